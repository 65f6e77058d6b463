import { describe, expect, it } from 'vitest'
import { storeCases } from './contract.ts'
import { createMemoryStore } from './memory-store.ts'
import type { Mark } from './owner-store.ts'

const mark: Mark = { owner: 1, epoch: 0, seq: 0, claims: 0, isReset: false }
const ttlMs = 1_000

describe('createMemoryStore', () => {
  it.each(storeCases)('[STASH-03] $name', ({ run }) =>
    run(() => {
      let now = 1_000_000
      return { store: createMemoryStore({ now: () => now }), pass: (ms) => void (now += ms) }
    }),
  )

  it('[STASH-03] lets the lineage go that was not written for longest when there are too many', async () => {
    const store = createMemoryStore({ maxEntries: 2 })
    await store.claim('a', undefined, mark, ttlMs)
    await store.claim('b', undefined, mark, ttlMs)
    await store.renew('a', 1, ttlMs)
    await store.claim('c', undefined, mark, ttlMs)
    const known = await Promise.all(['a', 'b', 'c'].map((key) => store.read(key)))
    expect(known.map((owned) => owned !== undefined)).toEqual([true, false, true])
  })

  it('[STASH-03] bounds the length of all records', async () => {
    const store = createMemoryStore({ maxLength: 250 })
    for (const key of ['a', 'b', 'c']) {
      await store.claim(key, undefined, mark, ttlMs)
      await store.confirm(key, { epoch: 1, seq: 1 }, { ttlMs, record: 'x'.repeat(100) })
    }
    expect(store.stats()).toEqual({ entries: 2, length: 200 })
    expect(await store.read('a')).toBeUndefined()
  })

  it('[STASH-05] holds nothing of lineages that expired, once others are written', async () => {
    let now = 0
    const store = createMemoryStore({ now: () => now })
    for (let at = 0; at < 100; at++) {
      now += 100
      await store.claim(`lineage ${at}`, undefined, mark, ttlMs)
    }
    expect(store.stats().entries).toBeLessThanOrEqual(11)
  })
})
