import { describe, expect, it } from 'vitest'
import { sharedStore } from '../../test/records.ts'
import { openLineage } from './claim.ts'
import { confirmRecord, isStoredFor, resetRecord } from './confirm.ts'
import { createMemoryStore } from './memory-store.ts'

const key = 'session/lineage'
const ttlMs = 900_000
const position = { epoch: 3, seq: 4 }

describe('confirmRecord', () => {
  it('[STASH-07] tells an owner that it was replaced', async () => {
    const store = createMemoryStore()
    await openLineage(store, key, { page: 'page-1', ttlMs })
    expect(await confirmRecord(store, key, { position, ttlMs, isStrict: false })).toBe(false)
  })

  it('[STASH-03] enters a lineage again that the process has forgotten', async () => {
    const store = createMemoryStore()
    const record = 'a record'
    expect(await confirmRecord(store, key, { position, ttlMs, isStrict: false, record })).toBe(true)
    expect(await store.read(key)).toMatchObject({ mark: { owner: 3, ...position }, record })
  })

  it('[STASH-07] never revives a strict lineage', async () => {
    const store = sharedStore()
    expect(await confirmRecord(store, key, { position, ttlMs, isStrict: true })).toBe(false)
    expect(await store.read(key)).toBeUndefined()
  })
})

describe('resetRecord', () => {
  it('[STASH-07] refuses older records even where the lineage was unknown', async () => {
    const store = createMemoryStore()
    expect(await resetRecord(store, key, { position, ttlMs, isStrict: false })).toBe(true)
    expect((await store.read(key))?.mark).toMatchObject({ owner: 3, ...position, isReset: true })
    const older = { epoch: 2, seq: 9 }
    expect(await resetRecord(store, key, { position: older, ttlMs, isStrict: false })).toBe(false)
  })

  it('[STASH-07] enters no strict lineage', async () => {
    const store = sharedStore()
    expect(await resetRecord(store, key, { position, ttlMs, isStrict: true })).toBe(false)
  })
})

describe('isStoredFor', () => {
  it('[STASH-06] counts the memory of a page for what need not survive it', () => {
    expect(isStoredFor('reload', 'disk')).toBe(true)
    expect(isStoredFor('reload', 'memory')).toBe(false)
    expect(isStoredFor('reconnect', 'memory')).toBe(true)
  })
})
