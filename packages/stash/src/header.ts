import type { Position } from './position.ts'

/** What a record says in the clear. It is part of what the seal protects. */
export interface RecordHeader extends Position {
  /** The logical instance through all its owners: random, never used for another one. */
  readonly lineage: string
  /** Page run whose events the record counts. */
  readonly page: string
  /** Number of the last event of that page run that the record holds. */
  readonly last: number
  /** How long the record is good for after the connection was lost, in ms. */
  readonly ttlMs: number
}

/** Writes a header as one word, without dots. */
export function writeHeader(header: RecordHeader): string {
  const { lineage, epoch, seq, page, last, ttlMs } = header
  return [escapeText(lineage), epoch, seq, escapeText(page), last, ttlMs].join(',')
}

/**
 * Reads the header of a sealed record. On the server only of one whose seal was opened; a page
 * trusts what its server sends.
 *
 * @returns `undefined` for what no server sealed
 */
export function readHeader(sealed: string): RecordHeader | undefined {
  const [lineage, epoch, seq, page, last, ttlMs] =
    sealed.split('.', 4)[headerWord]?.split(',') ?? []
  if (lineage === undefined || page === undefined) return undefined
  const counts = [epoch, seq, last, ttlMs].map((digits) =>
    /^\d+$/.test(digits ?? '') ? Number(digits) : -1,
  )
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) return undefined
  const [epochCount = 0, seqCount = 0, lastCount = 0, ttlCount = 0] = counts
  return {
    lineage: unescapeText(lineage),
    epoch: epochCount,
    seq: seqCount,
    page: unescapeText(page),
    last: lastCount,
    ttlMs: ttlCount,
  }
}

/** Which word of a sealed record the header is: format, key, owner, header, content. */
const headerWord = 3

// Not `encodeURIComponent`, which throws for half a surrogate pair: a page chooses its id.
function escapeText(text: string): string {
  return text.replace(/[^\w-]/g, (unit) => `~${unit.charCodeAt(0).toString(16)}~`)
}

function unescapeText(word: string): string {
  return word.replace(/~([\da-f]{1,4})~/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}
