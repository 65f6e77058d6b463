import { Async, liveView, loadAsync } from 'livejsx'
import { z } from 'zod'
import { passGate } from './gates.server.ts'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'

/** Work that the view does not wait for. */
export default liveView({
  mount({ url }) {
    const key = keyOf(url)
    return {
      key,
      stats: loadAsync((signal) => work(key, 'stats', signal)),
      early: loadAsync(() => Promise.resolve('there from the start'), { wait: 2_000 }),
      found: loadAsync(() => Promise.resolve('nothing yet')),
      report: 'none',
    }
  },
  events: { search: z.object({ q: z.string(), reset: z.boolean().optional() }) },
  handleEvent: {
    search(socket, { q, reset = false }) {
      const { key } = socket.assigns
      socket.assignAsync('found', (signal) => work(key, `search ${q}`, signal), { reset })
    },
    start(socket) {
      const { key } = socket.assigns
      socket.startAsync('report', (signal) => work(key, 'report', signal))
    },
    cancel: (socket) => socket.cancelAsync('report'),
  },
  handleAsync: {
    report(socket, outcome) {
      const report = outcome.ok ? String(outcome.result) : `failed: ${String(outcome.error)}`
      socket.assign({ report })
    },
  },
  title: () => 'Async',
  render({ stats, early, found, report }, live) {
    return (
      <main>
        <h1>Async</h1>
        <section id="stats">
          <Async of={stats} loading={<p>Loading stats</p>} failed={() => <p>No stats today</p>}>
            {(text) => <p>Stats: {text}</p>}
          </Async>
        </section>
        <section id="early">
          <Async of={early} loading={<p>Loading early</p>}>
            {(text) => <p>Early: {text}</p>}
          </Async>
        </section>
        <section id="found" aria-busy={found.loading}>
          <Async
            of={found}
            loading={<p>Searching</p>}
            failed={({ message }) => <p>Failed: {message}</p>}
          >
            {(text) => <p>Found: {text}</p>}
          </Async>
          {found.ok && found.error !== undefined && <p>Old, since the search failed</p>}
        </section>
        <p class="row">
          {['one', 'two', 'three'].map((q) => (
            <button key={q} onClick={live.on('search', { q })}>
              Search {q}
            </button>
          ))}
          <button onClick={live.on('search', { q: 'anew', reset: true })}>Search anew</button>
          <button onClick={live.on('start')}>Start</button>
          <button onClick={live.on('cancel')}>Cancel</button>
        </p>
        <p id="report">Report: {report}</p>
      </main>
    )
  },
})

/** Notes how work goes, and ends when the spec says so. */
async function work(key: string, name: string, signal: AbortSignal): Promise<string> {
  record(key, `start ${name}`)
  signal.addEventListener('abort', () => record(key, `abort ${name}`))
  return passGate(key, name)
}
