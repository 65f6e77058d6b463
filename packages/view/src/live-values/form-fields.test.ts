import { describe, expect, it } from 'vitest'
import { FormField } from './form-fields.ts'
import type { FormState } from './form-state.ts'

const state: FormState = {
  '#': 'form',
  values: { agree: true, size: 'm', tags: ['a', 'b'] },
  blank: ['password', 'photo'],
  rows: {},
  errors: {},
  used: [],
  submitted: false,
  valid: false,
  changed: false,
  rev: { '': 2 },
}
const source = { state, key: 'profile', scope: 'profile', isUsed: () => false }

describe('a field as a control', () => {
  const as = (name: string, ...args: [string, string?]): unknown => {
    return { ...new FormField(source, name).as(...args) }
  }
  const base = (name: string) => ({ name: `profile[${name}]`, id: `profile-${name}`, overwrite: 2 })

  it.each([
    ['a box', 'agree', ['checkbox'], { type: 'checkbox', checked: true }],
    [
      'a box of a list',
      'tags',
      ['checkbox', 'b'],
      { type: 'checkbox', checked: true, value: 'b', id: 'profile-tags-b' },
    ],
    [
      'a box of a list that is not chosen',
      'tags',
      ['checkbox', 'c'],
      { type: 'checkbox', checked: false, value: 'c', id: 'profile-tags-c' },
    ],
    [
      'a radio button',
      'size',
      ['radio', 'm'],
      { type: 'radio', checked: true, value: 'm', id: 'profile-size-m' },
    ],
    [
      'another radio button',
      'size',
      ['radio', 'x/l'],
      { type: 'radio', checked: false, value: 'x/l', id: 'profile-size-x_2fl' },
    ],
    [
      'a radio button of a boolean',
      'agree',
      ['radio', 'true'],
      { type: 'radio', checked: true, value: 'true', id: 'profile-agree-true' },
    ],
    ['a list to choose one from', 'size', ['select'], { value: 'm' }],
    ['a list to choose several from', 'tags', ['select'], { value: ['a', 'b'], multiple: true }],
    ['a text area', 'size', ['textarea'], { value: 'm' }],
    ['a number', 'size', ['number'], { type: 'number', value: 'm' }],
    ['a password', 'password', ['password'], { type: 'password' }],
    ['a file', 'photo', ['file'], { type: 'file' }],
  ] as [string, string, [string, string?], object][])(
    '[EVT-07] is %s',
    (_name, field, args, props) => {
      expect(as(field, ...args)).toEqual({ ...base(field), ...props })
    },
  )

  it('[EVT-07] is no password where the value is sent to pages', () => {
    expect(() => as('size', 'password')).toThrow(/`profile\[size\]`.*`secret`/)
  })
})
