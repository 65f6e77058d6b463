import { Chart } from './chart.tsx'
import { grouped, percent, rate, size, text, unknown } from './figures.ts'
import { Panel } from './panel.tsx'
import type { Disk, Machine, Network } from './readings.ts'
import { axisEnd } from './scale.ts'
import { extent, type Column, type Series } from './series.ts'

/** Below this end of the axis nothing is enlarged, in kB per second. */
const leastEnd = 50

/** What goes through the machine's main interface. */
export function NetworkPanel(props: {
  network: Network | null
  machine: Machine
  series: Series
  range: number
}) {
  const { network, machine, series, range } = props
  return (
    <Panel
      name="network"
      title="Network"
      context={
        // The value last: what stands before it keeps its place.
        `${machine.interface ?? 'unknown'} · packets/s ${network === null ? unknown : grouped(network.packets)}`
      }
      shows={['network']}
    >
      <RateChart
        lines={[
          { name: 'in', column: series.in, tone: 1, now: network?.in },
          { name: 'out', column: series.out, tone: 3, now: network?.out },
        ]}
        series={series}
        range={range}
        machine={machine}
      />
    </Panel>
  )
}

/** What the disks read and write, and how full the main one is. */
export function DiskPanel(props: {
  disk: Disk | null
  diskUsed: number | null
  machine: Machine
  series: Series
  range: number
}) {
  const { disk, diskUsed, machine, series, range } = props
  const isKnown = diskUsed !== null && machine.disk !== null
  return (
    <Panel
      name="disk"
      title="Disk"
      context={
        isKnown
          ? `${percent(diskUsed, machine.disk)} of ${text(size(machine.disk))} used`
          : undefined
      }
      shows={['disk', 'diskUsed']}
    >
      <RateChart
        lines={[
          { name: 'read', column: series.read, tone: 1, now: disk?.read },
          { name: 'write', column: series.write, tone: 2, now: disk?.write },
        ]}
        series={series}
        range={range}
        machine={machine}
      />
    </Panel>
  )
}

interface RateLine {
  readonly name: string
  readonly column: Column
  readonly tone: 1 | 2 | 3
  /** kB per second; `undefined` = not known. */
  readonly now: number | undefined
}

/** Two rates on one axis that grows with both. */
function RateChart(props: {
  lines: readonly [RateLine, RateLine]
  series: Series
  range: number
  machine: Machine
}) {
  const { lines, series, range, machine } = props
  const end = endOf(lines[0].column, lines[1].column)
  return (
    <div class="body">
      <Chart
        at={series.at}
        lines={lines.map(({ now, ...line }) => ({
          ...line,
          now: now === undefined ? undefined : text(rate(now)),
        }))}
        range={range}
        top={end}
        labels={labelsOf(end)}
        unit="rate"
        utcOffset={machine.utcOffset}
      />
    </div>
  )
}

function endOf(one: Column, other: Column): number {
  return axisEnd(Math.max(extent(one)?.max ?? 0, extent(other)?.max ?? 0), leastEnd)
}

function labelsOf(end: number): string[] {
  const { value, unit } = rate(end)
  return [`${Number(value)} ${unit}`, String(Number(value) / 2), '0']
}
