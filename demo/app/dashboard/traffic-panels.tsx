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
  const end = endOf(series.in, series.out)
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
      <div class="body">
        <Chart
          at={series.at}
          lines={[
            {
              name: 'in',
              column: series.in,
              tone: 1,
              now: network ? text(rate(network.in)) : undefined,
            },
            {
              name: 'out',
              column: series.out,
              tone: 3,
              now: network ? text(rate(network.out)) : undefined,
            },
          ]}
          range={range}
          top={end}
          labels={labelsOf(end)}
          unit="rate"
          utcOffset={machine.utcOffset}
        />
      </div>
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
  const end = endOf(series.read, series.write)
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
      <div class="body">
        <Chart
          at={series.at}
          lines={[
            {
              name: 'read',
              column: series.read,
              tone: 1,
              now: disk ? text(rate(disk.read)) : undefined,
            },
            {
              name: 'write',
              column: series.write,
              tone: 2,
              now: disk ? text(rate(disk.write)) : undefined,
            },
          ]}
          range={range}
          top={end}
          labels={labelsOf(end)}
          unit="rate"
          utcOffset={machine.utcOffset}
        />
      </div>
    </Panel>
  )
}

function endOf(one: Column, other: Column): number {
  return axisEnd(Math.max(extent(one)?.max ?? 0, extent(other)?.max ?? 0), leastEnd)
}

function labelsOf(end: number): string[] {
  const { value, unit } = rate(end)
  return [`${Number(value)} ${unit}`, String(Number(value) / 2), '0']
}
