import type { PageClock } from '../src/client/record-store.ts'

/** A clock that stands still until it is told to go on. */
export interface TestClock extends PageClock {
  /** Goes on by `ms`, fires what falls due, and lets what follows of it happen. */
  advance(ms: number): Promise<void>
}

export function createTestClock(now = 1_800_000_000_000): TestClock {
  let timers: { at: number; fire: () => void }[] = []
  return {
    now: () => now,
    after(ms, fire) {
      const timer = { at: now + ms, fire }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
    async advance(ms) {
      const end = now + ms
      await settled()
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.fire()
        await settled()
      }
      now = end
    },
  }
}

/** Lets everything happen that waits for no timer of the test. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
