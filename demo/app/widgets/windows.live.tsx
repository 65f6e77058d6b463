import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import { price, unknown } from '../dashboard/figures.ts'
import type { LiveCounts, WindowRow } from '../dashboard/readings.ts'
import { chosen, Choice } from './choice.tsx'
import { change, changeSchema, settle } from './configure.server.ts'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import { WidgetPanel } from './widget-panel.tsx'

interface WindowsProps {
  item: LayoutItem<'windows'>
  windows: readonly WindowRow[]
  counts: LiveCounts
  /** Number of the window that shows this. */
  own: number
}

const first: WidgetSettings['windows'] = { rows: 4 }

/** The windows that look at this dashboard right now. */
export const Windows = liveComponent({
  mount({ props }: MountContext<WindowsProps>) {
    return { settings: props.item.settings ?? first }
  },
  events: {
    change: changeSchema,
    limit: z.object({ rows: z.coerce.number().pipe(z.literal([2, 4, 8])) }),
  },
  handleEvent: {
    change,
    limit(socket, settings) {
      socket.assign({ settings })
      settle(socket, settings)
    },
  },
  render({ settings }, live, { item, windows, counts, own }) {
    return (
      <WidgetPanel
        item={item}
        context={`${counted(counts.views, 'view')} · ${counted(counts.sockets, 'socket')}`}
        shows={['windows', 'live']}
        change={(read) => live.on('change', read)}
        settings={
          <Choice
            label="Rows"
            value={settings.rows}
            options={[
              [2, '2'],
              [4, '4'],
              [8, '8'],
            ]}
            onChange={live.on('limit', (event) => ({ rows: chosen(event) }))}
          />
        }
      >
        <WindowTable label={`panel-${item.id}`} windows={windows} own={own} rows={settings.rows} />
      </WidgetPanel>
    )
  },
})

function WindowTable(props: {
  /** Id of the element that names the table. */
  label: string
  windows: readonly WindowRow[]
  own: number
  /** How many windows are listed; the rest is counted. */
  rows: number
}) {
  const { label, windows, own, rows } = props
  const hidden = windows.length - rows
  // The own one first: it must not be among those that are only counted.
  const listed = [
    ...windows.filter(({ id }) => id === own),
    ...windows.filter(({ id }) => id !== own),
  ].slice(0, rows)
  return (
    <>
      <div class="table" role="group" tabIndex={0} aria-labelledby={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">View</th>
              <th scope="col">Shows</th>
              <th scope="col" class="number">
                Received
              </th>
              <th scope="col" class="number">
                Round trip
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  Window {row.id}
                  {row.id === own && <span class="mark live">you</span>}
                </th>
                <td class="dim">
                  {row.isPaused ? (
                    <span class="mark mute">paused</span>
                  ) : (
                    `${row.range / 60_000} min`
                  )}
                </td>
                <td class="number">{received(row.bytesPerSecond)}</td>
                <td class="number">
                  <span class="figure">{row.roundTripMs ?? unknown}</span>{' '}
                  <span class="unit">ms</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {windows.length === 0 && <p class="nothing">No window is connected yet.</p>}
      </div>
      {hidden > 0 && <footer>and {hidden} more</footer>}
    </>
  )
}

function received(bytesPerSecond: number | null): string {
  return bytesPerSecond === null ? unknown : `${price(bytesPerSecond)}/s`
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
