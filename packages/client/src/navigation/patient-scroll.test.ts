// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scrollPatiently } from './patient-scroll.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Lets the page change, and those hear of it who watch. */
async function change(): Promise<void> {
  document.body.append('more')
  await vi.advanceTimersByTimeAsync(0)
}

/** Scrolls that come to their end with the attempt of a number; counts attempts and ends. */
function scrolling(enough: number) {
  const counts = { attempts: 0, ends: 0 }
  const stop = scrollPatiently(
    () => ++counts.attempts >= enough,
    () => void (counts.ends += 1),
  )
  return { counts, stop }
}

describe('scrollPatiently', () => {
  it('[NAV-03] tries once where that is enough', async () => {
    const { counts, stop } = scrolling(1)
    await change()
    stop()
    expect(counts).toEqual({ attempts: 1, ends: 0 })
  })

  it('[NAV-03] tries again with each change of the page, until it is where it should be', async () => {
    const { counts } = scrolling(3)
    await change()
    expect(counts).toEqual({ attempts: 2, ends: 0 })
    await change()
    await change()
    expect(counts).toEqual({ attempts: 3, ends: 1 })
  })

  it.each(['wheel', 'touchstart', 'pointerdown', 'keydown'])(
    '[NAV-03] gives up when the visitor does something: %s',
    async (act) => {
      const { counts } = scrolling(9)
      window.dispatchEvent(new Event(act))
      await change()
      expect(counts).toEqual({ attempts: 1, ends: 1 })
    },
  )

  it('[NAV-03] gives up after 10 s, and when it is told to', async () => {
    const { counts } = scrolling(9)
    vi.advanceTimersByTime(10_000)
    await change()
    expect(counts).toEqual({ attempts: 1, ends: 1 })
    const other = scrolling(9)
    other.stop()
    await change()
    expect(other.counts).toEqual({ attempts: 1, ends: 1 })
  })
})
