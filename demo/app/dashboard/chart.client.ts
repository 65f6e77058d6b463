import { defineHook } from 'livejsx'
import uPlot from 'uplot'
import type { ChartData } from './chart.tsx'
import { clock, figure, rate, text } from './figures.ts'

interface Own {
  plot: uPlot
  tip: Tip
  stop: () => void
}

/** The values under the pointer. */
interface Tip {
  readonly el: HTMLElement
  show(plot: uPlot, data: ChartData): void
}

/** Draws the chart on a canvas above the SVG that came with the page, in the colours of that SVG. */
export default defineHook<ChartData, Own>({
  mounted() {
    const { el } = this
    const tip = createTip()
    const plot = new uPlot(
      {
        ...sizeOf(el),
        series: [{}, ...this.data.lines.map(({ name }, index) => lineOf(el, name, index))],
        scales: {
          x: { time: false, range: () => [this.data.frame.from, this.data.frame.to] },
          y: { range: () => [0, this.data.frame.top] },
        },
        // Labels and grid are the page's own: they look the same before and after.
        axes: [{ show: false }, { show: false }],
        legend: { show: false },
        padding: [0, 0, 0, 0],
        cursor: { y: false, drag: { x: false, y: false }, sync: { key: 'dashboard' } },
        hooks: { setCursor: [(drawn) => tip.show(drawn, this.data)] },
      },
      columnsOf(this.data),
      el,
    )
    el.append(tip.el)
    // Shows the canvas instead of the SVG's lines.
    el.toggleAttribute('data-drawn', true)
    this.plot = plot
    this.tip = tip
    this.stop = watch(el, plot)
  },
  updated() {
    if (this.plot === undefined) return
    this.plot.setData(columnsOf(this.data))
    this.tip?.show(this.plot, this.data)
  },
  destroyed() {
    this.stop?.()
    this.plot?.destroy()
  },
})

function columnsOf({ at, lines }: ChartData): uPlot.AlignedData {
  return [at, ...lines.map(({ column }) => column)] as uPlot.AlignedData
}

function sizeOf(el: HTMLElement): { width: number; height: number } {
  return { width: el.clientWidth, height: el.clientHeight }
}

// Colours are asked for at each drawing, so that a change of the theme needs no more than that.
function lineOf(el: HTMLElement, name: string, index: number): uPlot.Series {
  const group = el.querySelectorAll('.series')[index]
  const paint = (selector: string): CSSStyleDeclaration | undefined => {
    const path = group?.querySelector(selector)
    return path ? getComputedStyle(path) : undefined
  }
  return {
    label: name,
    width: 1.5,
    points: { show: false },
    stroke: () => paint('.line')?.stroke ?? 'currentColor',
    ...(index === 0 && { fill: () => translucent(paint('.area')) }),
    ...(index === 1 && { dash: [5, 3] }),
  }
}

function translucent(style: CSSStyleDeclaration | undefined): string {
  if (style === undefined) return 'transparent'
  return `color-mix(in oklch, ${style.fill} ${Number(style.fillOpacity) * 100}%, transparent)`
}

function watch(el: HTMLElement, plot: uPlot): () => void {
  const resized = new ResizeObserver(() => plot.setSize(sizeOf(el)))
  resized.observe(el)
  const redraw = (): void => plot.redraw(false)
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const themed = new MutationObserver(redraw)
  themed.observe(document.documentElement, {
    attributeFilter: ['data-theme', 'data-live-connection'],
  })
  scheme.addEventListener('change', redraw)
  return () => {
    resized.disconnect()
    themed.disconnect()
    scheme.removeEventListener('change', redraw)
  }
}

function createTip(): Tip {
  const el = document.createElement('div')
  el.className = 'tip'
  el.hidden = true
  return {
    el,
    show(plot, { at, lines, unit, utcOffset }) {
      const { left = -1, idx } = plot.cursor
      const time = idx === null || idx === undefined ? undefined : at[idx]
      el.hidden = left < 0 || time === undefined
      if (el.hidden || idx === null || idx === undefined || time === undefined) return
      const title = document.createElement('time')
      title.textContent = clock(time, utcOffset)
      const rows = lines.map(({ name, column }) => {
        const row = document.createElement('span')
        const value = document.createElement('b')
        value.textContent = written(column[idx], unit)
        row.append(`${name} `, value)
        return row
      })
      el.replaceChildren(title, ...rows)
      // Beside the pointer, on the side with more room.
      const isRight = left > plot.width / 2
      el.toggleAttribute('data-left', isRight)
      el.style.translate = `${Math.round(left)}px 0`
    },
  }
}

function written(value: number | null | undefined, unit: ChartData['unit']): string {
  if (value === null || value === undefined) return '–'
  return unit === 'percent' ? `${figure(value)} %` : text(rate(value))
}
