import { linePath } from './scale.ts'
import type { Column } from './series.ts'

const size = { width: 120, height: 34 }

/** A line without axes: how a value has moved over the range. */
export function Spark(props: {
  at: readonly number[]
  column: Column
  range: number
  /** Upper end of the scale. */
  top: number
  /** A value to be marked by a line of its own. */
  limit?: number | null
  /** The line in words. */
  label: string
}) {
  const { at, column, range, top, limit = null, label } = props
  const to = at.at(-1) ?? 0
  const { line, area } = linePath(at, column, { from: to - range, to, top }, size)
  return (
    <svg
      class="spark"
      viewBox="0 0 120 34"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="area" d={area} />
      {limit !== null && (
        <path class="limit" d={`M0 ${(size.height * (1 - limit / top)).toFixed(1)}H120`} />
      )}
      <path class="line" d={line} />
    </svg>
  )
}
