import { readHeader, type RecordHeader } from '../header.ts'

/** A sealed record as a page keeps it. */
export interface StashEntry extends RecordHeader {
  readonly sealed: string
  /** When it was kept, by the browser's clock. It only decides what is swept. */
  readonly keptAt: number
  /** How often an instance was made of it without a newer record coming of that. */
  readonly tries: number
}

/** What is stored of an entry: the rest is in the record's own header. */
export interface StoredEntry {
  readonly sealed: string
  readonly keptAt: number
  readonly tries: number
}

/** Makes an entry of what the server sent; `undefined` = it is no record. */
export function toEntry(sealed: string, keptAt: number): StashEntry | undefined {
  return fromStored({ sealed, keptAt, tries: 0 })
}

export function toStored({ sealed, keptAt, tries }: StashEntry): StoredEntry {
  return { sealed, keptAt, tries }
}

/** Reads what is stored; `undefined` = it is nothing that this page can use. */
export function fromStored(stored: unknown): StashEntry | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { sealed, keptAt, tries } = stored as Partial<Record<string, unknown>>
  if (typeof sealed !== 'string' || typeof keptAt !== 'number') return undefined
  const header = readHeader(sealed)
  return header && { ...header, sealed, keptAt, tries: typeof tries === 'number' ? tries : 0 }
}

/**
 * Tells whether no server would take an entry any more. Generous, since only the server's clock
 * counts: what is swept too late is refused there.
 */
export function isOver({ keptAt, ttlMs }: StashEntry, now: number): boolean {
  return now > keptAt + 2 * ttlMs + 5 * 60_000
}
