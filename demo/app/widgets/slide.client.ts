import { slotsOf } from './slots.ts'

/** Lets widgets slide to their new places. */
export interface Slide {
  /** Lets those slide that stand elsewhere than before. */
  run(except?: HTMLElement): void
  /** Lets one slide into its place from where it was held, as lengths of CSS. */
  land(slot: HTMLElement, x: string, y: string): void
}

const slideMs = 280
const easing = 'cubic-bezier(0.2, 0.8, 0.3, 1)'

/** Makes the slide of a board, which remembers where its widgets stand. */
export function createSlide(board: HTMLElement, signal: AbortSignal): Slide {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let last = placesOf(board)
  const resized = new ResizeObserver(() => (last = placesOf(board)))
  resized.observe(board)
  signal.addEventListener('abort', () => resized.disconnect())
  return {
    run(except) {
      const before = last
      last = placesOf(board)
      if (calm.matches) return
      for (const [slot, now] of last) {
        const was = before.get(slot)
        if (slot === except) continue
        if (was === undefined) appear(slot)
        else if (was.left !== now.left || was.top !== now.top) {
          const from = `translate(${was.left - now.left}px, ${was.top - now.top}px)`
          slot.animate({ transform: [from, 'none'] }, { duration: slideMs, easing })
        }
      }
    },
    land(slot, x, y) {
      if (calm.matches) return
      slot.animate({ transform: [`translate(${x}, ${y})`, 'none'] }, { duration: slideMs, easing })
    },
  }
}

function appear(slot: HTMLElement): void {
  slot.animate({ opacity: [0, 1] }, { duration: slideMs, easing })
}

// Within the page, so that scrolling is no move.
function placesOf(board: HTMLElement): Map<HTMLElement, { left: number; top: number }> {
  return new Map(
    slotsOf(board).map((slot) => [slot, { left: slot.offsetLeft, top: slot.offsetTop }] as const),
  )
}
