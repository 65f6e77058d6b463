/** A place that a van comes to. The town is a square of 100 units. */
export interface Stop {
  readonly id: string
  readonly name: string
  readonly x: number
  readonly y: number
}

/** Length of the town's sides. */
export const townSize = 100

/** The first tour. */
export const firstStops: readonly Stop[] = [
  { id: 'mill', name: 'Mill', x: 18, y: 72 },
  { id: 'bakery', name: 'Bakery', x: 42, y: 58 },
  { id: 'library', name: 'Library', x: 61, y: 81 },
  { id: 'station', name: 'Station', x: 78, y: 44 },
  { id: 'harbour', name: 'Harbour', x: 33, y: 21 },
]

/** Puts stops into the order of ids; `undefined` when these are not exactly theirs. */
export function inOrder(stops: readonly Stop[], ids: readonly string[]): Stop[] | undefined {
  const ordered = ids.flatMap((id) => stops.find((stop) => stop.id === id) ?? [])
  const isWhole = new Set(ordered).size === stops.length && ids.length === stops.length
  return isWhole ? ordered : undefined
}
