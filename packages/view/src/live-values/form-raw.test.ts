import { describe, expect, it } from 'vitest'
import { rawOf, rawValue } from './form-raw.ts'
import { shapeOf, type LeafShape } from './form-shape.ts'

const first = {
  text: '',
  count: 0,
  on: false,
  day: new Date(0),
  tags: ['a'],
  inner: { text: '' },
  rows: [{ text: '', inner: [{ deep: '' }] }],
}
const shape = shapeOf(first)

describe('rawOf', () => {
  it('[EVT-07] turns values into what fields hold, by path', () => {
    const values = {
      text: 'x',
      count: 1.5,
      on: true,
      day: new Date('2026-02-03T10:00:00Z'),
      tags: ['a', 'b'],
      inner: { text: 'in' },
      rows: [
        { text: 'a', inner: [] },
        { text: 'b', inner: [{ deep: 'd' }] },
      ],
      other: 'is no field',
    }
    expect(rawOf(shape, values)).toEqual({
      raw: {
        text: 'x',
        count: '1.5',
        on: true,
        day: '2026-02-03',
        tags: ['a', 'b'],
        'inner.text': 'in',
        'rows.k0.text': 'a',
        'rows.k1.text': 'b',
        'rows.k1.inner.k2.deep': 'd',
      },
      rows: { 'rows.k0.inner': [], 'rows.k1.inner': ['k2'], rows: ['k0', 'k1'] },
      nextRow: 3,
    })
  })

  it('lets fields be empty of which nothing is said', () => {
    expect(rawOf(shape, {}).raw).toEqual({
      text: '',
      count: '',
      on: false,
      day: '',
      tags: [],
      'inner.text': '',
    })
  })

  it('keeps the keys of rows that go on', () => {
    const keys = { rows: ['k4'], 'rows.k4.inner': ['k7'] }
    const values = { rows: [{ inner: [{ deep: 'x' }] }, {}] }
    const { rows, nextRow } = rawOf(shape, values, { nextRow: 9, keys })
    expect([rows['rows'], rows['rows.k4.inner'], nextRow]).toEqual([['k4', 'k9'], ['k7'], 10])
  })

  it('refuses more rows and more fields than there may be', () => {
    const rows = Array.from({ length: 201 }, () => ({}))
    expect(() => rawOf(shape, { rows })).toThrow('`rows` has 201 rows, at most 200 are taken')
    const wide = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`f${at}`, '']))
    expect(() => rawOf(shapeOf(wide), wide)).toThrow('1001 fields are more than 1000')
  })
})

describe('rawValue', () => {
  const leaf = (type: LeafShape['type'], isList = false): LeafShape => ({
    kind: 'leaf',
    type,
    isList,
    isSecret: false,
    empty: '',
  })

  it('writes numbers and days as their inputs do', () => {
    expect(rawValue(leaf('number'), 0.1, 'a')).toBe('0.1')
    expect(rawValue(leaf('number'), Number.NaN, 'a')).toBe('')
    expect(rawValue(leaf('bigint'), 10n, 'a')).toBe('10')
    expect(rawValue(leaf('date'), new Date(Number.NaN), 'a')).toBe('')
    expect(rawValue(leaf('number', true), [1, 2], 'a')).toEqual(['1', '2'])
  })

  it('takes files where files belong, and nothing else', () => {
    const file = new File(['x'], 'x.txt')
    expect(rawValue(leaf('file'), file, 'a')).toBe(file)
    expect(rawValue(leaf('file'), 'x', 'a')).toBeUndefined()
    expect(rawValue(leaf('file', true), [file, 'x'], 'a')).toEqual([file])
  })

  it('refuses what is no value of a field', () => {
    expect(() => rawValue(leaf('text'), { a: 1 }, 'a.b')).toThrow('the field `a.b` cannot hold')
  })
})
