import { describe, expect, it } from 'vitest'
import { claimantOf, recordOf, sharedStore } from '../../test/records.ts'
import { claimRecord, maxAncestors, openLineage } from './claim.ts'
import { confirmRecord } from './confirm.ts'
import { createMemoryStore } from './memory-store.ts'
import type { OwnerStore } from './owner-store.ts'

const key = 'session/lineage'
const ttlMs = 900_000
const opening = { page: 'page-1', ttlMs }

async function confirm(store: OwnerStore, epoch: number, seq: number): Promise<boolean> {
  return confirmRecord(store, key, { position: { epoch, seq }, ttlMs, isStrict: true })
}

/** A store on which something happens once, between a claim's read and its write. */
function interrupted(store: OwnerStore, happen: () => Promise<unknown>): OwnerStore {
  let pending: typeof happen | undefined = happen
  return {
    ...store,
    async claim(...call) {
      const run = pending
      pending = undefined
      await run?.()
      return store.claim(...call)
    },
  }
}

describe('openLineage', () => {
  it('[STASH-07] enters a lineage once', async () => {
    const store = sharedStore()
    expect(await openLineage(store, key, opening)).toBe(true)
    expect(await openLineage(store, key, opening)).toBe(false)
  })
})

describe('claimRecord', () => {
  it('[STASH-07] makes the next owner, and fences the one before', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const claim = await claimRecord(store, key, recordOf(), claimantOf())
    expect(claim).toEqual({ record: recordOf(), epoch: 2, ancestors: [{ epoch: 1, seq: 1 }] })
    expect(await confirm(store, 1, 2)).toBe(false)
    expect(await confirm(store, 2, 1)).toBe(true)
  })

  it('[STASH-07] counts owners on from the greatest number that anybody knows', async () => {
    const store = createMemoryStore()
    const record = recordOf({ epoch: 4 })
    expect(await claimRecord(store, key, record, claimantOf({ epoch: 9 }))).toMatchObject({
      epoch: 10,
    })
    expect(await claimRecord(store, key, record, claimantOf())).toMatchObject({ epoch: 11 })
  })

  it('[STASH-07] raises the mark to a record from the disk, not to one from memory', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const newer = recordOf({ seq: 2 })
    await claimRecord(store, key, newer, claimantOf({ isStored: false }))
    expect((await store.read(key))?.mark).toMatchObject({ owner: 2, epoch: 1, seq: 1 })
    await claimRecord(store, key, newer, claimantOf())
    expect((await store.read(key))?.mark).toMatchObject({ owner: 3, epoch: 1, seq: 2 })
  })

  it('[STASH-07] judges anew when a receipt came between its read and its write', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const late = interrupted(store, () => confirm(store, 1, 2))
    expect(await claimRecord(late, key, recordOf(), claimantOf())).toEqual({ reason: 'stale' })
    expect(await confirm(store, 1, 3)).toBe(true)
  })

  it('[STASH-07] lets every claim at once end with an owner of its own', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => claimRecord(store, key, recordOf(), claimantOf())),
    )
    expect(claims.map((claim) => claim.record && claim.epoch)).toEqual([2, 3, 4, 5])
    const alive = await Promise.all([2, 3, 4, 5].map((epoch) => confirm(store, epoch, 1)))
    expect(alive).toEqual([false, false, false, true])
  })

  it('[STASH-07] refuses a join that comes after a newer one of its page', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const claim = (attempt: number, page = 'page-1') =>
      claimRecord(store, key, recordOf(), claimantOf({ attempt, page }))
    expect((await claim(5)).reason).toBeUndefined()
    expect((await claim(4)).reason).toBe('superseded')
    expect((await claim(5)).reason).toBeUndefined()
    expect((await claim(1, 'page-2')).reason).toBeUndefined()
  })

  it('[STASH-07] keeps the list of ancestors short: at the cap a record counts as stored', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    let record = recordOf()
    let longest = 0
    for (let round = 0; round < 40; round++) {
      const claim = await claimRecord(store, key, record, claimantOf({ isStored: false }))
      if (claim.record === undefined) throw new Error(claim.reason)
      await store.renew(key, claim.epoch, ttlMs)
      longest = Math.max(longest, claim.ancestors.length)
      record = recordOf({ epoch: claim.epoch, ancestors: claim.ancestors })
    }
    expect(longest).toBe(maxAncestors)
  })

  it('[STASH-08] gives a record up that is claimed again and again without a new one', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const reasons = []
    for (let round = 0; round < 6; round++) {
      reasons.push((await claimRecord(store, key, recordOf(), claimantOf())).reason)
    }
    expect(reasons).toEqual([undefined, undefined, undefined, undefined, undefined, 'given-up'])
  })

  it('[STASH-07] fails without an answer of the store when it is strict, else goes on without', async () => {
    const store: OwnerStore = {
      ...sharedStore(),
      read: () => Promise.reject(new Error('the store is down')),
    }
    await expect(claimRecord(store, key, recordOf(), claimantOf())).rejects.toThrow('down')
    const lenient = claimantOf({ isStrict: false })
    expect(await claimRecord(store, key, recordOf(), lenient)).toMatchObject({ epoch: 2 })
  })

  it('[STASH-07] may be done again when nobody knows whether it was done', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    await confirm(store, 1, 1)
    const silent: OwnerStore = {
      ...store,
      async claim(...call) {
        await store.claim(...call)
        throw new Error('no answer')
      },
    }
    await expect(claimRecord(silent, key, recordOf(), claimantOf())).rejects.toThrow('no answer')
    expect(await claimRecord(store, key, recordOf(), claimantOf())).toMatchObject({ epoch: 3 })
  })
})
