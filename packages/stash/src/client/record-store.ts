import { isNewer, type Position } from '../position.ts'
import { fromStored, isOver, toStored, type StashEntry } from './entry.ts'
import type { RecordStorage } from './record-storage.ts'

/** Time as the page sees it. Tests pass their own. */
export interface PageClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls `fire` once after `ms`. Returns a function that cancels, safe to call twice. */
  after(ms: number, fire: () => void): () => void
}

/** Records on the visitor's disk, if there is one. Nothing here rejects, and nothing waits for long. */
export interface RecordStore {
  /** @returns `undefined` when there is none, and when the disk does not say so in time */
  read(key: string): Promise<StashEntry | undefined>
  /**
   * Writes an entry, unless a newer one of its lineage is there.
   *
   * @returns whether the entry or a newer one is on the disk
   */
  write(key: string, entry: StashEntry): Promise<boolean>
  /** Deletes the record, if it is older than `below` where that is given. */
  remove(key: string, below?: Position): Promise<void>
  /** Deletes what has expired. */
  sweep(): Promise<void>
  /** Deletes everything. */
  clear(): Promise<void>
}

/** How long a join waits for the disk, in ms. */
export const maxReadMs = 300

/** How long a write may take before the page goes on without, in ms. */
export const maxWriteMs = 5_000

/** @param storage `undefined` = the browser has none */
export function createRecordStore(
  storage: RecordStorage | undefined,
  clock: PageClock,
): RecordStore {
  const within = <Result>(
    ms: number,
    run: (from: RecordStorage) => Promise<Result>,
  ): Promise<Result | undefined> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, () => resolve(undefined))
      // A disk that fails is a disk that is missing: the page's memory does, and no one can mend it.
      const give = (result?: Result): void => {
        cancel()
        resolve(result)
      }
      if (storage === undefined) give()
      else
        Promise.resolve(storage)
          .then(run)
          .then(give, () => give())
    })

  return {
    read: async (key) => fromStored(await within(maxReadMs, (from) => from.read(key))),
    async write(key, entry) {
      const written = await within(maxWriteMs, async (to) => {
        await to.change(key, (stored) => {
          const kept = fromStored(stored)
          if (kept?.lineage !== entry.lineage) return toStored(entry)
          return isNewer(kept, entry) ? 'keep' : toStored(entry)
        })
        return true
      })
      return written === true
    },
    async remove(key, below) {
      await within(maxWriteMs, (from) =>
        from.change(key, (stored) => {
          const kept = fromStored(stored)
          if (kept === undefined || below === undefined) return 'delete'
          return isNewer(below, kept) ? 'delete' : 'keep'
        }),
      )
    },
    async sweep() {
      await within(maxWriteMs, (of) =>
        of.sweep((stored) => {
          const kept = fromStored(stored)
          return kept === undefined || isOver(kept, clock.now()) ? 'delete' : 'keep'
        }),
      )
    },
    async clear() {
      await within(maxWriteMs, (of) => of.clear())
    },
  }
}
