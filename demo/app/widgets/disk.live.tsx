import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import { percent, size, text } from '../dashboard/figures.ts'
import type { Machine, Disk as DiskReading, Range } from '../dashboard/readings.ts'
import { useSeries, type Series } from '../dashboard/series.ts'
import { RangeChoice } from './chart-fields.tsx'
import { chosen, Choice } from './choice.tsx'
import {
  change,
  changeSchema,
  historyOf,
  isOtherTime,
  rangeSchema,
  settle,
} from './configure.server.ts'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import { RateBody } from './rate-body.tsx'
import { WidgetPanel } from './widget-panel.tsx'

interface DiskProps {
  item: LayoutItem<'disk'>
  at: number
  disk: DiskReading | null
  /** What the file system at "/" holds, in MB. */
  diskUsed: number | null
  machine: Machine
  range: Range
  resumed: number
}

type Lines = WidgetSettings['disk']['lines']

const columns = ['read', 'write'] as const
const first: WidgetSettings['disk'] = { lines: 'both', range: 'page' }

/** What the disks read and write, and how full the main one is. */
export const Disk = liveComponent({
  mount({ props }: MountContext<DiskProps>) {
    const settings = props.item.settings ?? first
    return { settings, history: historyOf(columns, settings.range, props) }
  },
  update(socket, previous) {
    if (!isOtherTime(socket.props, previous)) return
    const { range } = socket.assigns.settings
    socket.assign({ history: historyOf(columns, range, socket.props) })
  },
  events: {
    change: changeSchema,
    show: z.object({ lines: z.enum(['both', 'read', 'write']) }),
    range: rangeSchema,
  },
  handleEvent: {
    change,
    show(socket, { lines }) {
      const settings = { ...socket.assigns.settings, lines }
      socket.assign({ settings })
      settle(socket, settings)
    },
    range(socket, { range }) {
      const settings = { ...socket.assigns.settings, range }
      socket.assign({ settings, history: historyOf(columns, range, socket.props) })
      settle(socket, settings)
    },
  },
  render({ settings, history }, live, { item, at, disk, diskUsed, machine, range }) {
    const isKnown = diskUsed !== null && machine.disk !== null
    return (
      <WidgetPanel
        item={item}
        context={
          isKnown
            ? `${percent(diskUsed, machine.disk)} of ${text(size(machine.disk))} used`
            : undefined
        }
        shows={['disk', 'diskUsed']}
        change={(read) => live.on('change', read)}
        settings={
          <>
            <Choice
              label="Lines"
              value={settings.lines}
              options={[
                ['both', 'Read and write'],
                ['read', 'Read'],
                ['write', 'Write'],
              ]}
              onChange={live.on('show', (event) => ({ lines: chosen<Lines>(event) }))}
            />
            <RangeChoice
              value={settings.range}
              onChange={live.on('range', (event) => ({ range: chosen(event) }))}
            />
          </>
        }
      >
        <DiskBody
          at={at}
          disk={disk}
          history={history}
          range={settings.range === 'page' ? range : settings.range}
          lines={settings.lines}
          utcOffset={machine.utcOffset}
        />
      </WidgetPanel>
    )
  },
})

function DiskBody(props: {
  at: number
  disk: DiskReading | null
  history: Series<'read' | 'write'>
  range: number
  lines: Lines
  utcOffset: number
}) {
  const { at, disk, history, range, lines, utcOffset } = props
  const point = { at, read: disk?.read ?? null, write: disk?.write ?? null }
  const series = useSeries(history, point, range)
  const both = [
    { name: 'read', column: series.read, tone: 1, now: disk?.read },
    { name: 'write', column: series.write, tone: 2, now: disk?.write },
  ] as const
  return (
    <RateBody
      at={series.at}
      lines={lines === 'both' ? both : both.filter(({ name }) => name === lines)}
      range={range}
      utcOffset={utcOffset}
    />
  )
}
