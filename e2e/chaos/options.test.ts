import { expect, it } from 'vitest'
import { readOptions } from './options.ts'

it('gives a run the time that its faults take, unless it is told', () => {
  expect(readOptions(['--faults', '10000', '--seed', '5'])).toMatchObject({
    faults: 10_000,
    seed: 5,
    minutes: 50,
  })
  expect(readOptions(['--faults', '10', '--minutes', '2']).minutes).toBe(2)
})

it('refuses what is no number, and what it does not know', () => {
  expect(() => readOptions(['--faults', 'many'])).toThrow('`--faults` must be a number')
  expect(() => readOptions(['--fault', '1'])).toThrow(TypeError)
})
