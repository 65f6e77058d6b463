import { expect, it } from 'vitest'
import { priceOf, type PatchDetail } from './patch-price.ts'

const patch: PatchDetail = {
  set: { 'cpu/busy': 9.5, 'load/one': 1.2, 'cpu/cores': [12, 7] },
  lists: [
    ['rows', 'remove', 0],
    ['rows', 'append', [{ id: 3, name: 'µs' }]],
  ],
}

it('counts pointers and values of the named assigns only', () => {
  expect(priceOf(patch, ['load'])).toBe('"load/one":1.2,'.length)
  expect(priceOf(patch, ['cpu', 'load'])).toBe(
    '"cpu/busy":9.5,"load/one":1.2,"cpu/cores":[12,7],'.length,
  )
  expect(priceOf(patch, ['disk'])).toBe(0)
})

it('counts operations on lists as they stand on the wire, in bytes', () => {
  const text = '["rows","remove",0],["rows","append",[{"id":3,"name":"µs"}]],'
  expect(priceOf(patch, ['rows'])).toBe(new TextEncoder().encode(text).length)
})
