import { useRef } from 'preact/hooks'
import type { Point } from './readings.ts'

/** A column of values, one per point in time. `null` = a gap. */
export type Column = readonly (number | null)[]

/** Points in time, by columns. */
export type Series = { readonly at: readonly number[] } & {
  readonly [Name in Exclude<keyof Point, 'at'>]: Column
}

/** No points yet. */
export const emptySeries: Series = {
  at: [],
  busy: [],
  user: [],
  system: [],
  wait: [],
  memory: [],
  load: [],
  loop: [],
  in: [],
  out: [],
  read: [],
  write: [],
}

/** After so long without a point nothing is known of the time in between, in ms. */
const gapMs = 15_000

const names = Object.keys(emptySeries) as (keyof Point)[]

/**
 * Adds a point and forgets those that are older than `rangeMs`. One older point stays, so that
 * lines reach the border. A point that is not newer than the last one changes nothing.
 */
export function append(series: Series, point: Point, rangeMs: number): Series {
  const last = series.at.at(-1)
  if (last !== undefined && point.at <= last) return series
  const hasGap = last !== undefined && point.at - last > gapMs
  const firstKept = series.at.findIndex((at) => at >= point.at - rangeMs)
  const from = firstKept < 0 ? series.at.length : Math.max(0, firstKept - 1)
  const columns = names.map((name) => {
    const kept: (number | null)[] = series[name].slice(from)
    // The gap is a moment of its own: between two points a line would be drawn.
    if (hasGap) kept.push(name === 'at' ? last + 1 : null)
    kept.push(point[name])
    return [name, kept]
  })
  return Object.fromEntries(columns) as Series
}

/** Smallest and largest value, `undefined` for a column without any. */
export function extent(column: Column): { min: number; max: number } | undefined {
  const values = column.filter((value) => value !== null)
  if (values.length === 0) return undefined
  return { min: Math.min(...values), max: Math.max(...values) }
}

/** The largest value and when it was reached, `undefined` for a column without any. */
export function peak(
  series: Series,
  name: keyof Series,
): { value: number; at: number } | undefined {
  const found = extent(series[name])
  if (found === undefined) return undefined
  return { value: found.max, at: series.at[series[name].lastIndexOf(found.max)] ?? 0 }
}

/**
 * Grows the history that came with the page by each newer point. The server sends a point once
 * and the window remembers it: a tick costs the wire one point, however long the charts are.
 */
export function useSeries(history: Series, point: Point, rangeMs: number): Series {
  const kept = useRef({ history, series: history })
  if (kept.current.history !== history) kept.current = { history, series: history }
  kept.current.series = append(kept.current.series, point, rangeMs)
  return kept.current.series
}
