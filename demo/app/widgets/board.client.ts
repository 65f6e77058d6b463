import { defineHook } from 'livejsx'
import { startDrag } from './drag.client.ts'
import { createSlide, type Slide } from './slide.client.ts'
import { slotsOf, targetIn, type Direction } from './slots.ts'

/** What the server tells of the board. */
export interface BoardData {
  readonly isEditing: boolean
  /** Order and sizes of the widgets: they may slide when it changes. */
  readonly places: string
}

interface Own {
  stop: AbortController
  slide: Slide
  places: string
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Moves widgets by pointer, by buttons and by keys. The server decides; this asks it. */
export default defineHook<BoardData, Own>({
  mounted() {
    const { el } = this
    this.stop = new AbortController()
    const { signal } = this.stop
    this.slide = createSlide(el, signal)
    this.places = this.data.places

    const move = async (slot: HTMLElement, to: number): Promise<void> => {
      const focused = document.activeElement
      await this.pushEvent('move', { id: slot.dataset['widget'], to })
      // The elements are the same, but one that the browser has moved has lost the focus.
      if (focused instanceof HTMLElement && slot.contains(focused)) focused.focus()
      slot.scrollIntoView({ block: 'nearest' })
    }
    const moveTowards = (slot: HTMLElement, direction: Direction): void => {
      const slots = slotsOf(el)
      const to = targetIn(
        slots.map((each) => each.getBoundingClientRect()),
        slots.indexOf(slot),
        direction,
      )
      move(slot, to).catch(() => undefined) // Refused or lost: everything is where it was.
    }

    el.addEventListener(
      'click',
      ({ target }) => {
        const button = closest(target, '[data-move]')
        const slot = closest(target, '.slot')
        const direction = button?.dataset['move'] as Direction | undefined
        if (slot !== undefined && direction !== undefined) moveTowards(slot, direction)
      },
      { signal },
    )
    el.addEventListener(
      'keydown',
      (event) => {
        const slot = closest(event.target, '.slot')
        const direction = directions[event.key]
        if (direction === undefined || slot === undefined) return
        if (closest(event.target, '[data-grip]') === undefined) return
        event.preventDefault()
        moveTowards(slot, direction)
      },
      { signal },
    )
    el.addEventListener(
      'pointerdown',
      (event) => {
        const grip = closest(event.target, '[data-grip]')
        const slot = closest(event.target, '.slot')
        if (grip === undefined || slot === undefined || event.button !== 0) return
        startDrag({ event, grip, slot, board: el, slide: this.slide as Slide, move })
      },
      { signal },
    )
    this.handleEvent('added', (id) => {
      const slot = el.querySelector<HTMLElement>(`[data-widget="${CSS.escape(String(id))}"]`)
      slot?.scrollIntoView({ block: 'center', behavior: isCalm() ? 'auto' : 'smooth' })
      slot?.toggleAttribute('data-fresh', true)
      slot?.addEventListener('animationend', () => slot.toggleAttribute('data-fresh', false), {
        once: true,
      })
    })
  },
  updated() {
    if (this.data.places === this.places) return
    this.places = this.data.places
    this.slide?.run()
  },
  destroyed() {
    this.stop?.abort()
  },
})

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

function closest(target: EventTarget | null, selector: string): HTMLElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLElement>(selector) ?? undefined)
    : undefined
}
