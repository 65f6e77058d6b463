import { form } from '@livejsx/view'
import { modelOf, type LeafShape } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { typedValue, typedValues } from './typed-values.ts'

describe('typedValues', () => {
  it('[EVT-07] gives what fields stand for, in the shape of the first values', () => {
    const first = {
      text: 'a',
      none: undefined,
      nothing: null,
      count: 2,
      tags: ['a'],
      sizes: [1, 2],
      inner: { on: true },
      rows: [{ day: new Date('2026-01-02') }, { day: new Date('2026-01-03') }],
    }
    expect(typedValues(modelOf(form(z.unknown(), first) as never))).toEqual(first)
  })
})

describe('typedValue', () => {
  const leaf = (type: LeafShape['type'], empty: LeafShape['empty'] = ''): LeafShape => ({
    kind: 'leaf',
    type,
    isList: false,
    isSecret: false,
    empty,
  })
  const file = new File(['x'], 'x.txt')

  it.each([
    ['text', '', ''],
    ['text', ' a ', ' a '],
    ['number', '12', 12],
    ['number', ' -1.5e2 ', -150],
    ['number', '.5', 0.5],
    ['number', '', undefined],
    ['number', ' ', undefined],
    ['number', 'x', 'x'],
    ['number', '1e999', '1e999'],
    ['number', 'Infinity', 'Infinity'],
    ['number', '0x10', '0x10'],
    ['number', '1 2', '1 2'],
    ['bigint', '12345678901234567890', 12345678901234567890n],
    ['bigint', '+1', 1n],
    ['bigint', '1.5', '1.5'],
    ['bigint', '', undefined],
    ['date', '2026-02-28', new Date('2026-02-28')],
    ['date', '2026-02-30', '2026-02-30'],
    ['date', '0000-00-00', '0000-00-00'],
    ['date', 'x', 'x'],
    ['date', '', undefined],
    ['boolean', true, true],
    ['file', file, file],
    ['file', undefined, undefined],
  ] as const)('turns %s %j into %o', (type, raw, value) => {
    expect(typedValue(leaf(type), raw)).toEqual(value)
  })

  it('refuses to make a number of a text of any length', () => {
    const long = '1'.repeat(2_000)
    expect(typedValue(leaf('bigint'), long)).toBe(long)
  })

  it('[EVT-07] gives an empty optional field what it was at first', () => {
    expect(typedValue({ ...leaf('text'), empty: undefined }, '')).toBeUndefined()
    expect(typedValue(leaf('text', null), '')).toBeNull()
    expect(typedValue(leaf('number', null), '')).toBeNull()
    expect(typedValue(leaf('file', null), undefined)).toBeNull()
  })

  it('gives lists item by item', () => {
    expect(typedValue({ ...leaf('number'), isList: true }, ['1', 'x'])).toEqual([1, 'x'])
    expect(typedValue({ ...leaf('file'), isList: true }, undefined)).toEqual([])
  })
})
