import { cardIn } from './glide.tsx'
import { laneIds, type Lanes, type LaneId, type Place } from './lanes.ts'

/** What a drag needs to know, and whom it tells. */
export interface DragOptions {
  readonly event: PointerEvent
  /** The board. Only it and its lanes are positioned, so that offsets are within it. */
  readonly root: HTMLElement
  readonly card: HTMLElement
  /** The lanes as they are now; others may change them meanwhile. */
  lanes(): Lanes
  /** Called when the card hangs over another place. */
  onOver(id: string, place: Place): void
  /**
   * Called once, at the end.
   *
   * @param place where it was dropped; `undefined` = nowhere, or taken back by Escape
   */
  onEnd(id: string, place: Place | undefined, ghost: DOMRect): void
}

/** A press that moves less than this, in px, is a click. */
const threshold = 5
/** So near to the window's edge the page scrolls, in px, and so fast, in px per frame. */
const edge = 72
const speed = 12

/**
 * Lets a copy of a card follow the pointer. The board itself is only told where the card hangs: it
 * renders the order that would result, so nothing but Preact ever moves an element of it.
 */
export function startDrag({ event, root, card, lanes, onOver, onEnd }: DragOptions): void {
  const id = card.dataset['card'] ?? ''
  const grab = card.getBoundingClientRect()
  const start = { x: event.clientX, y: event.clientY }
  let at = start
  let ghost: HTMLElement | undefined
  let over: Place | undefined
  const dragging = new AbortController()
  const { signal } = dragging

  const follow = (): void => {
    if (ghost === undefined) return
    ghost.style.translate = `${grab.left + at.x - start.x}px ${grab.top + at.y - start.y}px`
    const place = placeUnder(root, lanes(), id, at.x, grab.top + at.y - start.y + grab.height / 2)
    if (place === undefined) return
    if (place.lane === over?.lane && place.before === over.before) return
    over = place
    onOver(id, place)
  }
  const scroll = (): void => {
    if (signal.aborted) return
    if (at.y < edge) scrollBy(0, -speed)
    else if (at.y > innerHeight - edge) scrollBy(0, speed)
    follow()
    requestAnimationFrame(scroll)
  }
  const begin = (): void => {
    ghost = copyOf(card, grab)
    // The board, because the card's own element goes when the card hangs over another lane.
    root.setPointerCapture(event.pointerId)
    requestAnimationFrame(scroll)
  }
  const end = (isDropped: boolean): void => {
    if (signal.aborted) return
    dragging.abort()
    if (ghost === undefined) return
    const rect = ghost.getBoundingClientRect()
    ghost.remove()
    onEnd(id, isDropped ? over : undefined, rect)
  }

  addEventListener(
    'pointermove',
    ({ clientX, clientY, pointerId }) => {
      if (pointerId !== event.pointerId) return
      at = { x: clientX, y: clientY }
      if (ghost === undefined && Math.hypot(at.x - start.x, at.y - start.y) > threshold) begin()
      follow()
    },
    { signal },
  )
  addEventListener('pointerup', () => end(true), { signal })
  addEventListener('pointercancel', () => end(false), { signal })
  addEventListener(
    'keydown',
    (pressed) => {
      if (pressed.key !== 'Escape' || ghost === undefined) return
      pressed.preventDefault()
      end(false)
    },
    { signal },
  )
}

function copyOf(card: HTMLElement, { width, height }: DOMRect): HTMLElement {
  const ghost = card.cloneNode(true) as HTMLElement
  ghost.removeAttribute('data-card')
  ghost.setAttribute('aria-hidden', 'true')
  ghost.inert = true
  ghost.classList.add('is-ghost')
  ghost.style.width = `${width}px`
  ghost.style.height = `${height}px`
  document.body.append(ghost)
  return ghost
}

/** The place under the pointer; `undefined` = none. `middle` is that of the card that hangs there. */
function placeUnder(
  root: HTMLElement,
  lanes: Lanes,
  id: string,
  x: number,
  middle: number,
): Place | undefined {
  const lane = laneUnder(root, x, middle)
  if (lane === undefined) return undefined
  const origin = root.getBoundingClientRect().top
  const next = lanes[lane].find((card) => {
    const element = cardIn(root, card.id)
    if (card.id === id || element === undefined) return false
    // Offsets, not rectangles: where it will be once it has glided there.
    return origin + element.offsetTop + element.offsetHeight / 2 > middle
  })
  return { lane, before: next?.id ?? null }
}

function laneUnder(root: HTMLElement, x: number, y: number): LaneId | undefined {
  return laneIds.find((lane) => {
    const box = root.querySelector(`[data-lane="${lane}"]`)?.getBoundingClientRect()
    return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
  })
}
