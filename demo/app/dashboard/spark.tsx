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
  /** The line in words. */
  label: string
}) {
  const { at, column, range, top, label } = props
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
      <path class="line" d={line} />
    </svg>
  )
}
