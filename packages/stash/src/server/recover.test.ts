import { describe, expect, it } from 'vitest'
import { claimantOf, recordOf, sealedAt } from '../../test/records.ts'
import { browserStash, checkStrict, memoryStash, type StashAdapter } from './adapter.ts'
import { openLineage } from './claim.ts'
import { createKeyRing } from './key-ring.ts'
import { ownerKey, type OwnerStore } from './owner-store.ts'
import { encodeState, sealRecord, type StashRecord } from './record.ts'
import { recoverRecord, type Offer, type RecoverTools } from './recover.ts'
import { createSeal } from './seal.ts'

const session = 'session 1'
const key = ownerKey(session, 'lineage')
const ttlMs = 900_000
const state = encodeState({ count: 3, secretly: 1 }, ['count', 'secretly'])
const ring = createKeyRing(['the secret of the app'])
const seal = createSeal(ring, {
  app: 'shop',
  view: 'app/board',
  session,
  sessionEpoch: 0,
  scope: 'reload',
  place: '/',
})

function toolsOf(adapter: StashAdapter, restore: Partial<RecoverTools['restore']> = {}) {
  return { adapter, seal, session, restore: { keys: ['count'], ...restore } }
}

function offerOf(fields: Partial<Offer> = {}): Offer {
  const { isStored: _, ...claimant } = claimantOf({ isStrict: false })
  const sealed = sealRecord(seal, recordOf({ state }))
  return { ...claimant, sealed, where: 'disk', isRejoin: true, ...fields }
}

/** Keeps a record in a store as its owner does. */
async function keep(store: OwnerStore, fields: Partial<StashRecord> = {}): Promise<void> {
  const record = recordOf({ state, ...fields })
  await openLineage(store, key, { page: 'page-1', ttlMs })
  await store.confirm(key, record, { ttlMs, record: sealRecord(seal, record) })
}

const ticket = sealRecord(seal, recordOf({ seq: 0 }))

describe('recoverRecord', () => {
  it('[STASH-01] brings back the declared keys of what a browser kept', async () => {
    expect(await recoverRecord(toolsOf(browserStash()), offerOf())).toEqual({
      status: 'recovered',
      state: { count: 3 },
      record: recordOf({ state }),
      epoch: 2,
      ancestors: [{ epoch: 1, seq: 1 }],
    })
  })

  it('[STASH-01] leaves the record where it is: it can be recovered again', async () => {
    const tools = toolsOf(browserStash())
    await recoverRecord(tools, offerOf())
    expect(await recoverRecord(tools, offerOf())).toMatchObject({ status: 'recovered', epoch: 3 })
  })

  it('[STASH-01] tells a first visit from a record that is missing', async () => {
    const tools = toolsOf(browserStash())
    const nothing = { sealed: undefined }
    expect(await recoverRecord(tools, offerOf({ ...nothing, isRejoin: false }))).toEqual({
      status: 'new',
    })
    expect(await recoverRecord(tools, offerOf(nothing))).toEqual({ status: 'not_found' })
  })

  it.each<[string, Partial<Offer>, Partial<RecoverTools['restore']>, string]>([
    ['is no record', { sealed: 'x' }, {}, 'invalid'],
    ['is too large', { sealed: 'x'.repeat(1_000_000) }, {}, 'too-large'],
    ['has expired', { now: sealedAt + 10 * ttlMs }, {}, 'expired'],
    ['is of another version', {}, { version: 2 }, 'version'],
    ['belongs to another page', { scope: 'reconnect', page: 'page-2' }, {}, 'page'],
  ])('[STASH-01] tells why: what is offered %s', async (_name, offer, restore, reason) => {
    const recovery = await recoverRecord(toolsOf(browserStash(), restore), offerOf(offer))
    expect(recovery).toEqual({ status: 'error', reason, error: undefined })
  })

  it('[STASH-08] tells what a migration threw, and leaves the record to servers that can', async () => {
    const adapter = browserStash()
    const error = new Error('no such field')
    const migrate = () => {
      throw error
    }
    expect(await recoverRecord(toolsOf(adapter, { version: 2, migrate }), offerOf())).toEqual({
      status: 'error',
      reason: 'migrate',
      error,
    })
    expect(await recoverRecord(toolsOf(adapter), offerOf())).toMatchObject({ epoch: 2 })
  })

  it('[STASH-03] reads the newest record from a store by the ticket of a page', async () => {
    const adapter = memoryStash()
    await keep(adapter.store, { seq: 7, last: 4 })
    const recovery = await recoverRecord(toolsOf(adapter), offerOf({ sealed: ticket }))
    expect(recovery).toMatchObject({ status: 'recovered', state: { count: 3 }, epoch: 2 })
    expect(recovery.status === 'recovered' && recovery.record.last).toBe(4)
  })

  it('[STASH-03] reads once more when the last owner writes in between', async () => {
    const { holder, store } = memoryStash()
    await keep(store, { seq: 1 })
    let isWritten = false
    const busy: OwnerStore = {
      ...store,
      async claim(...call) {
        if (!isWritten) await keep(store, { seq: 2, last: 9 })
        isWritten = true
        return store.claim(...call)
      },
    }
    const recovery = await recoverRecord(
      toolsOf({ holder, store: busy }),
      offerOf({ sealed: ticket }),
    )
    expect(recovery.status === 'recovered' && recovery.record.last).toBe(9)
  })

  it('[STASH-03] tells what became of a record that a store no longer has', async () => {
    const { store } = memoryStash()
    const tools = toolsOf({ holder: 'server', store })
    expect(await recoverRecord(tools, offerOf({ sealed: ticket }))).toEqual({ status: 'not_found' })
    await keep(store)
    await store.reset(key, { epoch: 1, seq: 2 }, ttlMs)
    expect(await recoverRecord(tools, offerOf({ sealed: ticket }))).toEqual({
      status: 'error',
      reason: 'reset',
    })
  })

  it('[STASH-03] takes a ticket for no record when the adapter has changed', async () => {
    expect(await recoverRecord(toolsOf(browserStash()), offerOf({ sealed: ticket }))).toEqual({
      status: 'not_found',
    })
  })

  it('[STASH-07] refuses what was sealed before a reset', async () => {
    const adapter = browserStash()
    await openLineage(adapter.store, key, { page: 'page-1', ttlMs })
    await adapter.store.reset(key, { epoch: 1, seq: 2 }, ttlMs)
    expect(await recoverRecord(toolsOf(adapter), offerOf())).toMatchObject({ reason: 'reset' })
  })
})

describe('checkStrict', () => {
  it('[STASH-07] refuses a strict stash whose marks die with the process', () => {
    expect(() => checkStrict('app/board', browserStash())).toThrow(
      'The stash of `app/board` is strict',
    )
    const marks = { ...memoryStash().store, isShared: true }
    expect(() => checkStrict('app/board', browserStash({ marks }))).not.toThrow()
  })
})
