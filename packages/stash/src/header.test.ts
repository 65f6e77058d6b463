import { describe, expect, it } from 'vitest'
import { readHeader, writeHeader } from './header.ts'

const header = { lineage: 'L', epoch: 1, seq: 2, page: 'page', last: 3, ttlMs: 4 }

describe('writeHeader', () => {
  it.each(['a-page_run', 'grün ✓ 🙂 ~1~ %2E .,', '\ud800', '', '~', '~41~'])(
    '[STASH-02] makes one word of a header with the page %j',
    (page) => {
      const word = writeHeader({ ...header, page, lineage: page })
      expect(word).toMatch(/^[\w~,-]+$/)
      expect(readHeader(`1.k.o.${word}.c`)).toEqual({ ...header, page, lineage: page })
    },
  )
})

describe('readHeader', () => {
  it.each([
    '',
    '1.k.o',
    '1.k.o..c',
    '1.k.o.L,1,2,p,3.c',
    '1.k.o.L,1,2.5,p,3,4.c',
    '1.k.o.L,-1,2,p,3,4.c',
    '1.k.o.L,1e9,2,p,3,4.c',
    '1.k.o.L,1,2,p,3,99999999999999999999.c',
  ])('[STASH-02] reads nothing of %j', (text) => expect(readHeader(text)).toBeUndefined())
})
