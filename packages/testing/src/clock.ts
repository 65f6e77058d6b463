import type { Clock } from '@livejsx/server'

/** A clock that stands still until it is told to go on. */
export interface TestClock extends Clock {
  /** Goes on by `ms` and fires what falls due, in order of time. */
  advance(ms: number): void
}

/** Makes a clock. @param now milliseconds since the epoch at which it begins */
export function createTestClock(now = 1_000_000): TestClock {
  let timers: { at: number; fire: () => void }[] = []
  return {
    now: () => now,
    after(ms, fire) {
      const timer = { at: now + ms, fire }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.fire()
      }
      now = end
    },
  }
}
