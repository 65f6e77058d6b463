import { claimRecord, type Claim, type Claimant } from './claim.ts'
import { isStoredFor, type StoredWhere } from './confirm.ts'
import { ownerKey } from './owner-store.ts'
import type { StashAdapter } from './adapter.ts'
import { openRecord, type StashRecord } from './record.ts'
import { restoreState, type Restore, type Restored } from './restore.ts'
import type { Seal, SealRefusal } from './seal.ts'

/** Why a stash that was offered did not come back. */
export type RecoverReason =
  | SealRefusal
  | Exclude<Restored['reason'], undefined>
  | Exclude<Claim['reason'], undefined>
  | 'schema'

/** How a recovery ended, with the state and the claim when it brought any. */
export type Recovery =
  | {
      readonly status: 'recovered'
      readonly state: Record<string, unknown>
      readonly record: StashRecord
      /** Number of the new owner. */
      readonly epoch: number
      readonly ancestors: StashRecord['ancestors']
      readonly reason?: undefined
    }
  | { readonly status: 'new' | 'not_found'; readonly reason?: undefined }
  | {
      readonly status: 'error'
      readonly reason: RecoverReason
      /** What `migrate` threw. */
      readonly error?: unknown
    }

/** What a page offers when it joins. */
export interface Offer extends Omit<Claimant, 'isStored'> {
  /** The sealed record, or the ticket; `undefined` = the page has none. */
  readonly sealed: string | undefined
  readonly where: StoredWhere
  /** The page had an instance before. */
  readonly isRejoin: boolean
}

/** What a view's stash is read with. */
export interface RecoverTools {
  readonly adapter: StashAdapter
  readonly seal: Seal
  /** Id of the cookie session. */
  readonly session: string
  readonly restore: Restore
}

/**
 * Brings back the state that a page offers: opens it, reads it as the view's version of today, and
 * claims it. What cannot be read is not claimed, so that a server of another version still can.
 *
 * @throws what the store rejects with, when the stash is strict or the store holds the records
 */
export async function recoverRecord(tools: RecoverTools, offer: Offer): Promise<Recovery> {
  const { adapter, seal, session } = tools
  if (offer.sealed === undefined) return { status: offer.isRejoin ? 'not_found' : 'new' }
  const opened = openRecord(seal, offer.sealed)
  if (opened.record === undefined) return { status: 'error', reason: opened.reason }
  const { lineage, seq } = opened.record
  const key = ownerKey(session, lineage)
  if (adapter.holder === 'server') return recoverHeld(tools, offer, key)
  // A ticket of a time when the view had another adapter: what it names is in no browser.
  if (seq === 0) return { status: 'not_found' }
  return recoverOffered(
    tools,
    { ...offer, isStored: isStoredFor(offer.scope, offer.where) },
    key,
    opened.record,
  )
}

/** The store has the record; the page's ticket only names it. */
async function recoverHeld(tools: RecoverTools, offer: Offer, key: string): Promise<Recovery> {
  const { adapter, seal } = tools
  for (let round = 1; ; round++) {
    const owned = await adapter.store.read(key)
    if (owned?.mark.isReset === true) return { status: 'error', reason: 'reset' }
    if (owned?.record === undefined) return { status: 'not_found' }
    const { record, reason } = openRecord(seal, owned.record)
    if (record === undefined) return { status: 'error', reason }
    const recovery = await recoverOffered(tools, { ...offer, isStored: true }, key, record)
    // The last owner has written once more in between.
    if (recovery.reason !== 'stale' || round === maxReads) return recovery
  }
}

const maxReads = 4

async function recoverOffered(
  { adapter, restore }: RecoverTools,
  claimant: Claimant,
  key: string,
  record: StashRecord,
): Promise<Recovery> {
  const { state, reason, error } = restoreState(record, restore)
  if (state === undefined) return { status: 'error', reason, error }
  const claim = await claimRecord(adapter.store, key, record, claimant)
  if (claim.record === undefined) return { status: 'error', reason: claim.reason }
  const { epoch, ancestors } = claim
  return { status: 'recovered', state, record, epoch, ancestors }
}
