import { describe, expect, it } from 'vitest'
import { createTestClock } from '../../test/clock.ts'
import { createTestDisk, type TestDisk } from '../../test/disk.ts'
import { sealedOf } from '../../test/sealed.ts'
import { toEntry, type StashEntry } from './entry.ts'
import { createRecordStore, maxReadMs, maxWriteMs } from './record-store.ts'

const start = 1_800_000_000_000

function entryOf(fields: Parameters<typeof sealedOf>[0] = {}): StashEntry {
  return toEntry(sealedOf(fields), start) as StashEntry
}

function storeOf(mode?: TestDisk['mode']) {
  const clock = createTestClock(start)
  const disk = createTestDisk(mode)
  return { clock, disk, store: createRecordStore(disk, clock) }
}

describe('createRecordStore', () => {
  it('[STASH-02] replaces a record by a newer one of its lineage only', async () => {
    const { store } = storeOf()
    const newest = entryOf({ epoch: 2, seq: 1 })
    for (const entry of [entryOf({ seq: 9 }), newest, entryOf({ seq: 10 })]) {
      expect(await store.write('key', entry)).toBe(true)
    }
    expect(await store.read('key')).toEqual(newest)
  })

  it('[STASH-02] replaces a record of another lineage', async () => {
    const { store } = storeOf()
    await store.write('key', entryOf({ epoch: 9 }))
    const other = entryOf({ lineage: 'M' })
    await store.write('key', other)
    expect(await store.read('key')).toEqual(other)
  })

  it('[STASH-02] says that a record is there once its transaction has completed', async () => {
    const { store, disk, clock } = storeOf('waits')
    let written: boolean | undefined
    void store.write('key', entryOf()).then((done) => (written = done))
    await clock.advance(1_000)
    expect(written).toBeUndefined()
    disk.complete()
    await clock.advance(0)
    expect(written).toBe(true)
  })

  it('[STASH-07] removes what is older than a position', async () => {
    const { store } = storeOf()
    const below = { epoch: 1, seq: 5 }
    for (const [fields, stays] of [
      [{ seq: 4 }, false],
      [{ seq: 5 }, true],
      [{ seq: 6 }, true],
    ] as const) {
      await store.write('key', entryOf(fields))
      await store.remove('key', below)
      expect((await store.read('key')) !== undefined).toBe(stays)
      await store.remove('key')
      expect(await store.read('key')).toBeUndefined()
    }
  })

  it('[STASH-05] sweeps what has expired, and what is no record', async () => {
    const { store, disk, clock } = storeOf()
    await store.write('short', entryOf({ ttlMs: 1_000 }))
    await store.write('long', entryOf({ ttlMs: 86_400_000 }))
    disk.content.set('corrupt', { sealed: new Uint8Array(3) })
    await clock.advance(3_600_000)
    await store.sweep()
    expect([...disk.content.keys()]).toEqual(['long'])
  })

  it('[STASH-02] clears everything', async () => {
    const { store, disk } = storeOf()
    await store.write('key', entryOf())
    await store.clear()
    expect(disk.content.size).toBe(0)
  })

  it('[STASH-10] reads nothing of a corrupt value', async () => {
    const { store, disk } = storeOf()
    disk.content.set('key', 'not an entry')
    expect(await store.read('key')).toBeUndefined()
    expect(await store.write('key', entryOf())).toBe(true)
  })

  it.each(['throws', 'fails', 'full'] as const)(
    '[STASH-10] goes on without a disk that %s',
    async (mode) => {
      const { store } = storeOf(mode)
      expect(await store.write('key', entryOf())).toBe(false)
      expect(await store.read('key')).toBeUndefined()
      await store.remove('key')
      await store.sweep()
      await store.clear()
    },
  )

  it('[STASH-10] goes on where the browser has no store at all', async () => {
    const store = createRecordStore(undefined, createTestClock())
    expect(await store.write('key', entryOf())).toBe(false)
    expect(await store.read('key')).toBeUndefined()
  })

  it('[STASH-10] waits for a disk that hangs no longer than it may', async () => {
    const { store, clock } = storeOf('hangs')
    let read = false
    let written: boolean | undefined
    void store.read('key').then(() => (read = true))
    void store.write('key', entryOf()).then((done) => (written = done))
    await clock.advance(maxReadMs - 1)
    expect([read, written]).toEqual([false, undefined])
    await clock.advance(1)
    expect([read, written]).toEqual([true, undefined])
    await clock.advance(maxWriteMs - maxReadMs)
    expect(written).toBe(false)
  })
})
