import { defineHook } from 'livejsx'
import uPlot from 'uplot'
import { countInstance } from './instances.client.ts'
import { shownTicks } from './load.ts'

interface ChartData {
  readonly ticks: number[]
  readonly loads: number[]
}

interface Own {
  columns: [number[], number[]]
  plot: uPlot
}

/** A chart that goes on by what the server pushes, between the states that bring all of it. */
function chartHook(kind: 'line' | 'bars') {
  return defineHook<ChartData, Own>({
    mounted() {
      const { el } = this
      const noteEnd = countInstance('uplot')
      this.columns = columnsOf(this.data)
      const plot = new uPlot(optionsOf(el, kind), this.columns, el)
      this.plot = plot
      const sized = new ResizeObserver(() => plot.setSize(sizeOf(el)))
      sized.observe(el)
      const mode = matchMedia('(prefers-color-scheme: dark)')
      const redraw = (): void => plot.redraw(false)
      mode.addEventListener('change', redraw)

      this.handleEvent('load', ([tick, load]: [tick: number, load: number]) => {
        const [ticks, loads] = this.columns ?? columnsOf(this.data)
        // The state may hold it already.
        if (tick <= (ticks.at(-1) ?? 0)) return
        this.columns = [[...ticks, tick].slice(-shownTicks), [...loads, load].slice(-shownTicks)]
        plot.setData(this.columns)
        el.dataset['last'] = String(tick)
      })
      return () => {
        sized.disconnect()
        mode.removeEventListener('change', redraw)
        plot.destroy()
        noteEnd()
      }
    },
    updated(previous) {
      if (previous.ticks === this.data.ticks) return
      this.columns = columnsOf(this.data)
      this.plot?.setData(this.columns)
    },
  })
}

export const LineChart = chartHook('line')
export const BarChart = chartHook('bars')

function columnsOf({ ticks, loads }: ChartData): [number[], number[]] {
  return [ticks, loads]
}

function sizeOf(el: HTMLElement): { width: number; height: number } {
  return { width: el.clientWidth, height: el.clientHeight }
}

function optionsOf(el: HTMLElement, kind: 'line' | 'bars'): uPlot.Options {
  const color = (name: string) => () => getComputedStyle(el).getPropertyValue(name)
  const axis = { stroke: color('--ink'), grid: { stroke: color('--grid'), width: 1 } }
  const { paths } = uPlot
  return {
    ...sizeOf(el),
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 12, 0, 0],
    scales: { x: { time: false }, y: { range: [0, 100] } },
    axes: [
      { ...axis, size: 28 },
      { ...axis, size: 56, values: (_plot, splits) => splits.map((split) => `${split} %`) },
    ],
    series: [
      {},
      {
        label: 'Load',
        stroke: color('--accent'),
        fill: color('--accent-soft'),
        width: 2,
        points: { show: false },
        ...(kind === 'bars' && paths.bars && { paths: paths.bars({ size: [0.7] }) }),
      },
    ],
  }
}
