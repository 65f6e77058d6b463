import { liveComponent, type MountContext } from 'livejsx'
import { useRef } from 'preact/hooks'
import { z } from 'zod'
import { clock } from '../dashboard/figures.ts'
import type { LogEntry } from '../dashboard/readings.ts'
import { chosen, Choice } from './choice.tsx'
import { change, changeSchema, settle } from './configure.server.ts'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import { WidgetPanel } from './widget-panel.tsx'

interface LogProps {
  item: LayoutItem<'log'>
  log: readonly LogEntry[]
  utcOffset: number
}

const first: WidgetSettings['log'] = { level: 'all' }

/** What has happened on this server, newest first. */
export const Log = liveComponent({
  mount({ props }: MountContext<LogProps>) {
    return { settings: props.item.settings ?? first }
  },
  events: {
    change: changeSchema,
    level: z.object({ level: z.enum(['all', 'info', 'live', 'warn']) }),
  },
  handleEvent: {
    change,
    level(socket, settings) {
      socket.assign({ settings })
      settle(socket, settings)
    },
  },
  render({ settings: { level } }, live, { item, log, utcOffset }) {
    return (
      <WidgetPanel
        item={item}
        context={level === 'all' ? 'newest first' : `${level}, newest first`}
        shows={['log']}
        change={(read) => live.on('change', read)}
        settings={
          <Choice
            label="Level"
            value={level}
            options={[
              ['all', 'All'],
              ['info', 'Info'],
              ['live', 'Live'],
              ['warn', 'Warnings'],
            ]}
            onChange={live.on('level', (event) => ({ level: chosen<typeof level>(event) }))}
          />
        }
      >
        <LogList
          label={`panel-${item.id}`}
          log={level === 'all' ? log : log.filter((entry) => entry.level === level)}
          utcOffset={utcOffset}
        />
      </WidgetPanel>
    )
  },
})

function LogList(props: {
  /** Id of the element that names the log. */
  label: string
  log: readonly LogEntry[]
  utcOffset: number
}) {
  const { label, log, utcOffset } = props
  // What came with the page is not news.
  const newest = useRef(log[0]?.id ?? 0)
  return (
    <div role="log" aria-live="off" tabIndex={0} aria-labelledby={label}>
      <ol class="log">
        {log.map(({ id, at, level, text }) => (
          <li key={id} class={id > newest.current ? 'is-new' : undefined}>
            <time dateTime={new Date(at).toISOString()}>{clock(at, utcOffset)}</time>
            <span class={`level is-${level}`}>{level}</span>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {log.length === 0 && <p class="nothing">Nothing of this kind has happened.</p>}
    </div>
  )
}
