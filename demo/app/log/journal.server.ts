import { toText, type Entry, type Line } from './line.ts'
import { createRing, type Ring } from './ring.ts'

/** Time between two batches, in ms. */
const batchMs = 100

/** What was written since the batch before, and what had to go for it. */
export interface Batch {
  readonly lines: readonly Line[]
  readonly dropped: readonly Line[]
}

/** What a journal is made of. */
export interface JournalOptions {
  /** Told of lines, some time after they were written, many at a time. */
  publish(batch: Batch): void
  /** Id of the first line. */
  first: number
  /** How many lines are kept. */
  capacity: number
  /** The time in ms. @default Date.now */
  now?(): number
  /** Runs a function after so many ms. */
  later?(run: () => void, delayMs: number): void
}

/** The log of this process. */
export interface Journal {
  readonly lines: Omit<Ring<Line>, 'push'>
  /** Lines since the start, those that are not kept any more included. */
  readonly written: number
  /** @param at when it happened. @default now */
  write(entry: Entry, at?: number): void
}

/** Makes a journal. However much is written, it tells of it ten times a second at most. */
export function createJournal(options: JournalOptions): Journal {
  const { publish, first, capacity, now = Date.now, later = timer } = options
  const ring = createRing<Line>(capacity, first)
  let lines: Line[] = []
  let dropped: Line[] = []

  const flush = (): void => {
    const batch = { lines, dropped }
    lines = []
    dropped = []
    publish(batch)
  }
  return {
    lines: ring,
    get written() {
      return ring.last - first + 1
    },
    write({ level, source, text, facts }, at = now()) {
      const line = { id: ring.last + 1, at, level, source, text: toText(text) }
      const written: Line = facts === undefined ? line : { ...line, facts }
      const gone = ring.push(written)
      if (gone !== undefined) dropped.push(gone)
      lines.push(written)
      if (lines.length === 1) later(flush, batchMs)
    },
  }
}

function timer(run: () => void, delayMs: number): void {
  // A process that has nothing left but this may end.
  setTimeout(run, delayMs).unref()
}
