import { form } from '@livejsx/view'
import { modelOf, type FormModel } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { insertRow, moveRow, removeRow, shiftRow } from './rows.ts'

const model = modelOf(
  form(
    z.unknown(),
    {
      rows: [
        { text: 'a', inner: [] },
        { text: 'b', inner: [{ deep: 'c' }] },
      ],
      name: '',
    },
    { rows: { rows: { text: 'new', inner: [] }, 'rows.inner': { deep: 'x' } } },
  ) as never,
)

function texts({ raw, rows }: FormModel): unknown[] {
  return (rows['rows'] ?? []).map((key) => raw[`rows.${key}.text`])
}

describe('insertRow', () => {
  it('[EVT-07] adds what new rows hold, at the end', () => {
    const added = insertRow(model, 'rows')
    expect([texts(added), added.rows['rows'], added.used]).toEqual([
      ['a', 'b', 'new'],
      ['k0', 'k1', 'k3'],
      new Set(['rows']),
    ])
  })

  it('[EVT-07] adds values of its own, anywhere', () => {
    expect(texts(insertRow(model, 'rows', { text: 'z' }, 1))).toEqual(['a', 'z', 'b'])
    expect(texts(insertRow(model, 'rows', { text: 'z' }, 99))).toEqual(['a', 'b', 'z'])
  })

  it('[EVT-07] adds rows to the list of a row', () => {
    const added = insertRow(model, 'rows.k1.inner')
    expect(added.rows['rows.k1.inner']).toEqual(['k2', 'k3'])
    expect(added.raw['rows.k1.inner.k3.deep']).toBe('x')
  })

  it('[EVT-06] says at the list that there is no room', () => {
    let full = model
    for (let count = 2; count < 200; count += 1) full = insertRow(full, 'rows')
    const refused = insertRow(full, 'rows')
    expect([refused.rows, refused.notes]).toEqual([full.rows, { rows: ['At most 200 are taken'] }])
    const late = insertRow({ ...model, nextRow: 1_000_000 }, 'rows')
    expect(late.notes).toEqual({ rows: ['At most 200 are taken'] })
    const raw = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`f${at}`, '']))
    const wide = insertRow({ ...model, raw }, 'rows')
    expect(wide.notes['rows']?.[0]).toContain('no room for more than 1000 fields')
  })

  it('leaves a form as it is that has no such list', () => {
    expect(insertRow(model, 'name')).toBe(model)
  })
})

describe('removeRow', () => {
  it('[EVT-07] takes everything that is known of the row away', () => {
    const known = {
      ...model,
      issues: { 'rows.k1.text': ['a'], 'rows.k1': ['b'], name: ['c'] },
      notes: { 'rows.k1.inner': ['d'] },
      misfits: { 'rows.k1.inner.k2.deep': ['e'] },
      used: new Set(['rows.k1.text', 'name']),
      rev: { 'rows.k1.text': 1 },
    }
    const { raw, rows, issues, notes, misfits, used, rev } = removeRow(known, 'rows.k1')
    expect({ raw, rows, issues, notes, misfits, used, rev }).toEqual({
      raw: { name: '', 'rows.k0.text': 'a' },
      rows: { rows: ['k0'], 'rows.k0.inner': [] },
      issues: { name: ['c'] },
      notes: {},
      misfits: {},
      used: new Set(['name', 'rows']),
      rev: {},
    })
  })

  it('leaves a form as it is when the row is gone', () => {
    expect([removeRow(model, 'rows.k9'), removeRow(model, 'k0'), removeRow(model, '')]).toEqual([
      model,
      model,
      model,
    ])
  })
})

describe('moveRow', () => {
  it('[EVT-07] moves a row, its key and values with it', () => {
    const three = insertRow(model, 'rows')
    expect(texts(moveRow(three, 'rows.k3', 0))).toEqual(['new', 'a', 'b'])
    expect(texts(moveRow(three, 'rows.k0', 2))).toEqual(['b', 'new', 'a'])
  })

  it('[EVT-07] moves nothing beyond the ends', () => {
    expect(moveRow(model, 'rows.k0', 2)).toBe(model)
    expect(moveRow(model, 'rows.k0', -1)).toBe(model)
    expect(shiftRow(model, 'rows.k0', -1)).toBe(model)
    expect(shiftRow(model, 'rows.k1', 1)).toBe(model)
    expect(shiftRow(model, 'rows.k9', 1)).toBe(model)
    expect(texts(shiftRow(model, 'rows.k1', -1))).toEqual(['b', 'a'])
  })
})
