/** Where an arrow points to. */
export type Direction = 'left' | 'right' | 'up' | 'down'

/** Place of an element in the window. */
export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

/** The places of a board, in their order in the page. */
export function slotsOf(board: Element): HTMLElement[] {
  return [...board.children].filter((child) => child instanceof HTMLElement)
}

/**
 * Finds the place in the order that a widget gets when it is moved by one step. Left and right go
 * along the order. Up and down go to the nearest widget that stands above or below.
 *
 * @param boxes the places of all widgets, in their order
 * @returns a number from 0; that of the widget itself when there is nothing in that direction
 */
export function targetIn(boxes: readonly Box[], from: number, direction: Direction): number {
  if (direction === 'left') return Math.max(0, from - 1)
  if (direction === 'right') return Math.min(boxes.length - 1, from + 1)
  const own = boxes[from]
  if (own === undefined) return from
  const distances = boxes.map((box, index) => ({
    index,
    away: direction === 'up' ? own.top - box.bottom : box.top - own.bottom,
    aside: Math.abs(box.left + box.right - own.left - own.right),
  }))
  const [nearest] = distances
    .filter(({ index, away }) => index !== from && away >= 0)
    .toSorted((one, other) => one.away - other.away || one.aside - other.aside)
  return nearest?.index ?? from
}

/** Takes something out of a list and puts it to another place. */
export function withMoved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from]
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item)
}
