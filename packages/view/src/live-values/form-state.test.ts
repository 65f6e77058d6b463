import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isFormState, modelOf, stateOf, type FormState } from './form-state.ts'
import { form } from './form.ts'

const schema = z.object({ name: z.string(), password: z.string(), tags: z.array(z.string()) })

function formState(): FormState {
  return form(schema, { name: '', password: 'canary', tags: [] }) as unknown as FormState
}

describe('modelOf', () => {
  it('knows forms, and not their copies', () => {
    const state = formState()
    expect(modelOf(state).raw['password']).toBe('canary')
    expect([isFormState(state), isFormState({ ...state }), isFormState(undefined)]).toEqual([
      true,
      false,
      false,
    ])
    expect(() => modelOf({ ...state })).toThrow('A form was copied')
  })
})

describe('stateOf', () => {
  const first = formState()
  const model = modelOf(first)

  it('keeps the references of what is as it was', () => {
    const next = stateOf({ ...model, used: new Set(['name']) }, first)
    expect([next.values === first.values, next.errors === first.errors]).toEqual([true, true])
    expect(next.rows).toBe(first.rows)
  })

  it('[EVT-06] shows issues of used fields, misfits and notes always', () => {
    const issues = { name: ['a'], tags: ['b'], '': ['c'] }
    const known = {
      ...model,
      issues,
      misfits: { tags: ['d'] },
      notes: { name: ['e'], password: ['f'] },
    }
    expect(stateOf(known).errors).toEqual({ tags: ['d'], name: ['e'], password: ['f'] })
    const used = new Set(['name', 'tags'])
    expect(stateOf({ ...known, used }).errors).toEqual({
      tags: ['d'],
      name: ['a', 'e'],
      password: ['f'],
    })
    expect(stateOf({ ...known, isSubmitted: true }).errors).toMatchObject({ '': ['c'] })
  })

  it('[EVT-07] is valid when the schema was asked and found nothing that is not shown', () => {
    expect(stateOf(model).valid).toBe(false)
    const asked = { ...model, issues: {} }
    expect(stateOf(asked).valid).toBe(true)
    expect(stateOf({ ...asked, notes: { name: ['e'] } }).valid).toBe(true)
    expect(stateOf({ ...asked, misfits: { name: ['e'] } }).valid).toBe(true)
    const found = { ...asked, issues: { name: ['e'] } }
    expect(stateOf(found).valid).toBe(false)
    expect(stateOf({ ...found, used: new Set(['name']) }).valid).toBe(true)
    expect(stateOf({ ...found, isSubmitted: true }).valid).toBe(true)
  })

  it('[EVT-07] is changed while a value differs from the first', () => {
    const changed = { ...model, raw: { ...model.raw, tags: ['a'] } }
    expect(stateOf(changed).changed).toBe(true)
    expect(stateOf({ ...changed, raw: { ...model.raw, tags: [] } }).changed).toBe(false)
  })
})
