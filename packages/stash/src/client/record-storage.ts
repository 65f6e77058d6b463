import type { StoredEntry } from './entry.ts'

/** What becomes of the value of a key. */
export type Decision = StoredEntry | 'keep' | 'delete'

/**
 * A browser's store of records. What it gives back was written by anybody, and each call may reject
 * or never end.
 */
export interface RecordStorage {
  read(key: string): Promise<unknown>
  /**
   * Reads a key and decides on its value in one transaction; resolves once that has completed, so
   * that the value outlives the page.
   */
  change(key: string, decide: (stored: unknown) => Decision): Promise<void>
  /** Decides on every key in one transaction. */
  sweep(decide: (stored: unknown) => Decision): Promise<void>
  clear(): Promise<void>
}
