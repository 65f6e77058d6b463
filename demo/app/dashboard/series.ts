import { useRef } from 'preact/hooks'
import type { Point } from './readings.ts'

/** A column of values, one per point in time. `null` = a gap. */
export type Column = readonly (number | null)[]

/** Name of a column. */
export type Measure = Exclude<keyof Point, 'at'>

/** Points in time, by columns. */
export type Series<Name extends string = Measure> = { readonly at: readonly number[] } & {
  readonly [Each in Name]: Column
}

/** One value for each column, and when. */
type Values<Name extends string> = { readonly at: number } & {
  readonly [Each in Name]: number | null
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

/** Picks some columns. */
export function pick<Name extends Measure>(series: Series, names: readonly Name[]): Series<Name> {
  const columns = (['at', ...names] as const).map((name) => [name, series[name]])
  return Object.fromEntries(columns) as Series<Name>
}

/**
 * Adds a point and forgets those that are older than `rangeMs`. One older point stays, so that
 * lines reach the border. A point that is not newer than the last one changes nothing.
 */
export function append<Name extends string>(
  series: Series<Name>,
  point: Values<Name>,
  rangeMs: number,
): Series<Name> {
  const last = series.at.at(-1)
  if (last !== undefined && point.at <= last) return series
  const hasGap = last !== undefined && point.at - last > gapMs
  const firstKept = series.at.findIndex((at) => at >= point.at - rangeMs)
  const from = firstKept < 0 ? series.at.length : Math.max(0, firstKept - 1)
  const columns = Object.entries<Column>(series).map(([name, column]) => {
    const kept: (number | null)[] = column.slice(from)
    // The gap is a moment of its own: between two points a line would be drawn.
    if (hasGap) kept.push(name === 'at' ? last + 1 : null)
    kept.push(point[name as keyof Values<Name>] as number | null)
    return [name, kept]
  })
  return Object.fromEntries(columns) as Series<Name>
}

/** Smallest and largest value, `undefined` for a column without any. */
export function extent(column: Column): { min: number; max: number } | undefined {
  const values = column.filter((value) => value !== null)
  if (values.length === 0) return undefined
  return { min: Math.min(...values), max: Math.max(...values) }
}

/** The largest value and when it was reached, `undefined` for a column without any. */
export function peak(
  at: readonly number[],
  column: Column,
): { value: number; at: number } | undefined {
  const found = extent(column)
  if (found === undefined) return undefined
  return { value: found.max, at: at[column.lastIndexOf(found.max)] ?? 0 }
}

/**
 * Grows the history that came with the page by each newer point. The server sends a point once
 * and the window remembers it: a tick costs the wire one point, however long the charts are.
 */
export function useSeries<Name extends string>(
  history: Series<Name>,
  point: Values<Name>,
  rangeMs: number,
): Series<Name> {
  const kept = useRef({ history, series: history })
  if (kept.current.history !== history) kept.current = { history, series: history }
  kept.current.series = append(kept.current.series, point, rangeMs)
  return kept.current.series
}
