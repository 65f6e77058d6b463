import type { PageClock } from './record-store.ts'

/** Steps of a wait. */
const steps = 6

/**
 * The clock of a browser. While a page is busy, as when it starts, neither its disk nor its locks can
 * answer: such time does not count as waited for them. So waits go in steps, and one that ends late
 * counts for no more than it was to take.
 */
export const browserClock: PageClock = {
  now: () => Date.now(),
  after(ms, fire) {
    let left = steps
    let timer: ReturnType<typeof setTimeout>
    const step = (): void => {
      if (left === 0) return fire()
      left -= 1
      timer = setTimeout(step, ms / steps)
    }
    step()
    return () => clearTimeout(timer)
  },
}
