import { isNewer, noPosition, type Position } from '../position.ts'
import { ancestorsAfter, refusalOf, type Admission, type AdmissionRefusal } from './admission.ts'
import type { Mark, OwnerStore } from './owner-store.ts'
import type { StashRecord } from './record.ts'

/** Who asks for a record. */
export interface Claimant extends Omit<Admission, 'mark' | 'rule'> {
  /** The record comes from the browser's disk or from the store, so a reload would bring it again. */
  readonly isStored: boolean
  /** Owner epoch in the page's token. */
  readonly epoch: number
  /** Which of the page run's joins it is, counting up; `undefined` = late joins may take over. */
  readonly attempt?: number | undefined
  /** Without an answer of the store the claim fails, and is tried again later. */
  readonly isStrict: boolean
}

/** A claimed record with the number of its new owner, or why it is not taken. */
export type Claim =
  | {
      readonly record: StashRecord
      /** Number of the new owner. */
      readonly epoch: number
      /** Ancestors of the new owner's records. */
      readonly ancestors: readonly Position[]
      readonly reason?: undefined
    }
  | { readonly record?: undefined; readonly reason: AdmissionRefusal | 'superseded' | 'contended' }

/** Ancestors in a record. At more, the claimed record counts as stored. */
export const maxAncestors = 8

/** Times that a claim is begun anew because the mark moved in between. */
const maxRounds = 8

/**
 * Takes a record over: judges it, and makes a new owner by one compare-and-set of the whole mark, so
 * that what was judged by is what is replaced. From then on older owners are fenced.
 *
 * @throws what the store rejects with, when the claim is strict
 */
export async function claimRecord(
  store: OwnerStore,
  key: string,
  record: StashRecord,
  claimant: Claimant,
): Promise<Claim> {
  try {
    return await claimInRounds(store, key, record, claimant)
  } catch (error) {
    if (claimant.isStrict) throw error
    // A store that does not answer is, for a stash that is not strict, one that knows nothing.
    return claimAgainst(undefined, record, { ...claimant, rule: 'order', mark: undefined }).claim
  }
}

async function claimInRounds(
  store: OwnerStore,
  key: string,
  record: StashRecord,
  claimant: Claimant,
): Promise<Claim> {
  const rule = store.isShared && claimant.isStrict ? 'ancestor' : 'order'
  for (let round = 0; round < maxRounds; round++) {
    const mark = (await store.read(key))?.mark
    const { claim, next } = claimAgainst(mark, record, { ...claimant, rule, mark })
    if (next === undefined) return claim
    if (await store.claim(key, mark, next, markLifeMs(record.ttlMs))) return claim
  }
  return { reason: 'contended' }
}

/** Judges a record by a mark, and gives the mark that a claim puts in its place. */
export function claimAgainst(
  mark: Mark | undefined,
  record: StashRecord,
  claimant: Claimant & Admission,
): { readonly claim: Claim; readonly next?: Mark | undefined } {
  const reason = isLateJoin(mark, claimant) ? 'superseded' : refusalOf(record, claimant)
  if (reason !== undefined) return { claim: { reason } }
  const epoch = Math.max(mark?.owner ?? 0, record.epoch, claimant.epoch) + 1
  const isStored = claimant.isStored || record.ancestors.length >= maxAncestors
  const raised = isStored && isNewer(record, mark) ? record : (mark ?? noPosition)
  const next: Mark = {
    owner: epoch,
    epoch: raised.epoch,
    seq: raised.seq,
    claims: (mark?.claims ?? 0) + 1,
    isReset: raised === mark && mark.isReset,
    page: claimant.page,
    attempt: claimant.attempt,
  }
  return { claim: { record, epoch, ancestors: ancestorsAfter(record, next) }, next }
}

/** Tells whether an older join of the same page run comes after a newer one. */
function isLateJoin(mark: Mark | undefined, { page, attempt }: Claimant): boolean {
  if (mark?.attempt === undefined || attempt === undefined) return false
  return mark.page === page && attempt < mark.attempt
}

/**
 * Enters a new lineage into a store. It must be there before the first record of a strict stash.
 *
 * @returns whether it was entered; `false` = it is known already
 */
export function openLineage(
  store: OwnerStore,
  key: string,
  { page, ttlMs }: { page: string; ttlMs: number },
): Promise<boolean> {
  const mark: Mark = { owner: 1, ...noPosition, claims: 0, isReset: false, page }
  return store.claim(key, undefined, mark, markLifeMs(ttlMs))
}

/**
 * How long a store keeps a mark, in ms: as long as some record that it would refuse may be taken.
 * Living instances renew their records four times within `ttlMs`.
 */
export function markLifeMs(ttlMs: number): number {
  return 2 * ttlMs + 5 * 60_000
}
