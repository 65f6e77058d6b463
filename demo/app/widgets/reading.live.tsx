import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import type { Machine, Point, Range } from '../dashboard/readings.ts'
import type { Series } from '../dashboard/series.ts'
import { RangeChoice } from './chart-fields.tsx'
import { chosen, Choice } from './choice.tsx'
import {
  change,
  changeSchema,
  historyOf,
  isOtherTime,
  rangeSchema,
  settle,
  type Timing,
} from './configure.server.ts'
import { readingNames, type LayoutItem, type WidgetSettings } from './layout-item.ts'
import { ReadingBody } from './reading-body.tsx'
import { limitText, readingKinds } from './reading-kinds.ts'
import { WidgetPanel } from './widget-panel.tsx'

interface ReadingProps extends Point {
  item: LayoutItem<'reading'>
  machine: Machine
  range: Range
  resumed: number
}

type Settings = WidgetSettings['reading']

const first: Settings = { of: 'busy', limit: null, range: 'page' }

function historyFor({ of, range }: Settings, timing: Timing): Series<'value'> {
  const { at, [of]: value } = historyOf([of], range, timing)
  return { at, value }
}

/** One value, large, with a limit. */
export const Reading = liveComponent({
  mount({ props }: MountContext<ReadingProps>) {
    const settings = props.item.settings ?? first
    return { settings, history: historyFor(settings, props) }
  },
  update(socket, previous) {
    if (!isOtherTime(socket.props, previous)) return
    socket.assign({ history: historyFor(socket.assigns.settings, socket.props) })
  },
  events: {
    change: changeSchema,
    show: z.object({ of: z.enum(readingNames) }),
    limit: z.object({ limit: z.coerce.number().nonnegative() }),
    range: rangeSchema,
  },
  handleEvent: {
    change,
    show(socket, { of }) {
      const settings = { ...socket.assigns.settings, of, limit: null }
      socket.assign({ settings, history: historyFor(settings, socket.props) })
      settle(socket, settings)
    },
    limit(socket, { limit }) {
      const settings = { ...socket.assigns.settings, limit: limit === 0 ? null : limit }
      socket.assign({ settings })
      settle(socket, settings)
    },
    range(socket, { range }) {
      const settings = { ...socket.assigns.settings, range }
      socket.assign({ settings, history: historyFor(settings, socket.props) })
      settle(socket, settings)
    },
  },
  render({ settings, history }, live, props) {
    const { item, machine, range } = props
    const kind = readingKinds[settings.of]
    return (
      <WidgetPanel
        item={item}
        context={kind.name}
        shows={['at']}
        change={(read) => live.on('change', read)}
        settings={
          <>
            <Choice
              label="Shows"
              value={settings.of}
              options={readingNames.map((each) => [each, readingKinds[each].name])}
              onChange={live.on('show', (event) => ({ of: chosen<Settings['of']>(event) }))}
            />
            <Choice
              label="Limit"
              value={settings.limit ?? 0}
              options={[
                [0, 'None'],
                ...kind.limits(machine).map((each) => [each, limitText(kind, each)] as const),
              ]}
              onChange={live.on('limit', (event) => ({ limit: chosen(event) }))}
            />
            <RangeChoice
              value={settings.range}
              onChange={live.on('range', (event) => ({ range: chosen(event) }))}
            />
          </>
        }
      >
        <ReadingBody
          kind={kind}
          limit={settings.limit}
          history={history}
          at={props.at}
          value={props[settings.of]}
          range={settings.range === 'page' ? range : settings.range}
          machine={machine}
        />
      </WidgetPanel>
    )
  },
})
