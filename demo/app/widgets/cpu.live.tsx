import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import type { Cpu as CpuReading, Machine, Range } from '../dashboard/readings.ts'
import { chosen, Choice } from './choice.tsx'
import { RangeChoice } from './chart-fields.tsx'
import {
  change,
  changeSchema,
  historyOf,
  isOtherTime,
  rangeSchema,
  settle,
} from './configure.server.ts'
import { CpuBody } from './cpu-body.tsx'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import { WidgetPanel } from './widget-panel.tsx'

interface CpuProps {
  item: LayoutItem<'cpu'>
  at: number
  cpu: CpuReading
  machine: Machine
  range: Range
  resumed: number
}

const columns = ['user', 'system', 'wait'] as const
const first: WidgetSettings['cpu'] = { shows: 'all', range: 'page' }

/** What the processor does, over time and core by core. */
export const Cpu = liveComponent({
  mount({ props }: MountContext<CpuProps>) {
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
    show: z.object({ shows: z.enum(['all', 'chart', 'cores']) }),
    range: rangeSchema,
  },
  handleEvent: {
    change,
    show(socket, { shows }) {
      const settings = { ...socket.assigns.settings, shows }
      socket.assign({ settings })
      settle(socket, settings)
    },
    range(socket, { range }) {
      const settings = { ...socket.assigns.settings, range }
      socket.assign({ settings, history: historyOf(columns, range, socket.props) })
      settle(socket, settings)
    },
  },
  render({ settings, history }, live, { item, at, cpu, machine, range }) {
    return (
      <WidgetPanel
        item={item}
        context={`${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}`}
        shows={['cpu']}
        change={(read) => live.on('change', read)}
        settings={
          <>
            <Choice
              label="Shows"
              value={settings.shows}
              options={[
                ['all', 'Chart and cores'],
                ['chart', 'Chart'],
                ['cores', 'Cores'],
              ]}
              onChange={live.on('show', (event) => ({
                shows: chosen<WidgetSettings['cpu']['shows']>(event),
              }))}
            />
            <RangeChoice
              value={settings.range}
              onChange={live.on('range', (event) => ({ range: chosen(event) }))}
            />
          </>
        }
      >
        <CpuBody
          at={at}
          cpu={cpu}
          machine={machine}
          history={history}
          range={settings.range === 'page' ? range : settings.range}
          shows={settings.shows}
        />
      </WidgetPanel>
    )
  },
})
