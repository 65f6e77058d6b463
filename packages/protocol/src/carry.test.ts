import { describe, expect, it } from 'vitest'
import { carry } from './carry.ts'

describe('carry', () => {
  const state = { profile: { values: { name: '', email: '' } }, other: [1] }

  it('sets the fields that are there, and leaves the given state as it is', () => {
    const next = carry(state, { at: ['profile', 'values'], fields: { name: 'Ada' } })
    expect(next).toEqual({ profile: { values: { name: 'Ada', email: '' } }, other: [1] })
    expect(state.profile.values.name).toBe('')
    expect(next.other).toBe(state.other)
  })

  it('adds no fields, whatever they are called', () => {
    const fields = JSON.parse('{"__proto__":1,"constructor":2,"age":3}')
    expect(carry(state, { at: ['profile', 'values'], fields })).toEqual(state)
  })

  it('changes nothing when there is no such object', () => {
    expect(carry(state, { at: ['profile', '__proto__'], fields: { name: 'x' } })).toEqual(state)
    expect(carry(state, { at: ['nothing'], fields: { name: 'x' } })).toEqual(state)
    expect(carry(state, { at: ['other', '0'], fields: { name: 'x' } })).toEqual(state)
  })
})
