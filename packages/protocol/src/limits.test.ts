import { describe, expect, it } from 'vitest'
import { limits } from './limits.ts'

describe('limits', () => {
  it('are positive integers', () => {
    expect(Object.values(limits).filter((value) => !Number.isInteger(value) || value <= 0)).toEqual(
      [],
    )
  })

  it('fit each other', () => {
    expect(limits.maxMessageBytes).toBeLessThan(limits.maxFrameBytes)
    expect(limits.eventsPerSecond).toBeLessThanOrEqual(limits.eventBurst)
    expect(limits.maxDepth).toBeLessThan(limits.maxStateDepth)
  })
})
