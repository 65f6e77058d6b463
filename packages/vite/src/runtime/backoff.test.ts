import { describe, expect, it } from 'vitest'
import { Backoff } from './backoff.ts'

describe('Backoff', () => {
  it('waits twice as long each time, up to the longest, until it is reset', () => {
    const backoff = new Backoff({ min: 300, max: 1_000, jitter: 0 })
    expect([backoff.duration(), backoff.duration(), backoff.duration()]).toEqual([300, 600, 1_000])
    expect(backoff.attempts).toBe(3)
    backoff.reset()
    expect(backoff.duration()).toBe(300)
  })

  it('spreads by the jitter, and takes new bounds', () => {
    const backoff = new Backoff({ min: 1, max: 1, jitter: 0 })
    backoff.setMin(1_000)
    backoff.setMax(1_200)
    backoff.setJitter(0.5)
    for (let attempt = 0; attempt < 100; attempt += 1) {
      backoff.reset()
      expect(backoff.duration()).toBeGreaterThanOrEqual(500)
      expect(backoff.attempts).toBe(1)
      backoff.reset()
      expect(backoff.duration()).toBeLessThanOrEqual(1_200)
    }
  })

  it('waits a bounded time after any number of attempts', () => {
    const backoff = new Backoff({ min: 300, max: 5_000, jitter: 0.5 })
    backoff.attempts = 5_000
    expect(backoff.duration()).toBe(5_000)
  })
})
