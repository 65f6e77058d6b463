import { expect, it } from 'vitest'
import { partsOf } from './part-numbers.ts'

const state = { at: 1, parts: { 1: { '#': ['cpu', 'main'] }, 3: { '#': ['log', 'log'] } } }

it('reads the numbers of a state', () => {
  expect([...partsOf(state)]).toEqual([
    ['main', 1],
    ['log', 3],
  ])
  expect([...partsOf({ at: 1 })]).toEqual([])
})
