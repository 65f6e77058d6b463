import { describe, expect, it } from 'vitest'
import { z } from 'zod'
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

  it('refuses what is no object', () => {
    expect(() => form(z.unknown(), [] as never)).toThrow('`form` takes a plain object')
    expect(() => form(z.unknown(), undefined as never)).toThrow('`form` takes a plain object')
  })
})
