import { useEffect, useRef, useState } from 'preact/hooks'
import type uPlot from 'uplot'
import { drawChart } from './draw-chart.client.ts'

/** A chart of the package `uplot`, drawn into an element by its reference and fed by the server. */
export function Chart({ tick }: { tick: number }) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const [shown, setShown] = useState('everything')

  useEffect(() => {
    if (place.current === null) return
    plot.current = drawChart(place.current, (from, to) => setShown(`${from} to ${to}`))
    return () => plot.current?.destroy()
  }, [])
  useEffect(() => {
    plot.current?.setData(columns(tick), false)
  }, [tick])

  return (
    <section aria-label="Chart">
      <h2>Chart</h2>
      <div ref={place} />
      <p>Shown: {shown}</p>
    </section>
  )
}

function columns(tick: number): uPlot.AlignedData {
  const at = Array.from({ length: 100 }, (_, index) => index)
  return [at, at.map((x) => Math.sin((x + tick) / 8))]
}
