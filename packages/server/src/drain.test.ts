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

function createMoment(): { moment: Promise<void>; end: () => void } {
  let end = (): void => undefined
  const moment = new Promise<void>((resolve) => (end = resolve))
  return { moment, end }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

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
    timers.find(({ ms }) => ms === 10_000)?.fire()
    await done
    expect(timers).toEqual([])
  })

  it('[RT-10] waits for a page that asks for a moment, and lets the others go meanwhile', async () => {
    const { timers, clock, drained, connections } = stage()
    const { moment, end } = createMoment()
    const all = connections(3).map((each, index) => (index === 0 ? { ...each, moment } : each))
    const done = drain(all, clock, () => 0)
    for (const { ms, fire } of [...timers]) if (ms === 0) fire()
    await settled()
    expect(drained).toEqual([1, 2])
    timers.find(({ ms }) => ms === 10_000)?.fire()
    await settled()
    expect(drained).toEqual([1, 2])
    end()
    await done
    expect(drained).toEqual([1, 2, 0])
  })

  it('[RT-10] waits no longer than 15 s for that moment, from when it was the page’s turn', async () => {
    const { timers, clock, drained, connections } = stage()
    const { moment } = createMoment()
    const done = drain(
      connections(1).map((each) => ({ ...each, moment })),
      clock,
    )
    await settled()
    expect(drained).toEqual([])
    timers.find(({ ms }) => ms === 15_000)?.fire()
    await done
    expect([drained, timers]).toEqual([[0], []])
  })

  it('[RT-10] waits until 23 s have passed for the handlers of such a page', async () => {
    const { timers, clock, connections } = stage()
    const all = connections(1, () => new Promise(() => undefined))
    const done = drain(
      all.map((each) => ({ ...each, moment: Promise.resolve() })),
      clock,
    )
    await settled()
    timers.find(({ ms }) => ms === 23_000)?.fire()
    await done
    expect(timers).toEqual([])
  })

  it('[RT-10] leaves no timer behind', async () => {
    const { timers, clock, connections } = stage()
    await drain(connections(1), clock)
    await drain([], clock)
    expect(timers).toEqual([])
  })
})
