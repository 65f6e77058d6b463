import { comparePositions, type Position } from '../position.ts'
import { isSameMark, type Mark, type Owned, type OwnerStore, type Written } from './owner-store.ts'

export interface MemoryStoreOptions {
  /** Lineages. Beyond it the one that was not written for longest goes. @default 100,000 */
  readonly maxEntries?: number
  /** UTF-16 units of all records. Beyond it the one that was not written for longest goes. @default 64 Mi */
  readonly maxLength?: number
  /** Milliseconds since the epoch. @default the machine's clock */
  readonly now?: () => number
}

/** A store within this process, and what it holds at the moment. */
export interface MemoryStore extends OwnerStore {
  stats(): { readonly entries: number; readonly length: number }
}

interface Entry extends Owned {
  readonly expires: number
}

/**
 * Makes a store within this process. It ends with the process, so it fences owners of this process
 * only, and a crash forgets its marks.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const { maxEntries = 100_000, maxLength = 64 * 1024 * 1024, now = Date.now } = options
  // In the order of their last writes: the first one is the one to go.
  const entries = new Map<string, Entry>()
  let length = 0

  const drop = (key: string): void => {
    length -= entries.get(key)?.record?.length ?? 0
    entries.delete(key)
  }
  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (entry === undefined || entry.expires > now()) return entry
    drop(key)
    return undefined
  }
  const put = (key: string, owned: Owned, ttlMs: number): void => {
    drop(key)
    entries.set(key, { ...owned, expires: now() + ttlMs })
    length += owned.record?.length ?? 0
    for (const [oldest, { expires }] of entries) {
      const isFull = entries.size > maxEntries || length > maxLength
      if (!isFull && expires > now()) break
      drop(oldest)
    }
  }
  /** Does a write of the owner `epoch`. */
  const write = (key: string, epoch: number, done: (owned: Owned) => void): Promise<Written> => {
    const owned = find(key)
    if (owned === undefined) return Promise.resolve('missing')
    if (owned.mark.owner !== epoch) return Promise.resolve('fenced')
    done(owned)
    return Promise.resolve('written')
  }

  return {
    isShared: false,
    stats: () => ({ entries: entries.size, length }),
    read(key) {
      const entry = find(key)
      return Promise.resolve(entry && { mark: entry.mark, record: entry.record })
    },
    claim(key, expected, next, ttlMs) {
      const owned = find(key)
      if (!isSameMark(owned?.mark, expected)) return Promise.resolve(false)
      put(key, { mark: next, record: owned?.record }, ttlMs)
      return Promise.resolve(true)
    },
    confirm: (key, position, { ttlMs, record }) =>
      write(key, position.epoch, (owned) => {
        const isOlder = comparePositions(position, owned.mark) < 0
        const mark = isOlder ? owned.mark : confirmed(owned.mark, position)
        put(key, { mark, record: isOlder ? owned.record : (record ?? owned.record) }, ttlMs)
      }),
    reset: (key, position, ttlMs) =>
      write(key, position.epoch, ({ mark }) =>
        put(key, { mark: { ...confirmed(mark, position), isReset: true } }, ttlMs),
      ),
    renew: (key, epoch, ttlMs) =>
      write(key, epoch, ({ mark, record }) =>
        put(key, { mark: { ...mark, claims: 0 }, record }, ttlMs),
      ),
    remove: (key, epoch) => write(key, epoch, () => drop(key)),
  }
}

function confirmed(mark: Mark, { epoch, seq }: Position): Mark {
  return { ...mark, epoch, seq, claims: 0, isReset: false }
}
