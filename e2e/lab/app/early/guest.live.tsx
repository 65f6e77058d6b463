import { liveView, type MountContext } from 'livejsx'
import { record } from '../record.server.ts'

/** A nested view, whose code comes after that of the view around it. */
export default liveView({
  mount: ({ props }: MountContext<{ record: string }>) => ({ key: props.record, count: 0 }),
  handleEvent: {
    inc(socket) {
      record(socket.assigns.key, 'guest inc')
      socket.update('count', (count) => count + 1)
    },
  },
  render({ count }, live) {
    return (
      <section>
        <output id="guest-count">{count}</output>
        <button onClick={live.on('inc')}>Guest</button>
      </section>
    )
  },
})
