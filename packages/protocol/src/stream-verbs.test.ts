import { describe, expect, it } from 'vitest'
import { dropEntries, limitEntries, putEntries } from './stream-verbs.ts'

const entry = (id: number, text = '') => ({ id, text })
const list = (...ids: number[]) => ids.map((id) => entry(id))

describe('putEntries', () => {
  it.each([
    ['at the end', -1, [1, 2, 3, 8, 9]],
    ['at the start', 0, [8, 9, 1, 2, 3]],
    ['in between', 2, [1, 2, 8, 9, 3]],
    ['beyond the end', 7, [1, 2, 3, 8, 9]],
  ])('[LIST-02] keeps the order of a block that comes in %s', (_place, at, ids) => {
    expect(putEntries(list(1, 2, 3), at, list(8, 9))).toEqual(list(...ids))
  })

  it('[LIST-02] puts what is known in the place of the old one, whatever `at` says', () => {
    expect(putEntries(list(1, 2, 3), 0, [entry(3, 'new'), entry(9)])).toEqual([
      entry(9),
      entry(1),
      entry(2),
      entry(3, 'new'),
    ])
  })

  it('[LIST-02] only updates without a position', () => {
    expect(putEntries(list(1, 2), null, [entry(2, 'new'), entry(9)], 1)).toEqual([
      entry(1),
      entry(2, 'new'),
    ])
  })

  it.each([
    ['the first', 0, 3, [8, 1, 2]],
    ['the last', 0, -3, [1, 2, 3]],
    ['the first', -1, 3, [1, 2, 3]],
    ['the last', -1, -3, [2, 3, 8]],
  ])('[LIST-02] leaves %s after an insert at %i with the limit %i', (_which, at, limit, ids) => {
    expect(putEntries(list(1, 2, 3), at, list(8), limit)).toEqual(list(...ids))
  })

  it('[LIST-02] takes the last of several with one id, in the place of the first', () => {
    expect(putEntries([], -1, [entry(1), entry(2), entry(1, 'last')])).toEqual([
      entry(1, 'last'),
      entry(2),
    ])
  })

  it('[LIST-02] compares ids as texts and keeps pairs whole', () => {
    expect(putEntries([['7', 'a'], entry(8)], -1, [entry(7), ['9', ['b']]])).toEqual([
      entry(7),
      entry(8),
      ['9', ['b']],
    ])
  })

  it('[LIST-02] leaves the list as it is, and keeps references', () => {
    const before = list(1, 2)
    const after = putEntries(before, -1, list(3))
    expect(before).toEqual(list(1, 2))
    expect(after[0]).toBe(before[0])
  })
})

describe('dropEntries', () => {
  it('[LIST-02] takes out what is there, and passes over the rest', () => {
    expect(dropEntries([entry(1), ['a', 1], entry(3)], ['a', '1', '7'])).toEqual(list(3))
  })
})

describe('limitEntries', () => {
  it('[LIST-02] leaves the first, the last, or all', () => {
    expect([2, -2, undefined, 9].map((limit) => limitEntries([1, 2, 3], limit))).toEqual([
      [1, 2],
      [2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ])
  })
})
