import { describe, expect, it } from 'vitest'
import { createRing, type Numbered, type Ring } from './ring.ts'

const isEven = ({ id }: Numbered): boolean => id % 2 === 0
const ids = (items: readonly Numbered[]): number[] => items.map(({ id }) => id)

function filled(capacity: number, from: number, to: number): Ring<Numbered> {
  const ring = createRing<Numbered>(capacity, from)
  for (let id = from; id <= to; id += 1) ring.push({ id })
  return ring
}

describe('createRing', () => {
  it('keeps the newest, and gives back what has to go', () => {
    const ring = filled(4, 100, 103)
    expect([ring.first, ring.last, ring.size]).toEqual([100, 103, 4])
    expect(ring.push({ id: 104 })).toEqual({ id: 100 })
    expect([ring.first, ring.last, ring.size]).toEqual([101, 104, 4])
    expect(ids(ring.after(0, 10))).toEqual([101, 102, 103, 104])
  })

  it('is empty at first', () => {
    const ring = createRing<Numbered>(4, 7)
    expect([ring.size, ring.first, ring.last]).toEqual([0, 7, 6])
    expect(ring.before(100, 10)).toEqual([])
    expect(ring.count(() => true)).toBe(0)
  })

  it('finds those before and after an id, next to it first, in their order', () => {
    const ring = filled(100, 1, 50)
    expect(ids(ring.before(20, 3))).toEqual([17, 18, 19])
    expect(ids(ring.after(20, 3))).toEqual([21, 22, 23])
    expect(ids(ring.before(20, 3, isEven))).toEqual([14, 16, 18])
    expect(ids(ring.after(20, 3, isEven))).toEqual([22, 24, 26])
    expect(ids(ring.before(1000, 2))).toEqual([49, 50])
    expect(ids(ring.after(-5, 2))).toEqual([1, 2])
    expect(ids(ring.before(3, 10))).toEqual([1, 2])
    expect(ring.after(50, 10)).toEqual([])
  })

  it('counts those that match, all of them or some', () => {
    const ring = filled(10, 1, 30)
    expect(ring.count(isEven)).toBe(5)
    expect(ring.count(isEven, 25)).toBe(3)
    expect(ring.count(isEven, 0, 24)).toBe(2)
  })

  it('takes the next id only', () => {
    expect(() => filled(4, 1, 2).push({ id: 4 })).toThrow('Expected id 3, got 4')
  })
})
