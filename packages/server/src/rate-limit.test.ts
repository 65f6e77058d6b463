import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

describe('createRateLimit', () => {
  it('[RT-07] lets a burst through, then says when the next token is there', () => {
    let now = 0
    const clock = { now: () => now, after: () => () => undefined }
    const rate = createRateLimit({ perSecond: 10, burst: 2 }, clock)
    expect([rate.take(), rate.take(), rate.take()]).toEqual([0, 0, 100])
    now = 100
    expect([rate.take(), rate.take()]).toEqual([0, 100])
  })

  it('never holds more than the burst, and stands a clock that goes back', () => {
    let now = 0
    const clock = { now: () => now, after: () => () => undefined }
    const rate = createRateLimit({ perSecond: 10, burst: 1 }, clock)
    now = 60_000
    expect([rate.take(), rate.take()]).toEqual([0, 100])
    now = 0
    expect(rate.take()).toBe(100)
  })
})
