// What an app's views and its own adapters need. The rest of the server half is for LiveJSX itself.
export {
  browserStash,
  memoryStash,
  type BrowserStashOptions,
  type StashAdapter,
} from './adapter.ts'
export { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from './memory-store.ts'
export type { Kept, Mark, Owned, OwnerStore, Written } from './owner-store.ts'
export type { Position } from '../position.ts'
