import type { Position } from '../position.ts'
import type { StashScope } from '../scope.ts'
import { markLifeMs } from './claim.ts'
import type { OwnerStore } from './owner-store.ts'

/** Where a page says that it keeps a record. */
export type StoredWhere = 'disk' | 'memory'

/** What an owner confirms. */
export interface Confirmation {
  readonly position: Position
  readonly ttlMs: number
  readonly isStrict: boolean
  /** The sealed record, where the store keeps it. */
  readonly record?: string | undefined
}

/**
 * Moves the mark to a record that is stored. Only then may its events count as durable.
 *
 * @returns whether the owner is still the owner; `false` = it is fenced, and has to end
 * @throws what the store rejects with
 */
export async function confirmRecord(
  store: OwnerStore,
  key: string,
  { position, ttlMs, isStrict, record }: Confirmation,
): Promise<boolean> {
  const lifeMs = markLifeMs(ttlMs)
  const kept = { ttlMs: lifeMs, record }
  const written = await store.confirm(key, position, kept)
  if (written !== 'missing') return written === 'written'
  // A strict lineage that the store does not know has ended. Others lost their mark with a process,
  // or to a cap, and enter it again.
  if (isStrict) return false
  await enterAgain(store, key, position, lifeMs)
  return (await store.confirm(key, position, kept)) === 'written'
}

/**
 * Moves the mark to where nothing is stored: older records are refused from then on.
 *
 * @returns whether the owner is still the owner
 * @throws what the store rejects with
 */
export async function resetRecord(
  store: OwnerStore,
  key: string,
  { position, ttlMs, isStrict }: Omit<Confirmation, 'record'>,
): Promise<boolean> {
  const lifeMs = markLifeMs(ttlMs)
  const written = await store.reset(key, position, lifeMs)
  if (written !== 'missing') return written === 'written'
  if (isStrict) return false
  await enterAgain(store, key, position, lifeMs)
  return (await store.reset(key, position, lifeMs)) === 'written'
}

function enterAgain(
  store: OwnerStore,
  key: string,
  position: Position,
  lifeMs: number,
): Promise<boolean> {
  const mark = { owner: position.epoch, ...position, claims: 0, isReset: false }
  return store.claim(key, undefined, mark, lifeMs)
}

/**
 * Tells whether a record that is kept there survives all that its scope promises. Only such a record
 * is confirmed, and only such a one raises the mark when it is claimed.
 */
export function isStoredFor(scope: StashScope, where: StoredWhere): boolean {
  return where === 'disk' || scope === 'reconnect'
}
