import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import { grouped, unknown } from '../dashboard/figures.ts'
import type { Machine, Network as NetworkReading, Range } from '../dashboard/readings.ts'
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

interface NetworkProps {
  item: LayoutItem<'network'>
  at: number
  network: NetworkReading | null
  machine: Machine
  range: Range
  resumed: number
}

type Lines = WidgetSettings['network']['lines']

const columns = ['in', 'out'] as const
const first: WidgetSettings['network'] = { lines: 'both', range: 'page' }

/** What goes through the machine's main interface. */
export const Network = liveComponent({
  mount({ props }: MountContext<NetworkProps>) {
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
    show: z.object({ lines: z.enum(['both', 'in', 'out']) }),
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
  render({ settings, history }, live, { item, at, network, machine, range }) {
    const packets = network === null ? unknown : grouped(network.packets)
    return (
      <WidgetPanel
        item={item}
        // The value last: what stands before it keeps its place.
        context={`${machine.interface ?? 'unknown'} · packets/s ${packets}`}
        shows={['network']}
        change={(read) => live.on('change', read)}
        settings={
          <>
            <Choice
              label="Lines"
              value={settings.lines}
              options={[
                ['both', 'In and out'],
                ['in', 'In'],
                ['out', 'Out'],
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
        <NetworkBody
          at={at}
          network={network}
          history={history}
          range={settings.range === 'page' ? range : settings.range}
          lines={settings.lines}
          utcOffset={machine.utcOffset}
        />
      </WidgetPanel>
    )
  },
})

function NetworkBody(props: {
  at: number
  network: NetworkReading | null
  history: Series<'in' | 'out'>
  range: number
  lines: Lines
  utcOffset: number
}) {
  const { at, network, history, range, lines, utcOffset } = props
  const point = { at, in: network?.in ?? null, out: network?.out ?? null }
  const series = useSeries(history, point, range)
  const both = [
    { name: 'in', column: series.in, tone: 1, now: network?.in },
    { name: 'out', column: series.out, tone: 3, now: network?.out },
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
