import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const numbers = (seed: number): number[] => {
      const random = createRandom(seed)
      return Array.from({ length: 20 }, () => random.between(0, 1_000))
    }
    expect(numbers(7)).toEqual(numbers(7))
    expect(numbers(7)).not.toEqual(numbers(8))
  })

  it('reaches both ends of a range, and nothing beyond', () => {
    const random = createRandom(1)
    const seen = new Set(Array.from({ length: 500 }, () => random.between(-2, 2)))
    expect([...seen].toSorted((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2])
  })

  it('makes sources of a name that do not depend on what was drawn before', () => {
    const one = createRandom(3)
    const other = createRandom(3)
    one.next()
    expect(one.fork('page').next()).toBe(other.fork('page').next())
    expect(one.fork('page').next()).not.toBe(one.fork('link').next())
  })

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError)
  })
})
