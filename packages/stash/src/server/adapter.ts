import { createMemoryStore, type MemoryStoreOptions } from './memory-store.ts'
import type { OwnerStore } from './owner-store.ts'

/**
 * Where the stash of a view is kept. An adapter of your own is such an object: a store that passes
 * the suite of `livejsx/stash/testing`, and who holds the records.
 */
export interface StashAdapter {
  /** `browser`: the page keeps the sealed record. `server`: the store does, the page keeps a ticket. */
  readonly holder: 'browser' | 'server'
  /** Who owns which lineage; with `holder: 'server'` the records too. */
  readonly store: OwnerStore
}

export interface BrowserStashOptions {
  /** Where owners and marks are kept. @default this process; strict stashes need a shared store */
  readonly marks?: OwnerStore
}

/**
 * Keeps records in the visitor's browser: sealed by the server, stored in IndexedDB, given back when
 * the page joins. They survive the server's end without anything stored on its side.
 */
export function browserStash({
  marks = createMemoryStore(),
}: BrowserStashOptions = {}): StashAdapter {
  return { holder: 'browser', store: marks }
}

/**
 * Keeps records in this process. They survive reloads and lost connections, not the process. The
 * browser gets a ticket of about 200 bytes, which names the record.
 */
export function memoryStash(options: MemoryStoreOptions = {}): StashAdapter {
  return { holder: 'server', store: createMemoryStore(options) }
}

/** @throws Error when a strict stash has a store that dies with the process */
export function checkStrict(view: string, { store }: StashAdapter): void {
  if (store.isShared) return
  throw new Error(
    `The stash of \`${view}\` is strict, and its adapter keeps marks in this process only, where a crash ` +
      'forgets them; give it a shared store, or leave `strict` out',
  )
}
