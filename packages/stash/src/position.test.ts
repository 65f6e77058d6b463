import { describe, expect, it } from 'vitest'
import { comparePositions, isNewer, noPosition } from './position.ts'

describe('comparePositions', () => {
  it('[STASH-07] puts the owner before the number', () => {
    const positions = [
      { epoch: 2, seq: 1 },
      { epoch: 1, seq: 9 },
      { epoch: 10, seq: 0 },
      { epoch: 1, seq: 10 },
      noPosition,
    ]
    const sorted = positions.toSorted(comparePositions).map(({ epoch, seq }) => [epoch, seq])
    expect(sorted).toEqual([
      [0, 0],
      [1, 9],
      [1, 10],
      [2, 1],
      [10, 0],
    ])
  })
})

describe('isNewer', () => {
  it('[STASH-07] is true over nothing, false for the same', () => {
    const one = { epoch: 1, seq: 1 }
    expect([isNewer(one, undefined), isNewer(one, one), isNewer(one, noPosition)]).toEqual([
      true,
      false,
      true,
    ])
  })
})
