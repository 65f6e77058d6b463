import { form } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Part } from '../discovery/part.ts'
import { parseFormMessage } from './form-message.ts'
import { resolveForm } from './resolve-form.ts'

function partOf(number: number): Part {
  const object = { id: 'box', definition: { render: () => null } }
  const part = new Part({ number, object, id: 'a', isNested: false })
  part.assigns = { note: form(z.unknown(), { text: '' }) }
  return part
}

function resolve(payload: unknown, number = 0) {
  return resolveForm(parseFormMessage(payload), partOf(number))
}

describe('resolveForm', () => {
  it('[EVT-06] gives the fields of a form without a live value, put into each other', () => {
    expect(resolve(['', { 'a[b]': 'x' }, 'save'])).toEqual({ fields: { a: { b: 'x' } } })
  })

  it('[EVT-06] says where the values lie that the page has already', () => {
    expect(resolve(['note', { text: 'x' }])).toMatchObject({
      message: { key: 'note' },
      carried: { at: ['note', 'values'], fields: { text: 'x' } },
    })
    expect(resolve(['note', {}], 3)).toMatchObject({
      carried: { at: ['parts', '3', 'note', 'values'], fields: {} },
    })
  })

  it.each([[undefined], [['', { 'a[': 'x' }]], [['none', {}]]])(
    '[EVT-06] refuses %o',
    (payload) => {
      expect(resolve(payload)).toEqual({
        issues: [{ path: expect.any(String), message: expect.any(String) }],
      })
    },
  )
})
