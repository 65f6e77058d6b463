import { describe, expect, it } from 'vitest'
import { measure } from './measure.ts'

describe('measure', () => {
  it.each([
    ['a text', 'text'],
    ['a number', -12.5],
    ['`null`', null],
    ['`true`', true],
    ['an empty list', []],
    ['a list', [1, 'two', [3]]],
    ['an empty object', {}],
    ['an object', { id: 1, label: 'one', more: { tags: ['a', 'b'] } }],
  ])('gives the bytes of %s as JSON', (_, value) => {
    expect(measure(value)).toBe(JSON.stringify(value).length)
  })

  it('guesses the size of what has a class', () => {
    expect([new Date(0), new Map([[1, 2]]), new Set(['a'])].map((value) => measure(value))).toEqual(
      [34, 27, 25],
    )
  })

  it('stops soon after the limit, however much is left', () => {
    let reads = 0
    const row = {
      get label() {
        reads++
        return 'x'.repeat(10)
      },
    }
    expect(measure(Array<unknown>(1_000).fill(row), 100)).toBeGreaterThan(100)
    expect(measure({ a: row, b: row, c: row }, 20)).toBeGreaterThan(20)
    expect(reads).toBeLessThan(8)
  })
})
