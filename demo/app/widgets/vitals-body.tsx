import type { ComponentChildren } from 'preact'
import {
  clock,
  figure,
  rate,
  rateParts,
  size,
  text,
  unknown,
  type Figure,
} from '../dashboard/figures.ts'
import { Reading } from '../dashboard/reading.tsx'
import { toPoint, type Machine, type Sample } from '../dashboard/readings.ts'
import { axisEnd } from '../dashboard/scale.ts'
import { extent, peak, useSeries, type Column, type Series } from '../dashboard/series.ts'
import { Spark } from '../dashboard/spark.tsx'
import { readingNames } from './layout-item.ts'

/** Columns that the sparks draw. */
export const vitalsColumns = readingNames

/** What is shown of a sample. */
export type VitalsReadings = Pick<
  Sample,
  'at' | 'cpu' | 'memory' | 'load' | 'loop' | 'network' | 'disk'
>

/** The six readings that tell whether the machine is well. */
export function VitalsBody(props: {
  readings: VitalsReadings
  machine: Machine
  history: Series<(typeof vitalsColumns)[number]>
  range: number
  /** Load per core from which the load is marked. */
  highLoad: number
}) {
  const { readings, machine, history, range, highLoad } = props
  const { cpu, memory, load, loop, network, disk } = readings
  const series = useSeries(history, toPoint(readings), range)
  const top = peak(series.at, series.busy)
  const total = size(machine.memory)
  const traffic = sum(series.in, series.out)
  const moved = sum(series.read, series.write)
  const common = { at: series.at, range }
  return (
    <div class="vitals">
      <Vital
        title="CPU"
        reading={{ value: figure(cpu.busy), unit: '%' }}
        note={top && `peak ${Math.round(top.value)} % at ${clock(top.at, machine.utcOffset)}`}
      >
        <Spark {...common} column={series.busy} top={100} label={spoken('CPU', series.busy, '%')} />
      </Vital>
      <Vital
        title="Memory"
        reading={{
          value: size(memory.used).value,
          unit: `${size(memory.used).unit} of ${text(total)}`,
        }}
        note={`cache ${text(size(memory.cache))}`}
      >
        <Spark
          {...common}
          column={series.memory}
          top={machine.memory}
          label={`Memory, now ${Math.round((100 * memory.used) / machine.memory)} percent in use`}
        />
      </Vital>
      <Vital
        title="Load"
        reading={{ value: figure(load.one), unit: `of ${machine.cores}` }}
        note={`${figure(load.five)} · ${figure(load.fifteen)} (5, 15 min)`}
        isHigh={load.one > highLoad * machine.cores}
      >
        <Spark
          {...common}
          column={series.load}
          top={axisEnd(extent(series.load)?.max ?? 0, machine.cores)}
          label={spoken('Load', series.load, '')}
        />
      </Vital>
      <Vital
        title="Event-loop delay"
        reading={{ value: figure(loop.p99), unit: 'ms p99' }}
        note={`p50 ${figure(loop.p50)} · max ${figure(loop.max)} ms`}
      >
        <Spark
          {...common}
          column={series.loop}
          top={axisEnd(extent(series.loop)?.max ?? 0, 5)}
          label={spoken('Event-loop delay', series.loop, 'milliseconds')}
        />
      </Vital>
      <Vital
        title="Network"
        reading={network && rate(network.in + network.out)}
        note={network && rateParts({ in: network.in, out: network.out })}
      >
        <Spark
          {...common}
          column={traffic}
          top={busiest(traffic)}
          label={rates('Network', traffic)}
        />
      </Vital>
      <Vital
        title="Disk"
        reading={disk && rate(disk.read + disk.write)}
        note={disk && rateParts({ read: disk.read, write: disk.write })}
      >
        <Spark {...common} column={moved} top={busiest(moved)} label={rates('Disk', moved)} />
      </Vital>
    </div>
  )
}

function Vital(props: {
  title: string
  reading: Figure | null
  note?: string | null | undefined
  isHigh?: boolean
  children: ComponentChildren
}) {
  const { title, reading, note, isHigh = false, children } = props
  return (
    <div class={isHigh ? 'vital is-high' : 'vital'}>
      <h3>
        {title}
        {isHigh && <span class="mark warn">High</span>}
      </h3>
      <p class="value">
        <Reading figure={reading ?? { value: unknown, unit: '' }} />
      </p>
      <p class="note">{note ?? unknown}</p>
      {children}
    </div>
  )
}

function sum(one: Column, other: Column): Column {
  return one.map((value, index) => {
    const added = other[index]
    return value === null || added === null || added === undefined ? null : value + added
  })
}

/** An idle line stays at the bottom: below 100 kB/s nothing is enlarged. */
function busiest(column: Column): number {
  return axisEnd(extent(column)?.max ?? 0, 100)
}

function spoken(name: string, column: Column, unit: string): string {
  const found = extent(column)
  if (found === undefined) return `${name}, not known`
  return `${name}, between ${figure(found.min)} and ${figure(found.max)} ${unit}`.trim()
}

function rates(name: string, column: Column): string {
  const found = extent(column)
  if (found === undefined) return `${name}, not known`
  return `${name}, between ${text(rate(found.min))} and ${text(rate(found.max))}`
}
