import type { Slide } from './slide.client.ts'
import { slotsOf, withMoved, type Box } from './slots.ts'

/** What a drag begins with. */
export interface DragStart {
  readonly event: PointerEvent
  readonly grip: HTMLElement
  readonly slot: HTMLElement
  readonly board: HTMLElement
  readonly slide: Slide
  /** Asks the server for the new place. */
  move(slot: HTMLElement, to: number): Promise<void>
}

/** So near to the window's edge the page scrolls, in px, and so fast, in px per frame. */
const edge = 72
const speed = 14

/**
 * Lets a widget follow the pointer. Elements stay where they are in the page: the new order is shown
 * by `order` alone until the server has made it true, or refused it.
 */
export function startDrag({ event, grip, slot, board, slide, move }: DragStart): void {
  event.preventDefault()
  grip.focus()
  grip.setPointerCapture(event.pointerId)
  const dragging = new AbortController()
  const { signal } = dragging
  const slots = slotsOf(board)
  const from = slots.indexOf(slot)
  // Those that still slide are measured where they go.
  for (const each of slots) for (const animation of each.getAnimations()) animation.finish()
  const scrolledAt = window.scrollY
  // Where they stood at first: places that give way under the pointer would make it hit others.
  const boxes = slots.map((each) => each.getBoundingClientRect())
  const start = { x: event.clientX, y: event.clientY, left: slot.offsetLeft, top: slot.offsetTop }
  let at = { x: event.clientX, y: event.clientY }
  let to = from
  slot.toggleAttribute('data-dragged', true)

  const follow = (): void => {
    const x = at.x - start.x + start.left - slot.offsetLeft
    const y = at.y - start.y + start.top - slot.offsetTop + window.scrollY - scrolledAt
    slot.style.setProperty('--x', `${x}px`)
    slot.style.setProperty('--y', `${y}px`)
  }
  const reorder = (): void => {
    const hit = boxes.findIndex((box) => isInside(box, at.x, at.y + window.scrollY - scrolledAt))
    if (hit < 0 || hit === to) return
    to = hit
    const order = withMoved(slots, from, to)
    for (const [index, each] of order.entries()) each.style.order = String(index)
    slide.run(slot)
    follow()
  }
  const scroll = (): void => {
    if (signal.aborted) return
    if (at.y < edge) window.scrollBy(0, -speed)
    else if (at.y > window.innerHeight - edge) window.scrollBy(0, speed)
    follow()
    requestAnimationFrame(scroll)
  }
  const letGo = (): void => {
    dragging.abort()
    slot.toggleAttribute('data-dragged', false)
    slide.land(slot, slot.style.getPropertyValue('--x'), slot.style.getPropertyValue('--y'))
    slot.style.removeProperty('--x')
    slot.style.removeProperty('--y')
  }
  const settle = (): void => {
    for (const each of slots) each.style.order = ''
    // Where the new order was not made true, they slide back.
    slide.run()
  }
  const drop = (): void => {
    if (signal.aborted) return
    letGo()
    if (to === from) return settle()
    move(slot, to)
      .catch(() => undefined)
      .finally(settle)
  }
  const cancel = (): void => {
    if (signal.aborted) return
    letGo()
    settle()
  }

  grip.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      at = { x: clientX, y: clientY }
      follow()
      reorder()
    },
    { signal },
  )
  grip.addEventListener('pointerup', drop, { signal })
  grip.addEventListener('pointercancel', cancel, { signal })
  addEventListener('keydown', ({ key }) => key === 'Escape' && cancel(), { signal })
  requestAnimationFrame(scroll)
}

function isInside({ left, right, top, bottom }: Box, x: number, y: number): boolean {
  return x > left && x < right && y > top && y < bottom
}
