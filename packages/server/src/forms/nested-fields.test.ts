import { describe, expect, it } from 'vitest'
import { nestFields } from './nested-fields.ts'

function nest(set: Record<string, unknown>, submitter?: readonly [string, string]) {
  return nestFields({ set, submitter })
}

describe('nestFields', () => {
  it('[EVT-06] puts fields into each other by their names', () => {
    const file = new File(['x'], 'x.txt')
    const set = {
      'a[b][c]': '1',
      'a[d]': true,
      'e[]': '2',
      'f[]': ['3'],
      'g[1]': '5',
      'g[0]': '4',
      h: file,
    }
    expect(nest(set)).toEqual({
      value: { a: { b: { c: '1' }, d: true }, e: ['2'], f: ['3'], g: ['4', '5'], h: file },
    })
  })

  it('[EVT-06] adds the button, and leaves out what is not of the author', () => {
    const set = { a: '1', 'live:csrf': 'x' }
    expect(nest(set, ['go', 'now'])).toEqual({ value: { a: '1', go: 'now' } })
  })

  it('[EVT-06] gives plain objects with own keys alone', () => {
    const { value } = nest({ 'a[b]': 'x' }) as { value: { a: object } }
    expect([Object.getPrototypeOf(value), Object.getPrototypeOf(value.a)]).toEqual([
      Object.prototype,
      Object.prototype,
    ])
    expect(nest({ 'toString[valueOf]': 'x' })).toEqual({ value: { toString: { valueOf: 'x' } } })
  })

  it.each([
    [{ 'a[__proto__][b]': 'x' }, 'a[__proto__][b]'],
    [{ 'a[b': 'x' }, 'a[b'],
    [{ 'a[1000000000]': 'x' }, 'a[1000000000]'],
    [{ 'a[200]': 'x' }, 'a[200]'],
    [{ a: 'x', 'a[b]': 'y' }, 'a[b]'],
    [{ 'a[b]': 'y', a: 'x' }, 'a'],
    [{ 'a[]': ['x'], a: 'y' }, 'a'],
    [{ a: new File(['x'], 'x'), 'a[name]': 'y' }, 'a[name]'],
  ])('[EVT-06] refuses %o, and names the field', (set, path) => {
    expect(nest(set)).toEqual({ issues: [{ path, message: expect.any(String) }] })
  })
})
