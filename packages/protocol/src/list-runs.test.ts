import { describe, expect, it } from 'vitest'
import { gapsBetween } from './list-runs.ts'

describe('gapsBetween', () => {
  it('gives what is in front of runs, between them and behind', () => {
    const runs = [
      { at: 2, count: 3 },
      { at: 6, count: 1 },
      { at: 7, count: 1 },
    ]
    expect(gapsBetween(runs, 10)).toEqual([
      { at: 0, count: 2 },
      { at: 5, count: 1 },
      { at: 8, count: 2 },
    ])
    expect(gapsBetween([], 4)).toEqual([{ at: 0, count: 4 }])
    expect(gapsBetween([{ at: 0, count: 4 }], 4)).toEqual([])
  })
})
