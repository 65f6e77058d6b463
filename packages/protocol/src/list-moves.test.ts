import { describe, expect, it } from 'vitest'
import { movesOf } from './list-moves.ts'
import type { KeptRun } from './list-runs.ts'

/** Runs of one length each, that are at these positions before. */
function runs(
  ...positions: readonly (number | readonly [was: number, count: number])[]
): KeptRun[] {
  let now = 0
  return positions.map((position) => {
    const [was, count] = typeof position === 'number' ? [position, 1] : position
    now += count
    return { was, now: now - count, count }
  })
}

describe('movesOf', () => {
  it('moves what is not part of the longest rest, counted in items', () => {
    expect(movesOf(runs([5, 20], [0, 5]), 0)).toEqual(
      Array.from({ length: 5 }, (_, index) => ['move', 4 - index, 24 - index]),
    )
    expect(movesOf(runs([20, 5], [0, 20]), 0)).toEqual(Array(5).fill(['move', 24, 0]))
  })

  it('counts from the position of the first', () => {
    expect(movesOf(runs([1, 3], 0), 100)).toEqual([['move', 100, 103]])
  })

  it('does not count what is gone from between', () => {
    expect(movesOf(runs([10, 3], [30, 3], 0), 0)).toEqual([['move', 0, 6]])
  })

  it('swaps where that takes no more steps', () => {
    expect(movesOf(runs(1, 0), 7)).toEqual([['swap', 7, 8]])
    expect(movesOf(runs(9, [1, 8], 0), 0)).toEqual([['swap', 0, 9]])
    expect(movesOf(runs(20, [1, 9], 0, [11, 9], 10), 0)).toEqual([
      ['swap', 0, 20],
      ['swap', 10, 20],
    ])
  })

  it('gives up where it takes more steps than are of use', () => {
    const reversed = runs(...Array.from({ length: 50 }, (_, index) => 49 - index))
    expect(movesOf(reversed, 0, 10)).toBeUndefined()
    expect(movesOf(reversed, 0, 25)).toHaveLength(25)
  })
})
