import { describe, expect, it } from 'vitest'
import type { Point } from './readings.ts'
import { append, emptySeries, extent, peak, pick } from './series.ts'

function pointAt(at: number, busy = 0): Point {
  const rest = { user: 0, system: 0, wait: 0, memory: 0, load: 0, loop: 0 }
  return { at, busy, ...rest, in: null, out: null, read: null, write: null }
}

function seriesAt(...times: number[]) {
  return times.reduce((series, at) => append(series, pointAt(at, at / 1000), 60_000), emptySeries)
}

describe('append', () => {
  it('adds a point to each column', () => {
    const series = seriesAt(1000, 2000)
    expect(series.at).toEqual([1000, 2000])
    expect(series.busy).toEqual([1, 2])
    expect(series.in).toEqual([null, null])
  })

  it('keeps one point older than the range, so that lines reach the border', () => {
    expect(append(seriesAt(1000, 2000, 3000, 4000), pointAt(5500), 2000).at).toEqual([
      3000, 4000, 5500,
    ])
  })

  it('returns the same series for a point that it has', () => {
    const series = seriesAt(1000, 2000)
    expect(append(series, pointAt(2000), 60_000)).toBe(series)
  })

  it('leaves a gap after a long silence', () => {
    const series = seriesAt(1000, 30_000)
    expect(series.at).toEqual([1000, 1001, 30_000])
    expect(series.busy).toEqual([1, null, 30])
  })
})

describe('pick', () => {
  it('takes some columns, which grow alone', () => {
    const picked = pick(seriesAt(1000, 2000), ['busy'])
    expect(append(picked, { at: 3000, busy: 9 }, 60_000)).toEqual({
      at: [1000, 2000, 3000],
      busy: [1, 2, 9],
    })
  })
})

describe('extent', () => {
  it('ignores gaps and knows nothing of an empty column', () => {
    expect(extent([3, null, 1])).toEqual({ min: 1, max: 3 })
    expect(extent([null])).toBeUndefined()
  })
})

describe('peak', () => {
  it('tells the last moment of the largest value', () => {
    expect(peak([1000, 2000, 3000], [7, 7, 1])).toEqual({ value: 7, at: 2000 })
  })
})
