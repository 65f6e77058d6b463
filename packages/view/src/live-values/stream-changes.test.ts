import { dropEntries, idOfEntry, putEntries, type StreamEntry } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { itemsAfter, listAfter, mergeChanges, type StreamChange } from './stream-changes.ts'

const put = (at: number | null, ...ids: number[]): StreamChange => ({
  verb: 'put',
  at,
  entries: ids.map((id) => ({ id })),
  limit: undefined,
})
const drop = (...ids: number[]): StreamChange => ({ verb: 'drop', ids: ids.map(String) })

describe('mergeChanges', () => {
  it('[LIST-02] makes one put of those at the same end, in the order that they lead to', () => {
    expect(mergeChanges([put(-1, 1, 2), put(-1, 3)])).toEqual([put(-1, 1, 2, 3)])
    expect(mergeChanges([put(0, 1, 2), put(0, 3), put(0, 2, 4)])).toEqual([put(0, 4, 3, 1, 2)])
    expect(mergeChanges([put(null, 1), put(null, 1, 2)])).toEqual([put(null, 1, 2)])
    expect(mergeChanges([drop(1, 2), drop(2, 3)])).toEqual([drop(1, 2, 3)])
  })

  it('[LIST-02] leaves apart what would come out otherwise', () => {
    const limited: StreamChange = { verb: 'put', at: -1, entries: [{ id: 1 }], limit: -2 }
    const apart = [
      put(-1, 1),
      put(0, 2),
      put(3, 3),
      put(3, 4),
      drop(1),
      put(-1, 1),
      limited,
      limited,
    ]
    expect(mergeChanges(apart)).toEqual(apart)
  })

  it('[LIST-02] leads to the same list as the changes one by one, for random series', () => {
    const random = createRandom(5)
    for (let round = 0; round < 300; round += 1) {
      const before = entries(random, 6)
      const changes = Array.from({ length: 8 }, () => randomChange(random))
      expect(listAfter(before, changes)).toEqual(changes.reduce(apply, before))
    }
  })
})

describe('itemsAfter', () => {
  it('[LIST-02] is the whole list after a `set`', () => {
    const set: StreamChange = { verb: 'set', entries: [{ id: 1 }, { id: 2 }] }
    expect(itemsAfter([set, put(0, 3), drop(1)])).toEqual([{ id: 3 }, { id: 2 }])
  })

  it('[LIST-02] is otherwise what has been brought and not dropped', () => {
    expect(itemsAfter([put(-1, 1, 2), put(null, 5), drop(1)])).toEqual([{ id: 2 }, { id: 5 }])
    expect(itemsAfter([])).toEqual([])
  })
})

type Random = (below: number) => number

function createRandom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

function entries(random: Random, count: number): StreamEntry[] {
  const all = Array.from({ length: random(count) + 1 }, () => random(12))
  return [...new Set(all)].map((id) => ({ id, value: random(1_000) }))
}

function randomChange(random: Random): StreamChange {
  const kind = random(8)
  if (kind === 0) return { verb: 'set', entries: entries(random, 5) }
  if (kind === 1) return { verb: 'drop', ids: entries(random, 3).map(idOfEntry) }
  const at = [-1, 0, 0, -1, null, 2][kind - 2] ?? -1
  const limit = random(4) === 0 ? [3, -3][random(2)] : undefined
  return { verb: 'put', at, entries: entries(random, 4), limit }
}

function apply(list: readonly StreamEntry[], change: StreamChange): readonly StreamEntry[] {
  if (change.verb === 'set') return change.entries
  if (change.verb === 'drop') return dropEntries(list, change.ids)
  return putEntries(list, change.at, change.entries, change.limit)
}
