import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulateLatency } from './latency.ts'
import { lines } from './wire-lines.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('simulateLatency', () => {
  it('lets messages through at once until it is called', () => {
    const delivered: string[] = []
    lines.up(() => delivered.push('at once'))
    expect(delivered).toEqual(['at once'])
  })

  it('delays each way by itself, and keeps the order when the delay becomes shorter', async () => {
    const delivered: string[] = []
    simulateLatency(400)
    lines.up(() => delivered.push('first up'))
    simulateLatency(0)
    lines.up(() => delivered.push('second up'))
    lines.down(() => delivered.push('down'))
    await vi.advanceTimersByTimeAsync(399)
    expect(delivered).toEqual(['down'])
    await vi.advanceTimersByTimeAsync(1)
    expect(delivered).toEqual(['down', 'first up', 'second up'])
  })

  it('varies each delay by the jitter', async () => {
    const delivered: number[] = []
    simulateLatency(1_000, { jitter: 0.4 })
    lines.up(() => delivered.push(1))
    await vi.advanceTimersByTimeAsync(599)
    expect(delivered).toEqual([])
    await vi.advanceTimersByTimeAsync(801)
    expect(delivered).toEqual([1])
  })
})
