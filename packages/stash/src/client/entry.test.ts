import { describe, expect, it } from 'vitest'
import { sealedOf } from '../../test/sealed.ts'
import { fromStored, isOver, toEntry, toStored } from './entry.ts'

describe('toEntry', () => {
  it('[STASH-02] reads what the record says in the clear', () => {
    expect(toEntry(sealedOf({ epoch: 2, seq: 3, last: 4 }), 10)).toMatchObject({
      lineage: 'L',
      epoch: 2,
      seq: 3,
      last: 4,
      keptAt: 10,
      tries: 0,
    })
    expect(toEntry('something else', 10)).toBeUndefined()
  })
})

describe('fromStored', () => {
  it('[STASH-02] reads what `toStored` wrote', () => {
    const entry = { ...toEntry(sealedOf(), 10), tries: 2 } as never
    expect(fromStored(structuredClone(toStored(entry)))).toEqual(entry)
  })

  it.each([
    [undefined],
    [null],
    ['text'],
    [[]],
    [{ sealed: 1, keptAt: 1 }],
    [{ sealed: 'x', keptAt: 1 }],
    [{ sealed: sealedOf() }],
  ])('[STASH-10] reads nothing of %j', (stored) => expect(fromStored(stored)).toBeUndefined())
})

describe('isOver', () => {
  it('[STASH-05] allows for clocks, and for a long life of the page', () => {
    const entry = toEntry(sealedOf({ ttlMs: 1_000 }), 0) as never
    expect([isOver(entry, 302_000), isOver(entry, 302_001)]).toEqual([false, true])
  })
})
