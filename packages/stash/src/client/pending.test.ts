import { describe, expect, it } from 'vitest'
import { createTestStorage, forbiddenStorage } from '../../test/browser.ts'
import { sealedOf } from '../../test/sealed.ts'
import { toEntry, type StashEntry } from './entry.ts'
import { putPending, takePending } from './pending.ts'

const entry = toEntry(sealedOf(), 10) as StashEntry

describe('putPending', () => {
  it('[STASH-02] keeps records for the next page of the tab, once', () => {
    const storage = createTestStorage()
    putPending(storage, new Map([['key', entry]]))
    expect(takePending(storage)).toEqual(new Map([['key', entry]]))
    expect(takePending(storage).size).toBe(0)
    expect(storage.content.size).toBe(0)
  })

  it('[STASH-02] leaves nothing behind where there is nothing to keep', () => {
    const storage = createTestStorage()
    putPending(storage, new Map())
    expect(storage.content.size).toBe(0)
  })

  it('[STASH-10] goes without a storage that is missing, forbidden or full', () => {
    for (const storage of [undefined, forbiddenStorage]) {
      putPending(storage, new Map([['key', entry]]))
      expect(takePending(storage).size).toBe(0)
    }
    const storage = createTestStorage()
    const large = { ...entry, sealed: entry.sealed + 'x'.repeat(2_000_000) }
    putPending(storage, new Map([['key', large]]))
    expect(storage.content.size).toBe(0)
  })
})

describe('takePending', () => {
  it.each(['', '{', '{}', '[1]', '[["key"]]', '[["key",{"sealed":"x","keptAt":1}]]', 'null'])(
    '[STASH-10] takes nothing of %j',
    (text) => {
      const storage = createTestStorage(new Map([['livejsx-stash', text]]))
      expect(takePending(storage).size).toBe(0)
    },
  )
})
