import { liveView, type MountContext } from 'livejsx'
import { isFailing } from './failing.server.ts'
import { record } from '../record.server.ts'

/** A nested view that fails in each way that it is asked to. */
export default liveView({
  mount({ props }: MountContext<{ spec: string; name: string }>) {
    const { spec, name } = props
    record(spec, `mount ${name}`)
    if (isFailing(spec, name)) throw new Error(`${name} does not mount`)
    return { name, spec, count: 0 }
  },
  handleEvent: {
    inc: (socket) => socket.update('count', (count) => count + 1),
    fail(socket) {
      socket.assign({ count: 1_000 })
      throw new Error('in a nested view')
    },
    crash(socket) {
      socket.assign({ count: 2_000 })
      throw new Error('crash in a nested view')
    },
    tell: (socket) => socket.sendParent('told', `${socket.assigns.name} ${socket.assigns.count}`),
  },
  onError: (_error, { event }) => (event === 'crash' ? 'restart' : 'keep'),
  terminate: ({ assigns }, reason) => record(assigns.spec, `${reason} ${assigns.name}`),
  render: ({ name, count }, live) => (
    <section class="box" aria-label={`Nested ${name}`}>
      <p class="row">
        <output>{count}</output>
        <button onClick={live.on('inc')}>More</button>
        <button onClick={live.on('fail')}>Fail</button>
        <button onClick={live.on('crash')}>Crash</button>
        <button onClick={live.on('tell')}>Tell</button>
      </p>
    </section>
  ),
})
