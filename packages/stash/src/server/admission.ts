import { comparePositions, type Position } from '../position.ts'
import type { StashScope } from '../scope.ts'
import type { Mark } from './owner-store.ts'
import type { StashRecord } from './record.ts'

/**
 * By which rule a record is older than what was confirmed.
 *
 * - `ancestor`: what is confirmed must be the record or one of its ancestors, so that a record of
 *   another branch is refused, however new it is. It needs a mark that all servers share.
 * - `order`: the record must not be older. Marks of single processes know too little for more: one
 *   of them cuts away the ancestors that another one would look for.
 */
export type AdmissionRule = 'ancestor' | 'order'

/** Why a record that opened is not taken. */
export type AdmissionRefusal = 'page' | 'clock' | 'expired' | 'stale' | 'reset' | 'given-up'

/** What a record is judged by. */
export interface Admission {
  readonly rule: AdmissionRule
  readonly mark: Mark | undefined
  readonly scope: StashScope
  /** Page run that offers the record. */
  readonly page: string
  /** Milliseconds since the epoch. */
  readonly now: number
  /** When this server saw the connection go; `undefined` = it did not. */
  readonly lostAt?: number | undefined
  /** What the view asks for now; the shorter one of it and the record's counts. */
  readonly ttlMs: number
}

/** How far clocks of servers may be apart, in ms. */
export const clockSkewMs = 60_000

/** Hand-overs without a confirmed record, after which a state counts as one that makes its view fail. */
export const maxClaims = 5

/** Gives why a record is refused; `undefined` = it may be claimed. */
export function refusalOf(record: StashRecord, admission: Admission): AdmissionRefusal | undefined {
  const { mark, scope, page } = admission
  if (scope === 'reconnect' && record.page !== page) return 'page'
  const late = lateness(record, admission)
  if (late !== undefined) return late
  if (mark !== undefined && mark.claims >= maxClaims) return 'given-up'
  if (descends(record, admission)) return undefined
  return mark === undefined || mark.isReset ? 'reset' : 'stale'
}

/** The time counts from the loss of the connection, else from the last sign of life that is known. */
function lateness(record: StashRecord, admission: Admission): 'clock' | 'expired' | undefined {
  const { now, lostAt } = admission
  if (record.sealedAt > now + clockSkewMs) return 'clock'
  const ttlMs = Math.min(record.ttlMs, admission.ttlMs)
  // A loss was seen by this very clock; what another server wrote may be off.
  const end = lostAt === undefined ? record.sealedAt + ttlMs + clockSkewMs : lostAt + ttlMs
  return now > end ? 'expired' : undefined
}

function descends(record: StashRecord, { rule, mark }: Admission): boolean {
  // A shared store forgets a lineage only with its records, or because it ended.
  if (mark === undefined) return rule === 'order'
  if (rule === 'order') return comparePositions(record, mark) >= 0
  if (mark.epoch === 0) return true
  return [record, ...record.ancestors].some((one) => isOnLine(one, mark))
}

/** Tells whether a record is of the owner that made the confirmed one, and not older than that. */
function isOnLine(one: Position, mark: Mark): boolean {
  return one.epoch === mark.epoch && one.seq >= mark.seq
}

/**
 * The ancestors of what follows a claimed record, newest first, without those that no mark can ask
 * for any more.
 */
export function ancestorsAfter(
  claimed: Position & { readonly ancestors: readonly Position[] },
  mark: Position,
): readonly Position[] {
  const { epoch, seq, ancestors } = claimed
  return [{ epoch, seq }, ...ancestors].filter(
    (one) => one.epoch > mark.epoch || (one.epoch === mark.epoch && one.seq >= mark.seq),
  )
}
