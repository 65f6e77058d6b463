import { price, unknown } from './figures.ts'
import { Panel } from './panel.tsx'
import type { LiveCounts, WindowRow } from './readings.ts'

/** How many windows are listed; the rest is counted. */
const maxRows = 4

/** The windows that look at this dashboard right now. */
export function WindowsPanel(props: {
  windows: readonly WindowRow[]
  live: LiveCounts
  /** Number of the window that renders this. */
  own: number
}) {
  const { windows, live, own } = props
  const hidden = windows.length - maxRows
  // The own one first: it must not be among those that are only counted.
  const listed = [
    ...windows.filter(({ id }) => id === own),
    ...windows.filter(({ id }) => id !== own),
  ].slice(0, maxRows)
  return (
    <Panel
      name="windows"
      title="Live views"
      context={`${counted(live.views, 'view')} · ${counted(live.sockets, 'socket')}`}
      shows={['windows', 'live']}
    >
      <div class="table" role="region" tabIndex={0} aria-labelledby="panel-windows">
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
    </Panel>
  )
}

function received(bytesPerSecond: number | null): string {
  return bytesPerSecond === null ? unknown : `${price(bytesPerSecond)}/s`
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
