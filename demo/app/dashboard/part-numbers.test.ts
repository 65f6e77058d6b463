import { expect, it } from 'vitest'
import { followParts, partsOf } from './part-numbers.ts'
import type { PatchDetail } from './patch-price.ts'

const state = { at: 1, parts: { 1: { '#': ['cpu', 'main'] }, 3: { '#': ['log', 'log'] } } }

function patchOf(change: Partial<PatchDetail>): PatchDetail {
  return { view: 1, bytes: 0, set: {}, lists: [], ...change }
}

it('reads the numbers of a state', () => {
  expect([...partsOf(state)]).toEqual([
    ['main', 1],
    ['log', 3],
  ])
  expect([...partsOf({ at: 1 })]).toEqual([])
})

it('follows the parts that come and go', () => {
  const change = patchOf({
    set: { 'parts/4': { '#': ['cpu', 'second'] }, 'parts/1/shows': 'chart' },
    lists: [
      ['parts/3', 'delete'],
      ['layout', 'remove', 1],
    ],
  })
  expect([...followParts(partsOf(state), change)]).toEqual([
    ['main', 1],
    ['second', 4],
  ])
})

it('returns the same numbers for a patch about neither', () => {
  const parts = partsOf(state)
  expect(followParts(parts, patchOf({ set: { 'parts/1/shows': 'chart', at: 2 } }))).toBe(parts)
})
