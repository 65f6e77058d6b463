import { clock, unknown } from './figures.ts'
import { linePath, type Frame } from './scale.ts'
import type { Column } from './series.ts'
import { Still } from './still.tsx'

/** One line of a chart. */
export interface ChartLine {
  readonly name: string
  readonly column: Column
  /** Colour in the order of the theme; the first one is filled. */
  readonly tone: 1 | 2 | 3 | 4 | 5 | 6
  /** Its newest value in words. */
  readonly now: string | undefined
}

/** What the client hook draws. */
export interface ChartData {
  readonly at: readonly number[]
  readonly lines: readonly { readonly name: string; readonly column: Column }[]
  readonly frame: Frame
  /** Unit of the values beside the pointer: percent, or bytes per second. */
  readonly unit: 'percent' | 'rate'
  readonly utcOffset: number
}

const size = { width: 600, height: 120 }

/**
 * Lines over time. The server draws them as SVG; in the browser a canvas of the same size takes
 * over, with the values under the pointer. Labels are text beside the plot.
 */
export function Chart(props: {
  at: readonly number[]
  lines: readonly ChartLine[]
  range: number
  top: number
  /** Labels of the value axis from top to bottom, a grid line for each. */
  labels: readonly string[]
  unit: ChartData['unit']
  utcOffset: number
}) {
  const { at, lines, range, top, labels, unit, utcOffset } = props
  const to = at.at(-1) ?? 0
  const frame = { from: to - range, to, top }
  const data: ChartData = { at, lines, frame, unit, utcOffset }
  return (
    <>
      <ul class="legend">
        {lines.map(({ name, tone, now }, index) => (
          <li key={name}>
            <svg
              class={index === 1 ? 'swatch is-dashed' : 'swatch'}
              viewBox="0 0 10 10"
              aria-hidden="true"
            >
              <path
                class={`tone-${tone}`}
                d={index === 1 ? 'M0 3h4v4h-4zM6 3h4v4h-4z' : 'M0 3h10v4h-10z'}
              />
            </svg>
            {name} <b>{now ?? unknown}</b>
          </li>
        ))}
      </ul>
      <div class="chart" aria-hidden="true">
        <div class="plot" hook={() => import('./chart.client.ts')} data={data}>
          <Still>
            <svg viewBox="0 0 600 120" preserveAspectRatio="none">
              {labels.map((label, index) => (
                <path
                  key={label}
                  class="grid-line"
                  d={`M0 ${gridLine(index, labels.length)}H600`}
                />
              ))}
              {lines.map(({ name, column, tone }, index) => {
                const { line, area } = linePath(at, column, frame, size)
                return (
                  <g key={name} class={`series tone-${tone}`}>
                    {index === 0 && <path class="area" d={area} />}
                    <path class={index === 1 ? 'line is-dashed' : 'line'} d={line} />
                  </g>
                )
              })}
            </svg>
          </Still>
        </div>
        <div class="scale">
          {labels.map((label, index) => (
            <span key={index}>{label}</span>
          ))}
        </div>
      </div>
      <div class="times" aria-hidden="true">
        {[1, 0.75, 0.5, 0.25].map((share) => (
          <span key={share}>{clock(to - share * range, utcOffset)}</span>
        ))}
        <span>now</span>
      </div>
    </>
  )
}

function gridLine(index: number, count: number): number {
  return (size.height * index) / (count - 1)
}
