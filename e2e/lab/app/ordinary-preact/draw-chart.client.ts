import uPlot from 'uplot'

/** Draws an empty chart. `onZoom` is told of each range that is chosen with the pointer. */
export function drawChart(place: Element, onZoom: (from: number, to: number) => void): uPlot {
  const isZoom = ({ scales }: uPlot): boolean => scales['x']?.min !== 0 || scales['x'].max !== 99
  return new uPlot(
    {
      width: 260,
      height: 120,
      scales: { x: { time: false, min: 0, max: 99 }, y: { range: [-1, 1] } },
      series: [{}, { stroke: 'currentColor', points: { show: false } }],
      axes: [{ show: false }, { show: false }],
      legend: { show: false },
      hooks: {
        setScale: [
          (plot, key) => {
            const { min, max } = plot.scales['x'] ?? {}
            if (key !== 'x' || !isZoom(plot) || min === undefined || max === undefined) return
            onZoom(Math.round(min ?? 0), Math.round(max ?? 0))
          },
        ],
      },
    },
    [[], []],
    place as HTMLElement,
  )
}
