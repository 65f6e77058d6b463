import { form } from '@livejsx/view'
import { modelOf } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { merge, rowsAt, unknownPath } from './merge.ts'

const model = modelOf(
  form(
    z.unknown(),
    {
      name: 'a',
      on: true,
      tags: ['x'],
      photo: undefined,
      rows: [{ text: 'first', on: true }],
      inner: { rows: [] },
    },
    {
      types: { photo: 'file' },
      rows: {
        rows: { text: 'new', on: true },
        'inner.rows': { deep: [] },
        'inner.rows.deep': { a: '' },
      },
    },
  ) as never,
)

describe('unknownPath', () => {
  it('[EVT-06] names what the form has no field for', () => {
    expect(unknownPath(model, { name: '', 'rows.k0.text': '' })).toBeUndefined()
    expect(unknownPath(model, { name: '', 'rows.k1.text': '' })).toBe('rows.k1.text')
    expect(unknownPath(model, { inner: '' })).toBe('inner')
  })

  it('[EVT-09] lets a whole set have rows of its own, up to the cap', () => {
    const rows = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, key) => [`rows.k${key}.text`, '']))
    expect(unknownPath(model, rows(200), true)).toBeUndefined()
    expect(unknownPath(model, rows(201), true)).toBe('rows.k200.text')
  })
})

describe('merge', () => {
  it('[EVT-06] takes what is new, and counts that as used', () => {
    const merged = merge(model, { name: 'b', on: true, tags: ['x'] })
    expect(merged.raw).toMatchObject({ name: 'b', on: true })
    expect([...merged.used]).toEqual(['name'])
    expect(modelOf(form(z.unknown(), { name: 'a' }) as never).used.size).toBe(0)
  })

  it('[EVT-06] counts as used what the visitor was in, if the form has it', () => {
    const { used } = merge(model, {}, { used: ['on', 'nothing'], target: 'rows.k0' })
    expect([...used]).toEqual(['on', 'rows.k0'])
  })

  it('keeps the model of a set that changes nothing', () => {
    const merged = merge(model, { name: 'a', tags: ['x'] })
    expect([merged.raw === model.raw, merged.used === model.used]).toEqual([true, true])
  })

  it('[EVT-06] notes what does not fit at the field, until something does', () => {
    const first = merge(model, { name: ['a'], on: false })
    expect([first.raw['name'], first.raw['on'], first.misfits]).toEqual([
      'a',
      false,
      { name: ['Text is expected'] },
    ])
    expect(merge(first, { name: 'a' }).misfits).toEqual({})
  })

  it("[EVT-07] takes the author's note away once the field has changed", () => {
    const noted = { ...model, notes: { name: ['is taken'], on: ['is off'] } }
    expect(merge(noted, { name: 'a' }).notes).toEqual(noted.notes)
    expect(merge(noted, { name: 'b' }).notes).toEqual({ on: ['is off'] })
  })

  it('[EVT-11] empties what browsers leave out of a whole form', () => {
    const { raw, rows } = merge(model, { name: 'b' }, { isWhole: true })
    expect(raw).toEqual({ name: 'b', on: false, tags: [], photo: undefined })
    expect(rows).toEqual({ rows: [], 'inner.rows': [] })
  })

  it('[EVT-11] gives a whole form the rows that it names, in their order', () => {
    const set = {
      'rows.k5.text': 'fifth',
      'rows.k0.text': 'zeroth',
      'rows.k0.on': 'on',
      'inner.rows.k9.deep.k7.a': 'deep',
    }
    const merged = merge(model, set, { isWhole: true })
    expect(merged.raw).toEqual({
      name: 'a',
      on: false,
      tags: [],
      photo: undefined,
      'rows.k5.text': 'fifth',
      'rows.k5.on': false,
      'rows.k0.text': 'zeroth',
      'rows.k0.on': true,
      'inner.rows.k9.deep.k7.a': 'deep',
    })
    expect(merged.rows).toEqual({
      rows: ['k5', 'k0'],
      'inner.rows': ['k9'],
      'inner.rows.k9.deep': ['k7'],
    })
    expect(merged.nextRow).toBe(10)
  })
})

describe('rowsAt', () => {
  it('gives none where there is no list', () => {
    expect([rowsAt(model.rows, 'rows'), rowsAt(model.rows, 'toString')]).toEqual([['k0'], []])
  })
})
