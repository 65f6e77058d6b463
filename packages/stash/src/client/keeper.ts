import { isNewer, type Position } from '../position.ts'
import { toEntry, type StashEntry } from './entry.ts'
import { maxReadMs, type PageClock, type RecordStore } from './record-store.ts'

/** Where a page has a record: on its disk, or in its memory only. */
export type StoredWhere = 'disk' | 'memory'

/** What a page offers the server when it joins. */
export interface OfferedRecord {
  readonly sealed: string
  readonly where: StoredWhere
}

/** Keeps the newest record of one view of the page. */
export interface Keeper {
  /**
   * The newest record, in memory or on the disk. Waits at most 300 ms for the disk.
   *
   * @returns `undefined` = there is none, or it was given up
   */
  offer(): Promise<OfferedRecord | undefined>
  /** Takes a record that the server sent. What is older than the newest one is dropped. */
  keep(sealed: string): void
  /**
   * Deletes all that is older than `position`: in memory, on its way, on the disk. Older records that
   * come later are dropped.
   */
  clear(position: Position): Promise<void>
  /** An instance was made of the offered record, or failed over it. */
  tried(): void
  /** Deletes all: the view was mounted anew, or its record was refused. */
  forget(): Promise<void>
  /** Looks at the disk again: while the page was hidden, another one had its slot. */
  refresh(): void
  /** The record that is in memory only, to be kept by other means while the page is hidden. */
  unwritten(): StashEntry | undefined
  /**
   * Goes on under another key.
   *
   * @param isTaken the record of the old key belongs to another page now: it stays there, and this
   *   page has none. @default false
   */
  move(key: string | undefined, isTaken?: boolean): void
}

export interface KeeperOptions {
  /** Key on the disk; `undefined` = the record lives as long as the page. */
  readonly key: string | undefined
  readonly records: RecordStore
  readonly clock: PageClock
  /** A record that a page before this one could not write in time. */
  readonly pending?: StashEntry | undefined
  /**
   * Called for a record that is kept: `memory` when the disk refuses it, `disk` once its transaction
   * has completed. May be called for one record with both, and not at all for one that a newer one
   * overtook.
   */
  onStored(position: Position, where: StoredWhere): void
  /** Called when a record is given up that made its view fail again and again. */
  onGivenUp?(): void
}

/** Instances that are made of one record, without a newer one coming of it, before it is given up. */
export const maxTries = 5

export function createKeeper(options: KeeperOptions): Keeper {
  const { records, clock, onStored, onGivenUp } = options
  let key = options.key
  let newest = options.pending
  /** The last one that the server sent: receipts are for it alone. */
  let received: StashEntry | undefined
  /** Newest record of which the disk said that it has it. */
  let onDisk: StashEntry | undefined
  /** What the last `clear` was for: nothing older is taken any more. */
  let floor: Position | undefined
  /** Counts what the page itself did to the record: it is right, whatever the disk says later. */
  let changes = 0
  let isWriting = false
  /** Ends when all is written that was to be written. */
  let writing: Promise<void> = Promise.resolve()

  const write = (): void => {
    if (!isWriting) writing = writeAll()
  }
  /** Writes the newest record; those that come meanwhile wait for their turn as one. */
  const writeAll = async (): Promise<void> => {
    isWriting = true
    for (;;) {
      const entry = newest
      const place = key
      if (entry === undefined || entry === onDisk) break
      const isOnDisk = place !== undefined && (await records.write(place, entry))
      if (place !== key) continue
      const isWanted = newest?.lineage === entry.lineage
      if (isOnDisk && isWanted) onDisk = entry
      if (entry === received && isWanted) onStored(entry, isOnDisk ? 'disk' : 'memory')
      // A disk that refused this one is asked again with the next.
      if (newest === entry) break
    }
    isWriting = false
  }

  const look = async (): Promise<void> => {
    if (key === undefined) return
    const before = changes
    const stored = await records.read(key)
    if (stored === undefined || changes !== before) return
    if (newest === undefined || isNewerOf(stored, newest)) newest = stored
    if (newest === stored) onDisk = stored
    else write()
  }
  let looking = look()

  const forget = async (): Promise<void> => {
    changes += 1
    floor = undefined
    newest = undefined
    onDisk = undefined
    await looking
    await writing
    if (key !== undefined && newest === undefined) await records.remove(key)
  }

  return {
    async offer() {
      await Promise.race([looking.then(() => writing), wait(clock, maxReadMs)])
      if (newest === undefined) return undefined
      if (newest.tries >= maxTries) {
        void forget()
        onGivenUp?.()
        return undefined
      }
      return { sealed: newest.sealed, where: newest === onDisk ? 'disk' : 'memory' }
    },
    keep(sealed) {
      const entry = toEntry(sealed, clock.now())
      if (entry === undefined) return
      if (floor !== undefined && isNewer(floor, entry)) return
      if (newest?.lineage === entry.lineage && !isNewer(entry, newest)) return
      changes += 1
      newest = entry
      received = entry
      write()
    },
    async clear(position) {
      changes += 1
      floor = position
      if (newest !== undefined && isNewer(floor, newest)) newest = undefined
      await looking
      await writing
      if (key !== undefined) await records.remove(key, position)
    },
    tried() {
      if (newest === undefined) return
      newest = { ...newest, tries: newest.tries + 1 }
      write()
    },
    forget,
    refresh() {
      looking = look()
    },
    unwritten: () => (key === undefined || newest === onDisk ? undefined : newest),
    move(next, isTaken = false) {
      const before = key
      if (next === before) return
      key = next
      onDisk = undefined
      if (isTaken) {
        // Two pages at one record would take it from each other for ever.
        changes += 1
        floor = undefined
        newest = received = undefined
        return
      }
      if (before !== undefined) void writing.then(() => records.remove(before))
      write()
    },
  }
}

/** Tells whether `one` is a newer record of the same lineage. */
function isNewerOf(one: StashEntry, other: StashEntry): boolean {
  return one.lineage === other.lineage && isNewer(one, other)
}

function wait(clock: PageClock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve))
}
