import type { Position } from '../position.ts'

/** What a server knows of a lineage: who owns it, and the newest record that a browser or store has. */
export interface Mark extends Position {
  /** Number of the present owner. */
  readonly owner: number
  /** Hand-overs since an owner confirmed a record or renewed itself. */
  readonly claims: number
  /** What is newest is a reset, not a record. */
  readonly isReset: boolean
  /** Page run that the present owner was claimed for; `undefined` = none named itself. */
  readonly page?: string | undefined
  /** Which join of that page run claimed it, counting up. */
  readonly attempt?: number | undefined
}

/** What a store holds of a lineage. */
export interface Owned {
  readonly mark: Mark
  /** The sealed record, where the server's side keeps them. */
  readonly record?: string | undefined
}

/**
 * What became of a write: done; refused because there is a newer owner; refused because the store
 * knows nothing of the lineage (any more).
 */
export type Written = 'written' | 'fenced' | 'missing'

/**
 * Where servers agree on who owns a lineage. Each call is one atomic step. A call that rejects may
 * have been done or not.
 *
 * An entry may go when it was not written for `ttlMs`, and not before.
 */
export interface OwnerStore {
  /** Every server sees the same, and it outlives them. Strict stashes need that. */
  readonly isShared: boolean
  read(key: string): Promise<Owned | undefined>
  /**
   * Puts `next` in the place of the mark if the *whole* mark is `expected` (`undefined` = there is
   * none). A record stays. Comparing the owner alone would let in a record whose owner confirmed a
   * newer one in between.
   */
  claim(key: string, expected: Mark | undefined, next: Mark, ttlMs: number): Promise<boolean>
  /**
   * Moves the mark to `position` if `position.epoch` is the owner; never backwards, so a late
   * receipt is done as well. `record` is kept together with it.
   */
  confirm(key: string, position: Position, kept: Kept): Promise<Written>
  /** Moves the mark to `position`, if `position.epoch` is the owner, and deletes the record. */
  reset(key: string, position: Position, ttlMs: number): Promise<Written>
  /**
   * Says that the owner `epoch` lives, where nothing can be confirmed: a browser without a disk.
   * Hand-overs count from here anew.
   */
  renew(key: string, epoch: number, ttlMs: number): Promise<Written>
  /** Forgets the lineage, if `epoch` is the owner. */
  remove(key: string, epoch: number): Promise<Written>
}

/** What is kept with a confirmed position. */
export interface Kept {
  readonly ttlMs: number
  /** The sealed record of that position; `undefined` = the browser has it. */
  readonly record?: string | undefined
}

/** Names a lineage of a session in a store. */
export function ownerKey(session: string, lineage: string): string {
  return `${encodeURIComponent(session)}/${lineage}`
}

/** Tells whether two marks are the same in every field. */
export function isSameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return markFields.every((field) => one[field] === other[field])
}

const markFields = ['owner', 'epoch', 'seq', 'claims', 'isReset', 'page', 'attempt'] as const
