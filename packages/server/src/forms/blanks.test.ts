import { form } from '@livejsx/view'
import { modelOf, stateOf, type FormState } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withoutBlanks } from './blanks.ts'

describe('withoutBlanks', () => {
  it('[EVT-07] empties secrets and files, and nothing else', () => {
    const file = new File(['x'], 'x.txt')
    const first = {
      name: 'Ada',
      password: 'hunter22',
      photo: file,
      photos: [file],
      none: undefined,
    }
    const options = { types: { none: 'file' } } as const
    const state = form(z.unknown(), first, options) as unknown as FormState
    const emptied = withoutBlanks(state)
    expect(modelOf(emptied).raw).toEqual({
      name: 'Ada',
      password: '',
      photo: undefined,
      photos: [],
      none: undefined,
    })
    expect({ ...emptied, changed: false }).toEqual(state)
  })

  it('keeps a form that has none', () => {
    const state = stateOf(modelOf(form(z.unknown(), { name: 'Ada' }) as never))
    expect(withoutBlanks(state)).toBe(state)
  })
})
