import { form } from '@livejsx/view'
import { modelOf, stateOf, type FormState } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { forNewPage } from './new-page.ts'

describe('forNewPage', () => {
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
    const output = { value: first }
    const emptied = forNewPage(stateOf({ ...modelOf(state), output }))
    expect(modelOf(emptied).output).toBeUndefined()
    expect(modelOf(emptied).raw).toEqual({
      name: 'Ada',
      password: '',
      photo: undefined,
      photos: [],
      none: undefined,
    })
    expect({ ...emptied, changed: false }).toEqual(state)
  })

  it('[EVT-10] takes back that the browser is to send the form, as it just has', () => {
    const model = modelOf(form(z.unknown(), { name: 'Ada' }) as never)
    expect(forNewPage(stateOf({ ...model, action: 'a' }))).toEqual(stateOf(model))
  })

  it('keeps a form without any of that', () => {
    const state = stateOf(modelOf(form(z.unknown(), { name: 'Ada' }) as never))
    expect(forNewPage(state)).toBe(state)
  })
})
