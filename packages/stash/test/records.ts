import type { OwnerStore } from '../src/server/owner-store.ts'
import type { StashRecord } from '../src/server/record.ts'
import { createMemoryStore, type MemoryStoreOptions } from '../src/server/memory-store.ts'
import type { Claimant } from '../src/server/claim.ts'

/** When the records of tests are sealed. */
export const sealedAt = 1_800_000_000_000

/** Makes a record of the first owner. */
export function recordOf(fields: Partial<StashRecord> = {}): StashRecord {
  return {
    lineage: 'lineage',
    epoch: 1,
    seq: 1,
    page: 'page-1',
    last: 0,
    ttlMs: 900_000,
    state: {},
    answers: [],
    ancestors: [],
    version: undefined,
    sealedAt,
    ...fields,
  }
}

/** Makes who asks for a record: the page that made it, at once. */
export function claimantOf(fields: Partial<Claimant> = {}): Claimant {
  return {
    scope: 'reload',
    page: 'page-1',
    now: sealedAt,
    ttlMs: 900_000,
    isStored: true,
    epoch: 1,
    isStrict: true,
    ...fields,
  }
}

/** Makes a store that all servers of a test share. */
export function sharedStore(options?: MemoryStoreOptions): OwnerStore {
  return { ...createMemoryStore(options), isShared: true }
}
