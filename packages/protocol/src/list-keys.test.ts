import { describe, expect, it } from 'vitest'
import { handleOf, isSameItem, keyOf } from './list-keys.ts'

const inherited: object = Object.create({ id: 1 }) as object

describe('keyOf', () => {
  it('gives the own `id` of a plain object, or else its `key`', () => {
    expect([{ id: 1, key: 2 }, { key: 'a' }, { id: '' }, { id: {}, key: 0 }].map(keyOf)).toEqual([
      1,
      'a',
      '',
      0,
    ])
  })

  it('gives none for anything else', () => {
    const others = [{}, { id: null }, inherited, [1], 'id', 5, null, undefined, new Map()]
    expect(others.map(keyOf)).toEqual(others.map(() => undefined))
  })
})

describe('isSameItem', () => {
  it('goes by the reference, then by the key', () => {
    const point = { x: 1 }
    expect(isSameItem(point, point)).toBe(true)
    expect(isSameItem(point, { x: 1 })).toBe(false)
    expect(isSameItem({ id: 1 }, { id: 1, label: 'new' })).toBe(true)
    expect(isSameItem({ id: 1 }, { id: '1' })).toBe(false)
  })

  it('tells plain values by what they are', () => {
    expect(isSameItem('a', 'a')).toBe(true)
    expect(isSameItem(NaN, NaN)).toBe(true)
    expect(isSameItem(0, -0)).toBe(false)
    expect(isSameItem({ id: 5 }, 5)).toBe(false)
  })
})

describe('handleOf', () => {
  it('gives the key of an item, or the item', () => {
    const point = { x: 1 }
    expect([{ id: 7 }, point, 'a'].map(handleOf)).toEqual([7, point, 'a'])
  })
})
