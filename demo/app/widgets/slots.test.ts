import { describe, expect, it } from 'vitest'
import { targetIn, withMoved, type Box } from './slots.ts'

/** Two above, a wide one in the middle, two below. */
const boxes: Box[] = [
  { left: 0, right: 50, top: 0, bottom: 40 },
  { left: 60, right: 100, top: 0, bottom: 40 },
  { left: 0, right: 100, top: 50, bottom: 90 },
  { left: 0, right: 50, top: 100, bottom: 140 },
  { left: 60, right: 100, top: 100, bottom: 140 },
]

describe('targetIn', () => {
  it.each([
    ['left', 2, 1],
    ['right', 2, 3],
    ['left', 0, 0],
    ['right', 4, 4],
  ] as const)('goes %s along the order, from %i to %i', (direction, from, to) => {
    expect(targetIn(boxes, from, direction)).toBe(to)
  })

  it.each([
    ['up', 4, 2],
    ['down', 1, 2],
    ['down', 2, 3],
    ['up', 0, 0],
    ['down', 4, 4],
  ] as const)('goes %s to the nearest that stands there, from %i to %i', (direction, from, to) => {
    expect(targetIn(boxes, from, direction)).toBe(to)
  })
})

it('moves an item of a list', () => {
  expect(withMoved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(withMoved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(withMoved(['a'], 5, 0)).toEqual(['a'])
})
