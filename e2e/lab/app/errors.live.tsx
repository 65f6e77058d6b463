import { ErrorBoundary, liveView } from 'livejsx'
import { Thin } from './errors/thin.tsx'
import { record } from './record.server.ts'
import { keyOf, topicOf } from './topic.ts'

/** Fails in each callback that it is asked to. */
export default liveView({
  mount({ url, subscribe }) {
    const key = keyOf(url)
    if (url.searchParams.has('mount')) throw new Error('in mount')
    record(key, 'mount')
    subscribe(topicOf(key))
    return { key, count: 0, thickness: 1, isBroken: false }
  },
  handleEvent: {
    inc: (socket) => socket.update('count', (count) => count + 1),
    fail(socket) {
      socket.assign({ count: 1_000 })
      socket.putFlash('info', 'never shown')
      socket.broadcast(topicOf(socket.assigns.key), 'never', '')
      throw new Error('a secret in the text of an error')
    },
    crash(socket) {
      socket.assign({ count: 2_000 })
      throw new Error('crash')
    },
    task: (socket) => socket.startAsync('task', () => Promise.reject(new Error('in a task'))),
    thicken: (socket) => socket.update('thickness', (thickness) => thickness + 1),
    thin: (socket) => socket.assign({ thickness: 1 }),
    break: (socket) => socket.assign({ isBroken: true }),
    mend: (socket) => socket.assign({ isBroken: false }),
  },
  handleInfo: {
    fail(socket) {
      socket.assign({ count: 3_000 })
      throw new Error('in a message')
    },
    never: (socket) => socket.assign({ count: 4_000 }),
  },
  handleAsync: {
    task(socket) {
      socket.assign({ count: 5_000 })
      throw new Error('in the outcome of a task')
    },
  },
  onError: (_error, { event }) => (event === 'crash' ? 'restart' : 'keep'),
  terminate({ assigns }, reason) {
    record(assigns.key, `terminate ${reason}`)
    throw new Error('in terminate')
  },
  title: () => 'Errors',
  render({ count, thickness, isBroken }, live) {
    if (isBroken) throw new Error('in render')
    return (
      <main>
        <h1>Errors</h1>
        <output id="count">{count}</output>
        <p class="row">
          <button onClick={live.on('inc')}>More</button>
          <button onClick={live.on('fail')}>Fail</button>
          <button onClick={live.on('task')}>Task</button>
          <button onClick={live.on('crash')}>Crash</button>
          <button onClick={live.on('thicken')}>Thicken</button>
          <button onClick={live.on('thin')}>Thin</button>
          <button onClick={live.on('break')}>Break</button>
          <input aria-label="Text" />
        </p>
        <ErrorBoundary fallback={() => <p class="fallback">Too thick</p>}>
          <Thin thickness={thickness} />
        </ErrorBoundary>
      </main>
    )
  },
  renderError(_error, live) {
    return (
      <main>
        <h1>Broken</h1>
        <button onClick={live.on('mend')}>Mend</button>
      </main>
    )
  },
})
