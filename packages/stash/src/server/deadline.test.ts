import { describe, expect, it } from 'vitest'
import { createTestClock } from '../../test/clock.ts'
import { storeCases } from './contract.ts'
import { maxAnswerMs, withDeadline } from './deadline.ts'
import { createMemoryStore } from './memory-store.ts'

describe('withDeadline', () => {
  it.each(storeCases)('[STASH-03] $name', ({ run }) =>
    run(() => {
      const clock = createTestClock()
      const store = createMemoryStore({ now: clock.now })
      return { store: withDeadline(store, clock), pass: (ms) => clock.advance(ms) }
    }),
  )

  it('[STASH-03] rejects when there is no answer in time, and only then', async () => {
    const clock = createTestClock()
    const silent = { ...createMemoryStore(), read: () => new Promise<never>(() => undefined) }
    let failure: unknown
    withDeadline(silent, clock)
      .read('key')
      .catch((error: unknown) => (failure = error))
    await clock.advance(maxAnswerMs - 1)
    expect(failure).toBeUndefined()
    await clock.advance(1)
    expect(String(failure)).toBe('Error: The store did not answer in 2000 ms')
  })
})
