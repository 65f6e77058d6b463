import { form } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkMessage } from './check-message.ts'
import type { FormMessage } from './form-message.ts'

const assigns = {
  count: 1,
  all: form(z.unknown(), { kind: '', tags: [], rows: [{ text: '' }] }) as unknown,
}

function message(change: Partial<FormMessage>): FormMessage {
  return {
    key: 'all',
    set: {},
    event: undefined,
    isSubmit: false,
    isReset: false,
    isWhole: false,
    target: undefined,
    submitter: undefined,
    row: undefined,
    used: [],
    ...change,
  }
}

describe('checkMessage', () => {
  it('passes what the form has a place for', () => {
    const known = message({ set: { 'rows.k0.text': '' }, row: { verb: 'up', path: 'rows.k0' } })
    expect(checkMessage(known, assigns)).toBe(known)
    const gone = message({ row: { verb: 'remove', path: 'rows.k9' } })
    expect(checkMessage(gone, assigns)).toBe(gone)
  })

  it('[EVT-06] takes the value of the button if that is a field', () => {
    const own = message({ submitter: ['all[kind]', 'draft'] })
    expect(checkMessage(own, assigns)).toMatchObject({ set: { kind: 'draft' } })
    const others = ['kind', 'all', 'all[none]', 'other[kind]', 'all[__proto__]'].map((name) =>
      message({ submitter: [name, 'draft'] }),
    )
    expect(others.map((each) => checkMessage(each, assigns))).toEqual(others)
  })

  it.each([
    [{ key: 'none' }, 'none'],
    [{ key: 'count' }, 'count'],
    [{ key: 'toString' }, 'toString'],
    [{ set: { none: '' } }, 'none'],
    [{ set: { 'rows.k1.text': '' } }, 'rows.k1.text'],
    [{ row: { verb: 'add', path: 'tags' } }, 'tags'],
    [{ row: { verb: 'add', path: '' } }, ''],
    [{ row: { verb: 'remove', path: 'k0' } }, 'k0'],
    [{ row: { verb: 'up', path: 'tags.k0' } }, 'tags.k0'],
  ] as [Partial<FormMessage>, string][])('[EVT-06] refuses %j with its path', (change, path) => {
    expect(checkMessage(message(change), assigns)).toEqual({
      issues: [{ path, message: expect.any(String) }],
    })
  })

  it('[EVT-06] refuses rows that would bring more fields than a form may have', () => {
    const row = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}`, '']))
    const large = { large: form(z.unknown(), { rows: [row] }) as unknown }
    const rowsOf = (count: number): FormMessage['set'] =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`rows.k${index}.f0`, 'x']))
    const whole = (count: number) =>
      checkMessage(message({ key: 'large', isWhole: true, set: rowsOf(count) }), large)
    expect(whole(50)).toMatchObject({ key: 'large' })
    expect(whole(51)).toEqual({
      issues: [{ path: '', message: 'At most 1000 fields are taken' }],
    })
  })
})
