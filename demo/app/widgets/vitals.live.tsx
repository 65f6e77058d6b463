import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import type { Machine, Range } from '../dashboard/readings.ts'
import { chosen, Choice } from './choice.tsx'
import { change, changeSchema, historyOf, isOtherTime, settle } from './configure.server.ts'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import { VitalsBody, vitalsColumns, type VitalsReadings } from './vitals-body.tsx'
import { WidgetPanel } from './widget-panel.tsx'

interface VitalsProps extends VitalsReadings {
  item: LayoutItem<'vitals'>
  machine: Machine
  range: Range
  resumed: number
}

const first: WidgetSettings['vitals'] = { highLoad: 0.9 }

/** The six readings that tell whether the machine is well. */
export const Vitals = liveComponent({
  mount({ props }: MountContext<VitalsProps>) {
    return {
      settings: props.item.settings ?? first,
      history: historyOf(vitalsColumns, 'page', props),
    }
  },
  update(socket, previous) {
    if (!isOtherTime(socket.props, previous)) return
    socket.assign({ history: historyOf(vitalsColumns, 'page', socket.props) })
  },
  events: {
    change: changeSchema,
    highLoad: z.object({ highLoad: z.coerce.number().positive() }),
  },
  handleEvent: {
    change,
    highLoad(socket, settings) {
      socket.assign({ settings })
      settle(socket, settings)
    },
  },
  render({ settings, history }, live, props) {
    const { item, machine, range } = props
    return (
      <WidgetPanel
        item={item}
        shows={['at', 'load', 'loop']}
        change={(read) => live.on('change', read)}
        settings={
          <Choice
            label="High load from"
            value={settings.highLoad}
            options={[
              [0.5, '0.5 per core'],
              [0.9, '0.9 per core'],
              [1.5, '1.5 per core'],
            ]}
            onChange={live.on('highLoad', (event) => ({ highLoad: chosen(event) }))}
          />
        }
      >
        <VitalsBody
          readings={props}
          machine={machine}
          history={history}
          range={range}
          highLoad={settings.highLoad}
        />
      </WidgetPanel>
    )
  },
})
