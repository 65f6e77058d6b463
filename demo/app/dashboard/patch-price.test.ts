import { expect, it } from 'vitest'
import { priceOf } from './patch-price.ts'

const state = {
  cpu: { busy: 9.5, cores: [12, 7] },
  load: { one: 1.2 },
  rows: [{ id: 1 }, { id: 2 }],
}

it('counts pointers and values of the named assigns only', () => {
  const patch = { bytes: 100, set: ['cpu/busy', 'load/one'] }
  expect(priceOf(patch, ['cpu'], state)).toBe('"cpu/busy":9.5,'.length)
  expect(priceOf(patch, ['cpu', 'load'], state)).toBe('"cpu/busy":9.5,"load/one":1.2,'.length)
  expect(priceOf(patch, ['rows'], state)).toBe(0)
})

it('counts a list of plain values as it stands on the wire', () => {
  expect(priceOf({ bytes: 100, set: ['cpu/cores'] }, ['cpu'], state)).toBe(
    '"cpu/cores":[12,7],'.length,
  )
})

it('gives what is left of the message to the lists that were edited', () => {
  const patch = { bytes: 224, set: ['cpu/busy', 'rows', 'rows'] }
  expect(priceOf(patch, ['rows'], state)).toBe(224 - 24 - '"cpu/busy":9.5,'.length)
})
