import { form } from '@livejsx/view'
import { modelOf } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { beginAgain, replaceValues, withRev } from './reset.ts'

const first = { name: 'Ada', note: '', password: '', rows: [{ text: 'a' }] }
const model = modelOf(form(z.unknown(), first) as never)
const used = {
  ...model,
  raw: { ...model.raw, name: 'Grace' },
  used: new Set(['name']),
  issues: { name: ['is odd'] },
  notes: { note: ['is empty'] },
  misfits: { note: ['is none'] },
  isSubmitted: true,
  target: 'name',
}

describe('replaceValues', () => {
  it('[EVT-07] lets rows go on by their places', () => {
    const { rows, nextRow } = replaceValues(model, {
      ...first,
      rows: [{ text: 'b' }, { text: 'c' }],
    })
    expect([rows, nextRow]).toEqual([{ rows: ['k0', 'k1'] }, 2])
  })
})

describe('beginAgain', () => {
  it('[EVT-07] goes back to the first values, and forgets what was said of others', () => {
    const { raw, used: now, issues, notes, misfits, isSubmitted, target } = beginAgain(used)
    expect({ raw, now, issues, notes, misfits, isSubmitted, target }).toEqual({
      raw: model.raw,
      now: new Set(),
      issues: undefined,
      notes: {},
      misfits: {},
      isSubmitted: false,
      target: undefined,
    })
  })

  it('[EVT-05] shows what has changed whoever is in it, and passwords, and leaves the rest alone', () => {
    expect(beginAgain(used).rev).toEqual({ name: 1, password: 1 })
    expect(beginAgain(used, { ...first, name: 'Grace', note: 'n' }).rev).toEqual({
      note: 1,
      password: 1,
    })
  })

  it('[EVT-07] takes other values as its first ones', () => {
    const again = beginAgain(used, { ...first, name: 'Grace' })
    expect(again.first).toEqual({ raw: again.raw, rows: again.rows })
  })
})

describe('withRev', () => {
  it('counts by path', () => {
    expect(withRev(withRev(withRev(model, 'name'), 'name'), '').rev).toEqual({ name: 2, '': 1 })
  })
})
