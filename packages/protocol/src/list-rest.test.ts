import { describe, expect, it } from 'vitest'
import { matchRest } from './list-rest.ts'

const gap = (was: number, wasEnd: number, now: number, nowEnd: number) => ({
  was,
  wasEnd,
  now,
  nowEnd,
})

describe('matchRest', () => {
  it('pairs what went from one gap to another', () => {
    const before = [{ id: 1 }, { id: 2 }, { id: 3 }]
    const after = [{ id: 2 }, { id: 3 }, { id: 1 }]
    expect(matchRest(before, after, [gap(0, 1, 0, 0), gap(3, 3, 2, 3)])).toEqual([[0, 2]])
  })

  it('pairs what is left of a gap by its place', () => {
    const before = [{ id: 1 }, { id: 2 }, { id: 3 }]
    const after = [{ id: 3 }, { id: 8 }, { id: 9 }, { id: 7 }]
    expect(matchRest(before, after, [gap(0, 3, 0, 4)])).toEqual([
      [2, 0],
      [0, 1],
      [1, 2],
    ])
  })

  it('looks at nothing where there are only new items, or only lost ones', () => {
    expect(matchRest([], [1, 2], [gap(0, 0, 0, 2)])).toEqual([])
    expect(matchRest([1, 2], [], [gap(0, 2, 0, 0)])).toEqual([])
  })

  it('pairs short plain values in their places, though they are elsewhere, too', () => {
    const gaps = [gap(0, 1, 0, 1), gap(2, 3, 2, 3)]
    expect(matchRest(['a', '-', 'b'], ['b', '-', 'a'], gaps)).toEqual([
      [0, 0],
      [2, 2],
    ])
    const [a, b] = ['a long text', 'another one']
    expect(matchRest([a, '-', b], [b, '-', a], gaps)).toEqual([
      [2, 0],
      [0, 2],
    ])
  })
})
