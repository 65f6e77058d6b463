import { clock, text, unknown } from '../dashboard/figures.ts'
import { Reading } from '../dashboard/reading.tsx'
import type { Machine } from '../dashboard/readings.ts'
import { axisEnd } from '../dashboard/scale.ts'
import { extent, peak, useSeries, type Series } from '../dashboard/series.ts'
import { Spark } from '../dashboard/spark.tsx'
import { limitText, type ReadingKind } from './reading-kinds.ts'

/** A value with its line, marked when it is above its limit. */
export function ReadingBody(props: {
  kind: ReadingKind
  limit: number | null
  history: Series<'value'>
  at: number
  value: number | null
  range: number
  machine: Machine
}) {
  const { kind, limit, history, at, value, range, machine } = props
  const series = useSeries(history, { at, value }, range)
  const column = series.value
  const isHigh = limit !== null && value !== null && value > limit
  const top = peak(series.at, column)
  const highest = Math.max(extent(column)?.max ?? 0, limit ?? 0)
  return (
    <div class={isHigh ? 'body vital is-high' : 'body vital'}>
      <p class="value">
        <Reading figure={value === null ? { value: unknown, unit: '' } : kind.toFigure(value)} />
        {isHigh && <span class="mark warn">High</span>}
      </p>
      <p class="note">
        {top === undefined
          ? unknown
          : `peak ${text(kind.toFigure(top.value))} at ${clock(top.at, machine.utcOffset)}`}
        {limit !== null && ` · limit ${limitText(kind, limit)}`}
      </p>
      <Spark
        at={series.at}
        column={column}
        range={range}
        top={axisEnd(highest, kind.least(machine))}
        limit={limit}
        label={`${kind.name}, the last ${range / 60_000} min`}
      />
    </div>
  )
}
