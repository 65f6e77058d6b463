import { describe, expect, it } from 'vitest'
import { actionOf, idAfter, idInPlaceOf, type KeyPlace } from './letter-keys.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false }
const ids = ['a', 'b', 'c']

describe('actionOf', () => {
  it.each([
    ['j', 'page', 'next'],
    ['K', 'list', 'previous'],
    ['e', 'list', 'move'],
    ['/', 'page', 'search'],
    ['?', 'page', 'help'],
    ['ArrowDown', 'list', 'next'],
    ['ArrowDown', 'page', undefined],
    ['End', 'list', 'last'],
    ['Enter', 'list', undefined],
    ['j', 'field', undefined],
    ['?', 'field', undefined],
    ['Escape', 'field', 'close'],
    ['x', 'list', undefined],
  ] satisfies [string, KeyPlace, string | undefined][])(
    'takes %s in the %s for %s',
    (key, place, action) => {
      expect(actionOf({ ...none, key }, place)).toBe(action)
    },
  )

  it('leaves the keys of the browser and of input methods alone', () => {
    expect(actionOf({ ...none, key: 'k', ctrlKey: true }, 'page')).toBeUndefined()
    expect(actionOf({ ...none, key: 'e', metaKey: true }, 'page')).toBeUndefined()
    expect(actionOf({ ...none, key: 'j', isComposing: true }, 'page')).toBeUndefined()
  })
})

describe('idAfter', () => {
  it.each([
    ['a', 'next', 'b'],
    ['c', 'next', 'c'],
    ['c', 'previous', 'b'],
    ['a', 'previous', 'a'],
    ['b', 'first', 'a'],
    ['b', 'last', 'c'],
    [undefined, 'next', 'a'],
    [undefined, 'previous', 'a'],
    ['gone', 'next', 'a'],
  ] as const)('goes from %s by %s to %s', (id, step, expected) => {
    expect(idAfter(ids, id, step)).toBe(expected)
  })

  it('stays nowhere in an empty list', () => {
    expect(idAfter([], undefined, 'next')).toBeUndefined()
    expect(idAfter([], 'a', 'last')).toBeUndefined()
  })
})

describe('idInPlaceOf', () => {
  it('is the one below, at the end the one above, and none for the only one', () => {
    expect(idInPlaceOf(ids, 'b')).toBe('c')
    expect(idInPlaceOf(ids, 'c')).toBe('b')
    expect(idInPlaceOf(['a'], 'a')).toBeUndefined()
    expect(idInPlaceOf(ids, 'x')).toBeUndefined()
  })
})
