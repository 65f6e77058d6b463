import { describe, expect, it } from 'vitest'
import { isReserved, keysOf, pointerTo } from './pointer.ts'

describe('pointerTo', () => {
  it('joins by slashes without a first one', () => {
    expect(pointerTo(pointerTo(undefined, 'rows'), 3)).toBe('rows/3')
  })

  it('escapes tildes and slashes', () => {
    expect(pointerTo('a', 'b/c~d')).toBe('a/b~1c~0d')
  })
})

describe('keysOf', () => {
  it.each([['name'], ['a/b'], ['m~n'], ['~1'], ['~01'], ['/'], ['']])('gives back %j', (key) => {
    expect(keysOf(pointerTo(pointerTo(undefined, key), key))).toEqual([key, key])
  })
})

describe('isReserved', () => {
  it('takes the three names that lead to a prototype, and no other', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'proto', 'constructors', 'toString']
    expect(names.filter(isReserved)).toEqual(['__proto__', 'constructor', 'prototype'])
  })
})
