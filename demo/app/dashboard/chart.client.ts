import { defineHook } from 'livejsx'
import uPlot from 'uplot'
import type { ChartData } from './chart.tsx'
import { clock, figure, rate, text } from './figures.ts'

interface Own {
  plot: uPlot
  tip: Tip
  stop: () => void
  /** What the visitor has marked to see it larger. The chart stands still meanwhile. */
  zoom: { readonly from: number; readonly to: number } | undefined
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
    const zoomTo = (zoom: Own['zoom']): void => {
      this.zoom = zoom
      showZoom(el, zoom, this.data.utcOffset)
      this.plot?.setData(columnsOf(this.data))
    }
    const plot = new uPlot(
      {
        ...sizeOf(el),
        series: [{}, ...this.data.lines.map(({ name }, index) => lineOf(el, name, index))],
        scales: {
          x: { time: false, range: () => edgesOf(this.zoom ?? this.data.frame) },
          y: { range: () => [0, this.data.frame.top] },
        },
        // Labels and grid are the page's own: they look the same before and after.
        axes: [{ show: false }, { show: false }],
        legend: { show: false },
        padding: [0, 0, 0, 0],
        cursor: {
          y: false,
          drag: { x: true, y: false, setScale: false },
          sync: { key: 'dashboard', filters: { pub: isPointing } },
        },
        hooks: {
          setCursor: [(drawn) => tip.show(drawn, this.data)],
          setSelect: [(drawn) => zoomTo(takeSelection(drawn) ?? this.zoom)],
        },
      },
      columnsOf(this.data),
      el,
    )
    el.append(tip.el)
    plot.over.addEventListener('dblclick', () => zoomTo(undefined))
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

// All charts show the same moment; each is marked alone.
function isPointing(event: string): boolean {
  return event === 'mousemove' || event === 'mouseleave'
}

function edgesOf({ from, to }: { from: number; to: number }): [number, number] {
  return [from, to]
}

/** Narrower marks are a slip of the pointer, in px. */
const leastMark = 8

function takeSelection(plot: uPlot): Own['zoom'] {
  const { left, width } = plot.select
  if (width === 0) return undefined
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
  if (width < leastMark) return undefined
  return { from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') }
}

// In place of the times below the plot, which are those of the moving window.
function showZoom(el: HTMLElement, zoom: Own['zoom'], utcOffset: number): void {
  if (zoom === undefined) return el.removeAttribute('data-zoom')
  const [from, to] = edgesOf(zoom).map((at) => clock(at, utcOffset))
  el.setAttribute('data-zoom', `${from} – ${to} · double-click to go on`)
}

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
