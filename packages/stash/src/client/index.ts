export {
  createBrowserStash,
  type BrowserStash,
  type BrowserStashTools,
  type KeeperPlace,
  type PlacedKeeper,
} from './browser-stash.ts'
export type { StashEntry, StoredEntry } from './entry.ts'
export { openIdbStorage } from './idb-storage.ts'
export { maxTries, type Keeper, type OfferedRecord, type StoredWhere } from './keeper.ts'
export { openBrowserStash } from './open-browser-stash.ts'
export type { Decision, RecordStorage } from './record-storage.ts'
export { maxReadMs, maxWriteMs, type PageClock } from './record-store.ts'
export { type SlotLocks, type SlotStorage, type SlotTools } from './slot.ts'
export { readHeader, type RecordHeader } from '../header.ts'
export { comparePositions, isNewer, type Position } from '../position.ts'
export type { StashScope } from '../scope.ts'
