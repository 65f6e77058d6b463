import { writeHeader, type RecordHeader } from '../src/header.ts'

/** Makes a text like a sealed record, as far as a page looks at it. */
export function sealedOf(fields: Partial<RecordHeader> = {}): string {
  const header = {
    lineage: 'L',
    epoch: 1,
    seq: 1,
    page: 'page',
    last: 0,
    ttlMs: 900_000,
    ...fields,
  }
  return `1.key.owner.${writeHeader(header)}.content`
}
