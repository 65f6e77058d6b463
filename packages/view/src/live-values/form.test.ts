import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { modelOf } from './form-state.ts'
import { form } from './form.ts'

const schema = z.object({ name: z.string(), password: z.string(), tags: z.array(z.string()) })

describe('form', () => {
  it('[EVT-07] is plain data that may cross the wire', () => {
    const state = form(schema, { name: '', password: 'canary', tags: [] })
    expect(JSON.parse(JSON.stringify(state))).toEqual({
      '#': 'form',
      values: { name: '', tags: [] },
      blank: ['password'],
      rows: {},
      errors: {},
      used: [],
      submitted: false,
      valid: false,
      changed: false,
      rev: {},
    })
  })

  it('keeps the shape of a schema once for all pages that begin with the same fields', () => {
    const first = { name: '', password: '', tags: [] }
    const shapeOf = (values: object): unknown =>
      modelOf(form(schema, values as never) as never).shape
    const shape = shapeOf(first)
    expect(shapeOf({ ...first, name: 'Ada', tags: ['a'] })).toBe(shape)
    expect(shapeOf({ ...first, name: null })).not.toBe(shape)
  })

  it('refuses what is no object', () => {
    expect(() => form(z.unknown(), [] as never)).toThrow('`form` takes a plain object')
    expect(() => form(z.unknown(), undefined as never)).toThrow('`form` takes a plain object')
  })
})
