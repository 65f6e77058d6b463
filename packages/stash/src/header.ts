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

// Both sides have these; this part is compiled with neither the DOM's types nor Node's.
declare function atob(text: string): string
declare function btoa(text: string): string
declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string
}

/** Writes a header as one word of base64url. */
export function writeHeader(header: RecordHeader): string {
  const { lineage, epoch, seq, page, last, ttlMs } = header
  const bytes = new TextEncoder().encode(JSON.stringify([lineage, epoch, seq, page, last, ttlMs]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/**
 * Reads the header of a sealed record. On the server only of one whose seal was opened; a page
 * trusts what its server sends.
 *
 * @returns `undefined` for what no server sealed
 */
export function readHeader(sealed: string): RecordHeader | undefined {
  const word = sealed.split('.')[headerWord]
  if (word === undefined) return undefined
  try {
    const base64 = word.replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))
    return toHeader(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    // Not base64, or not JSON: somebody else's text.
    return undefined
  }
}

/** Which word of a sealed record the header is: format, key, owner, header, content. */
const headerWord = 3

function toHeader(fields: unknown): RecordHeader | undefined {
  if (!Array.isArray(fields)) return undefined
  const [lineage, epoch, seq, page, last, ttlMs] = fields as unknown[]
  if (typeof lineage !== 'string' || typeof page !== 'string') return undefined
  const counts = [epoch, seq, last, ttlMs].filter((count) => Number.isSafeInteger(count))
  if (counts.length < 4) return undefined
  return { lineage, page, epoch, seq, last, ttlMs } as RecordHeader
}
