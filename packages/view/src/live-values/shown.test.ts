import { afterEach, describe, expect, it } from 'vitest'
import { features } from '../features.ts'
import { shown } from './shown.ts'

afterEach(() => void delete features.values['thing'])

describe('shown', () => {
  it('makes views of live values, one for the same data at the same place', () => {
    features.values['thing'] = (_data: never, ...place: unknown[]) => ({ place })
    const data = { '#': 'thing' }
    const once = shown({ one: data, other: data, count: 1 }, 'card')
    expect(once).toEqual({
      one: { place: ['one', 'card'] },
      other: { place: ['other', 'card'] },
      count: 1,
    })
    const view = shown({ one: data })['one']
    expect(shown({ one: data })['one']).toBe(view)
    expect(shown({ one: data }, 'card')['one']).not.toBe(view)
  })

  it('leaves everything else as it is', () => {
    const assigns = { none: null, text: '#', row: { '#': 1 }, list: ['#'] }
    expect(shown(assigns)).toBe(assigns)
  })

  it('says what is to be done where the code of a kind is not loaded', () => {
    expect(() => shown({ one: { '#': 'thing' } })).toThrow(
      "`assigns.one` is a thing, whose code is not loaded: `import 'livejsx/client/controls'`",
    )
  })
})
