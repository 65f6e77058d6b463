import { describe, expect, it } from 'vitest'
import { isOnlyAbout, priceOf, type PatchDetail } from './patch-price.ts'

const patch: PatchDetail = {
  bytes: 200,
  state: {},
  set: { 'cpu/busy': 9.5, 'load/one': 1.2, 'cpu/cores': [12, 7], 'parts/2/shows': 'chart' },
  lists: [
    ['rows', 'remove', 0],
    ['rows', 'append', [{ id: 3, name: 'µs' }]],
  ],
}

describe('priceOf', () => {
  it('counts pointers and values of the named assigns only', () => {
    expect(priceOf(patch, ['load'], [])).toBe('"load/one":1.2,'.length)
    expect(priceOf(patch, ['cpu', 'load'], [])).toBe(
      '"cpu/busy":9.5,"load/one":1.2,"cpu/cores":[12,7],'.length,
    )
    expect(priceOf(patch, ['disk'], [])).toBe(0)
  })

  it('counts what is about a component', () => {
    expect(priceOf(patch, ['load'], [2, 9])).toBe('"load/one":1.2,"parts/2/shows":"chart",'.length)
    expect(priceOf(patch, [], [22])).toBe(0)
  })

  it('counts operations on lists as they stand on the wire, in bytes', () => {
    const text = '["rows","remove",0],["rows","append",[{"id":3,"name":"µs"}]],'
    expect(priceOf(patch, ['rows'], [])).toBe(new TextEncoder().encode(text).length)
  })
})

describe('isOnlyAbout', () => {
  it('is true for the change of one component', () => {
    const own = { ...patch, set: { 'parts/2/shows': 'chart' }, lists: [] }
    expect(isOnlyAbout(own, [1, 2])).toBe(true)
    expect(isOnlyAbout(own, [3])).toBe(false)
    expect(isOnlyAbout(patch, [2])).toBe(false)
    expect(isOnlyAbout({ ...patch, set: {}, lists: [] }, [2])).toBe(false)
  })
})
