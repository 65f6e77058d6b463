export {
  browserStash,
  checkStrict,
  memoryStash,
  type BrowserStashOptions,
  type StashAdapter,
} from './adapter.ts'
export {
  clockSkewMs,
  maxClaims,
  type Admission,
  type AdmissionRefusal,
  type AdmissionRule,
} from './admission.ts'
export { claimRecord, markLifeMs, openLineage, type Claim, type Claimant } from './claim.ts'
export {
  confirmRecord,
  isStoredFor,
  resetRecord,
  type Confirmation,
  type StoredWhere,
} from './confirm.ts'
export { maxAnswerMs, withDeadline } from './deadline.ts'
export { createKeyRing, type KeyRing, type RingKey } from './key-ring.ts'
export { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from './memory-store.ts'
export {
  isSameMark,
  ownerKey,
  type Kept,
  type Mark,
  type Owned,
  type OwnerStore,
  type Written,
} from './owner-store.ts'
export {
  changeDelayMs,
  createOwner,
  numberDelayMs,
  retryDelayMs,
  type OwnerClock,
  type OwnerOptions,
  type Snapshot,
  type StashOwner,
} from './owner.ts'
export {
  decodeState,
  encodeState,
  openRecord,
  sealRecord,
  type ReadRecord,
  type StashRecord,
  type StashVersion,
} from './record.ts'
export {
  recoverRecord,
  type Offer,
  type RecoverReason,
  type RecoverTools,
  type Recovery,
} from './recover.ts'
export { restoreState, type Migrate, type Restore, type Restored } from './restore.ts'
export {
  createSeal,
  maxSealedLength,
  type Binding,
  type Opened,
  type Seal,
  type SealOptions,
  type SealRefusal,
} from './seal.ts'
export type { RecordHeader } from '../header.ts'
export { comparePositions, isNewer, noPosition, type Position } from '../position.ts'
export type { StashScope } from '../scope.ts'
