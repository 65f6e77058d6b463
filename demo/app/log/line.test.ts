import { describe, expect, it } from 'vitest'
import { maxTextLength, toText } from './line.ts'

describe('toText', () => {
  it('takes colours and control characters out, and leaves line feeds', () => {
    expect(toText('\u001b[31mred\u001b[0m\r\nnext\u0007 \u202eltr\n')).toBe('red \nnext   ltr')
    expect(toText('a\u0000[b\tc\u007fd\u009fe\u2069f')).toBe('a [b c d e f')
  })

  it('cuts what is too long', () => {
    const text = toText('x'.repeat(maxTextLength + 1))
    expect(text).toHaveLength(maxTextLength)
    expect(text.endsWith('x…')).toBe(true)
  })
})
