import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { copyOf, isObject, isPlainObject } from './plain.ts'

describe('isObject', () => {
  it('takes objects and lists, not `null` and not functions', () => {
    const values = [{}, [], new Date(0), null, () => undefined, 'text', undefined]
    expect(values.map(isObject)).toEqual([true, true, true, false, false, false, false])
  })
})

describe('isPlainObject', () => {
  it.each([
    ['a literal', {}, true],
    ['an object without a prototype', Object.create(null), true],
    ['an object of another realm', runInNewContext('({ a: 1 })'), true],
    ['a list', [], false],
    ['a list of another realm', runInNewContext('[]'), false],
    ['an instance', new (class User {})(), false],
    ['a date', new Date(0), false],
    ['`null`', null, false],
    ['a function', () => undefined, false],
  ])('tells of %s', (_, value, expected) => {
    expect(isPlainObject(value)).toBe(expected)
  })
})

describe('copyOf', () => {
  it('copies one level and keeps what lies below', () => {
    const inner = {}
    const copies = [copyOf([inner]), copyOf({ inner })]
    expect(copies).toEqual([[inner], { inner }])
    expect((copies[0] as unknown[])[0]).toBe(inner)
  })

  it('copies an own `__proto__` as a field', () => {
    const copy = copyOf(JSON.parse('{"__proto__":{"a":1}}'))
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect(Object.keys(copy)).toEqual(['__proto__'])
  })
})
