/**
 * Rounds up to 1, 2 or 5 × 10ⁿ, so that an axis keeps its end while values move below it.
 *
 * @param least the smallest end, so that silence is not drawn as noise
 */
export function axisEnd(max: number, least: number): number {
  if (max <= least) return least
  const power = 10 ** Math.floor(Math.log10(max))
  const step = [1, 2, 5].find((factor) => factor * power >= max) ?? 10
  return step * power
}

/** The window of time and values that a plot shows. */
export interface Frame {
  readonly from: number
  readonly to: number
  readonly top: number
}

/** Size of a plot's coordinate system. The plot itself is stretched to its place. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A drawing of a line: SVG path data, empty when there is nothing to draw. */
export interface LinePath {
  readonly line: string
  /** The line closed down to the baseline. */
  readonly area: string
}

/** Draws a column of values as SVG path data. A gap in the data is a gap in the line. */
export function linePath(
  at: readonly number[],
  column: readonly (number | null)[],
  { from, to, top }: Frame,
  { width, height }: Size,
): LinePath {
  const x = (time: number): string => (((time - from) / (to - from)) * width).toFixed(1)
  const y = (value: number): string => (height - (Math.min(value, top) / top) * height).toFixed(1)
  const parts: { x: string; y: string }[][] = [[]]
  column.forEach((value, index) => {
    const time = at[index]
    if (value === null || time === undefined) parts.push([])
    else parts.at(-1)?.push({ x: x(time), y: y(value) })
  })
  const drawn = parts.filter((part) => part.length > 1)
  const lines = drawn.map((part) => `M${part.map((point) => `${point.x} ${point.y}`).join('L')}`)
  const areas = drawn.map(
    (part, index) => `${lines[index]}L${part.at(-1)?.x} ${height}L${part[0]?.x} ${height}Z`,
  )
  return { line: lines.join(''), area: areas.join('') }
}
