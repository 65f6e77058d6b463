import { describe, expect, it } from 'vitest'
import { editsOf } from './list-order.ts'
import type { KeptRun } from './list-runs.ts'

function keep(...positions: readonly number[]): KeptRun[] {
  return positions.map((was, now) => ({ was, now, count: 1 }))
}

const overhead = '["rows",],'.length - 1

describe('editsOf', () => {
  it('removes runs, the last first', () => {
    const kept = [
      { was: 1, now: 0, count: 40 },
      { was: 44, now: 40, count: 50 },
    ]
    expect(editsOf(100, kept, overhead)).toEqual([
      ['splice', 94, 6],
      ['splice', 41, 3],
      ['remove', 0],
    ])
  })

  it('lists what is left where removals are close to each other, and only there', () => {
    const kept = [
      ...keep(1, 3, 5),
      { was: 7, now: 3, count: 100 },
      ...[108, 110, 112].map((was, index) => ({ was, now: 103 + index, count: 1 })),
    ]
    expect(editsOf(113, kept, overhead)).toEqual([
      ['order', 107, 5, [1, 3]],
      ['order', 0, 7, [1, 3, 5]],
    ])
  })

  it('removes and moves within a stretch before it looks at those in front of it', () => {
    const kept = [
      { was: 30, now: 0, count: 1 },
      { was: 0, now: 1, count: 20 },
      { was: 22, now: 21, count: 8 },
      { was: 80, now: 29, count: 1 },
      { was: 40, now: 30, count: 40 },
    ]
    expect(editsOf(81, kept, overhead)).toEqual([
      ['move', 80, 40],
      ['splice', 31, 9],
      ['splice', 20, 2],
      ['move', 28, 0],
    ])
  })

  it('finds nothing to do for a list of which all is left', () => {
    expect(editsOf(3, [{ was: 0, now: 0, count: 3 }], overhead)).toEqual([])
    expect(editsOf(0, [], overhead)).toEqual([])
  })
})
