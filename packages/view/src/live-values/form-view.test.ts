import { describe, expect, it } from 'vitest'
import type { Field } from './form-fields.ts'
import type { FormRows } from './form-rows.ts'
import type { FormState } from './form-state.ts'
import { createFormView } from './form-view.ts'

const state: FormState = {
  '#': 'form',
  values: {
    name: 'Ada',
    agree: true,
    size: 'm',
    tags: ['a', 'b'],
    'address.city': 'Ulm',
    'items.k3.title': 'Third',
    'items.k3.notes.k7.text': 'x',
    'items.k0.title': 'Zeroth',
  },
  blank: ['password', 'photo'],
  rows: { items: ['k3', 'k0'], 'items.k3.notes': ['k7'], 'items.k0.notes': [] },
  errors: {
    name: ['is short', 'is taken'],
    'items.k0.title': ['is odd'],
    items: ['are few'],
    'items.k3': ['is a row'],
    address: ['is no place'],
    '': ['is wrong'],
  },
  used: ['name'],
  submitted: false,
  valid: false,
  changed: true,
  rev: { '': 2, name: 1 },
}

interface Fields {
  readonly [name: string]: Field
}

const view = createFormView(state, 'profile')
const fields = view.fields as Fields
const items = (view.fields as unknown as { items: FormRows<Fields> }).items as FormRows<unknown>

describe('createFormView', () => {
  it('[EVT-07] spreads what belongs on a control, and nothing else', () => {
    expect({ ...fields['name'] }).toEqual({
      name: 'profile[name]',
      id: 'profile-name',
      value: 'Ada',
      'aria-invalid': true,
      'aria-describedby': 'profile-name-error',
      overwrite: 3,
    })
    expect({ ...createFormView({ ...state, rev: {}, errors: {} }, 'a').fields['name'] }).toEqual({
      name: 'a[name]',
      id: 'a-name',
      value: 'Ada',
    })
  })

  it('[EVT-06] tells errors, their id, and whether a field was used', () => {
    const { errors, errorId, used, raw } = fields['name'] as Field
    expect({ errors, errorId, used, raw }).toEqual({
      errors: ['is short', 'is taken'],
      errorId: 'profile-name-error',
      used: true,
      raw: 'Ada',
    })
    expect(fields['size']?.used).toBe(false)
    expect([view.used('name'), view.used('size')]).toEqual([true, false])
    expect(createFormView({ ...state, submitted: true }, 'a').used('size')).toBe(true)
  })

  it('[EVT-06] has errors that belong to no field, and says how the form is', () => {
    expect(view.errors).toEqual(['is no place', 'is wrong'])
    expect([view.valid, view.changed, view.submitted]).toEqual([false, true, false])
  })

  it('[EVT-07] is valid without errors that are shown, and without others', () => {
    const isValid = (own: Partial<FormState>): boolean =>
      createFormView({ ...state, ...own }, 'profile').valid
    expect(isValid({ valid: true, errors: {} })).toBe(true)
    expect(isValid({ valid: true, errors: { name: ['is short'] } })).toBe(false)
    expect(isValid({ valid: false, errors: {} })).toBe(false)
  })

  it('[EVT-07] begins ids in a component with its own', () => {
    const own = createFormView(state, 'profile', 'a b')
    const { id, name } = own.fields['name'] as Field
    expect([id, name]).toEqual(['a_20b-profile-name', 'profile[name]'])
  })

  it('[EVT-07] gives values in their shape, without those that it does not have', () => {
    expect(view.values).toEqual({
      name: 'Ada',
      agree: true,
      size: 'm',
      tags: ['a', 'b'],
      address: { city: 'Ulm' },
      items: [
        { title: 'Third', notes: [{ text: 'x' }] },
        { title: 'Zeroth', notes: [] },
      ],
    })
  })

  it('gives the same fields each time', () => {
    expect(view.fields).toBe(fields)
    expect(view.values).toBe(view.values)
  })
})

describe('the rows of a list', () => {
  it('[EVT-07] are in the order of the state, with keys and buttons', () => {
    expect(items.rows.map(({ key, index, errors }) => [key, index, errors])).toEqual([
      ['k3', 0, ['is a row']],
      ['k0', 1, []],
    ])
    expect(items.rows[1]?.down).toEqual({
      type: 'submit',
      name: 'live:row',
      value: 'down items k0',
      formNoValidate: true,
    })
    expect([items.add.value, items.errors, items.errorId]).toEqual([
      'add items',
      ['are few'],
      'profile-items-error',
    ])
  })

  it('[EVT-07] have fields, and lists of their own', () => {
    const [row, other] = items.rows as unknown as {
      fields: { title: Field; notes: FormRows<{ text: string }> }
    }[]
    expect(row?.fields.title.name).toBe('profile[items][k3][title]')
    expect(row?.fields.notes.rows[0]?.fields.text.value).toBe('x')
    expect(row?.fields.notes.rows[0]?.remove.value).toBe('remove items.k3.notes k7')
    expect([other?.fields.title.errors, other?.fields.notes.rows]).toEqual([['is odd'], []])
  })
})
