import { describe, expect, it } from 'vitest'
import { drain } from './drain.ts'

function stage() {
  const timers: { ms: number; fire: () => void }[] = []
  const clock = {
    now: () => 0,
    after(ms: number, fire: () => void) {
      const timer = { ms, fire }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
  }
  const drained: number[] = []
  const connections = (count: number, work: () => Promise<void> = () => Promise.resolve()) =>
    Array.from({ length: count }, (_, index) => ({
      async drain() {
        drained.push(index)
        await work()
      },
    }))
  return { timers, clock, drained, connections }
}

describe('drain', () => {
  it('[RT-10] lets pages go one after the other, spread over a time that grows with their number', async () => {
    for (const [count, spread] of [
      [100, 200],
      [10_000, 5_000],
    ] as const) {
      const { timers, clock, drained, connections } = stage()
      let last = 0
      const done = drain(connections(count), clock, () => (last += 1 / count))
      const pauses = timers.filter(({ ms }) => ms < 10_000).map(({ ms }) => ms)
      expect([pauses.length, Math.max(...pauses)]).toEqual([count, expect.closeTo(spread, 3)])
      for (const { fire } of [...timers]) fire()
      await done
      expect(drained).toHaveLength(count)
    }
  })

  it('[RT-10] waits 10 s at most for handlers that do not end', async () => {
    const { timers, clock, connections } = stage()
    const done = drain(
      connections(1, () => new Promise(() => undefined)),
      clock,
    )
    expect(timers.map(({ ms }) => ms)).toEqual([10_000])
    timers[0]?.fire()
    await done
  })

  it('[RT-10] leaves no timer behind', async () => {
    const { timers, clock, connections } = stage()
    await drain(connections(1), clock)
    await drain([], clock)
    expect(timers).toEqual([])
  })
})
