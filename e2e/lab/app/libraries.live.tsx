import 'leaflet/dist/leaflet.css'
import './libraries/libraries.css'
import { liveView } from 'livejsx'
import { z } from 'zod'
import { BarChart, LineChart } from './libraries/chart.client.ts'
import { loadAt, loadUpTo } from './libraries/load.ts'
import { firstStops, inOrder, townSize, type Stop } from './libraries/stops.ts'
import { record } from './record.server.ts'
import { startTicker } from './ticker.server.ts'
import { keyOf, topicOf } from './topic.ts'

const coordinate = z
  .number()
  .transform((value) => Math.round(Math.min(Math.max(value, 0), townSize)))

/** Three libraries that want the DOM for themselves, on a page that changes ten times a second. */
export default liveView({
  mount({ subscribe, signal, url }) {
    subscribe(startTicker(signal))
    subscribe(topicOf(keyOf(url)))
    return {
      key: keyOf(url),
      refuses: false,
      tick: 0,
      load: loadUpTo(0),
      stops: [...firstStops],
      kind: 'line' as 'line' | 'bars',
      isShown: true,
    }
  },
  handleInfo: {
    tick(socket) {
      const tick = socket.assigns.tick + 1
      socket.assign({ tick })
      socket.pushEvent('load', [tick, loadAt(tick)])
    },
    add(socket, name: string) {
      const stop = { id: name.toLowerCase(), name, x: 88, y: 88 }
      socket.update('stops', ([first, ...rest]) => [...(first ? [first] : []), stop, ...rest])
    },
    refuse: (socket) => socket.assign({ refuses: true }),
    remove: (socket, id: string) =>
      socket.update('stops', (stops) => stops.filter((stop) => stop.id !== id)),
  },
  events: {
    reorder: z.array(z.string()),
    move: z.object({ id: z.string(), x: coordinate, y: coordinate }),
    find: z.string(),
  },
  handleEvent: {
    reorder(socket, ids) {
      const { key, refuses, stops } = socket.assigns
      const ordered = inOrder(stops, ids)
      if (ordered === undefined || refuses) throw new Error('Not the order of these stops')
      record(key, `reorder ${ids.join(' ')}`)
      socket.assign({ stops: ordered })
    },
    move(socket, { id, x, y }) {
      socket.update('stops', (stops) =>
        stops.map((stop) => (stop.id === id ? { ...stop, x, y } : stop)),
      )
    },
    find: (socket, id) => socket.pushEvent('look at', id),
    swap(socket) {
      socket.assign({ load: loadUpTo(socket.assigns.tick) })
      socket.update('kind', (kind) => (kind === 'line' ? 'bars' : 'line'))
    },
    toggle(socket) {
      socket.assign({ load: loadUpTo(socket.assigns.tick) })
      socket.update('isShown', (isShown) => !isShown)
    },
  },
  optimistic: {
    reorder: ({ stops }, ids) => ({ stops: inOrder(stops, ids) ?? [...stops] }),
  },
  title: () => 'Libraries',
  render({ tick, load, stops, kind, isShown }, live) {
    return (
      <main class="libraries">
        <header>
          <h1>Tour</h1>
          <button onClick={live.on('toggle')} aria-pressed={!isShown}>
            Hide
          </button>
          <button onClick={live.on('swap')} aria-pressed={kind === 'bars'}>
            Bars
          </button>
          <p>
            Tick <output id="tick">{tick}</output>
          </p>
        </header>
        {isShown && (
          <div class="panes">
            <section class="box" aria-labelledby="stops">
              <h2 id="stops">Stops</h2>
              <ol hook={() => import('./libraries/sorting.client.ts')} data={stops}>
                {stops.map((stop, index) => (
                  <li key={stop.id} data-stop={stop.id}>
                    <span data-grip aria-hidden="true">
                      ⠿
                    </span>
                    <button class="name" onClick={live.on('find', stop.id)}>
                      {stop.name}
                    </button>
                    <span class="at">
                      {stop.x}, {stop.y}
                    </span>
                    <time>{((index + 1) * 60 - (tick % 600) / 10).toFixed(1)} s</time>
                    <button
                      aria-label={`${stop.name} earlier`}
                      disabled={index === 0}
                      onClick={live.on('reorder', swapped(stops, index))}
                    >
                      ↑
                    </button>
                  </li>
                ))}
              </ol>
            </section>
            <section class="box" aria-labelledby="map">
              <h2 id="map">Map</h2>
              <div
                class="map"
                hook={() => import('./libraries/map.client.ts')}
                data={{ stops }}
                role="application"
                aria-label="Map of the stops"
              />
            </section>
            <section class="box wide" aria-labelledby="load">
              <h2 id="load">Load</h2>
              <div
                class="chart"
                hook={kind === 'line' ? LineChart : BarChart}
                data={load}
                role="img"
                aria-label={`Load of the van, ${load.loads.at(-1)} percent`}
              />
            </section>
          </div>
        )}
      </main>
    )
  },
})

/** Ids with the stop at an index one place earlier. */
function swapped(stops: readonly Stop[], index: number): string[] {
  const ids = stops.map(({ id }) => id)
  const [id = ''] = ids.splice(index, 1)
  ids.splice(Math.max(index - 1, 0), 0, id)
  return ids
}
