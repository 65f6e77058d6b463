import { describe, expect, it } from 'vitest'
import { readHeader, writeHeader } from './header.ts'

const header = { lineage: 'L', epoch: 1, seq: 2, page: 'grün ✓ ???>>>', last: 3, ttlMs: 4 }

function sealedWith(fields: unknown): string {
  return `1.k.o.${btoa(JSON.stringify(fields))}.c`
}

describe('readHeader', () => {
  it('[STASH-02] reads what a sealed record says in the clear', () => {
    expect(readHeader(`1.k.o.${writeHeader(header)}.c`)).toEqual(header)
    expect(writeHeader(header)).toMatch(/^[\w-]+$/)
  })

  it.each([
    '',
    '1.k.o',
    '1.k.o.*.c',
    `1.k.o.${btoa('{')}.c`,
    sealedWith({}),
    sealedWith([]),
    sealedWith(['L', 1, 2, 'p', 3]),
    sealedWith(['L', 1, 2.5, 'p', 3, 4]),
    sealedWith([1, 1, 2, 'p', 3, 4]),
  ])('[STASH-02] reads nothing of %j', (text) => expect(readHeader(text)).toBeUndefined())
})
