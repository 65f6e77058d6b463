import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { sealedOf } from '../../test/sealed.ts'
import { openIdbStorage } from './idb-storage.ts'

let count = 0
const open = () => openIdbStorage(`test-${++count}`)
const entry = { sealed: sealedOf(), keptAt: 1, tries: 0 }

describe('openIdbStorage', () => {
  it('[STASH-02] keeps, reads, changes and deletes values', async () => {
    const storage = open()
    expect(await storage.read('key')).toBeUndefined()
    await storage.change('key', () => entry)
    expect(await storage.read('key')).toEqual(entry)
    await storage.change('key', () => 'keep')
    expect(await storage.read('key')).toEqual(entry)
    await storage.change('key', () => 'delete')
    expect(await storage.read('key')).toBeUndefined()
  })

  it('[STASH-02] decides on the value as it is in the transaction', async () => {
    const storage = open()
    const seen: unknown[] = []
    await Promise.all(
      [1, 2, 3].map((tries) =>
        storage.change('key', (stored) => {
          seen.push((stored as { tries?: number } | undefined)?.tries)
          return { ...entry, tries }
        }),
      ),
    )
    expect(seen).toEqual([undefined, 1, 2])
  })

  it('[STASH-05] sweeps all keys at once', async () => {
    const storage = open()
    for (const key of ['a', 'b', 'c']) await storage.change(key, () => ({ ...entry, sealed: key }))
    await storage.sweep((stored) => {
      const { sealed } = stored as typeof entry
      if (sealed === 'b') return 'keep'
      return sealed === 'a' ? 'delete' : { ...entry, sealed: 'changed' }
    })
    const left = await Promise.all(['a', 'b', 'c'].map((key) => storage.read(key)))
    expect(left).toEqual([undefined, { ...entry, sealed: 'b' }, { ...entry, sealed: 'changed' }])
  })

  it('[STASH-02] clears everything', async () => {
    const storage = open()
    await storage.change('key', () => entry)
    await storage.clear()
    expect(await storage.read('key')).toBeUndefined()
  })

  it('[STASH-02] shares records between pages of the origin', async () => {
    const name = `test-${++count}`
    await openIdbStorage(name).change('key', () => entry)
    expect(await openIdbStorage(name).read('key')).toEqual(entry)
  })

  it('[STASH-10] rejects, and keeps what was there, when a value is refused at once', async () => {
    const storage = open()
    await storage.change('key', () => entry)
    const refused = { ...entry, sealed: (() => 'no data') as never }
    const outcomes = await Promise.allSettled([
      storage.change('key', () => refused),
      storage.sweep(() => refused),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await storage.read('key')).toEqual(entry)
  })

  it('[STASH-10] rejects where there is no IndexedDB, and where it may not be opened', async () => {
    vi.stubGlobal('indexedDB', undefined)
    await expect(open().read('key')).rejects.toThrow(/undefined/)
    await expect(open().change('key', () => entry)).rejects.toThrow(/undefined/)
    vi.stubGlobal('indexedDB', {
      open() {
        throw new Error('SecurityError')
      },
    })
    await expect(open().read('key')).rejects.toThrow('SecurityError')
    await expect(open().sweep(() => 'keep')).rejects.toThrow('SecurityError')
    await expect(open().clear()).rejects.toThrow('SecurityError')
  })
})
