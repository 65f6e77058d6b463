import { Chart } from '../dashboard/chart.tsx'
import { rate, text } from '../dashboard/figures.ts'
import { axisEnd } from '../dashboard/scale.ts'
import { extent, type Column } from '../dashboard/series.ts'

/** Below this end of the axis nothing is enlarged, in kB per second. */
const leastEnd = 50

/** A rate over time. */
export interface RateLine {
  readonly name: string
  readonly column: Column
  readonly tone: 1 | 2 | 3
  /** kB per second; `undefined` = not known. */
  readonly now: number | undefined
}

/** Rates on one axis that grows with all of them. */
export function RateBody(props: {
  at: readonly number[]
  lines: readonly RateLine[]
  range: number
  utcOffset: number
}) {
  const { at, lines, range, utcOffset } = props
  const most = Math.max(...lines.map(({ column }) => extent(column)?.max ?? 0))
  const end = axisEnd(most, leastEnd)
  return (
    <div class="body">
      <Chart
        at={at}
        lines={lines.map(({ now, ...line }) => ({
          ...line,
          now: now === undefined ? undefined : text(rate(now)),
        }))}
        range={range}
        top={end}
        labels={labelsOf(end)}
        unit="rate"
        utcOffset={utcOffset}
      />
    </div>
  )
}

function labelsOf(end: number): string[] {
  const { value, unit } = rate(end)
  return [`${Number(value)} ${unit}`, String(Number(value) / 2), '0']
}
