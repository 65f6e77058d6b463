import { liveView, type MountContext } from 'livejsx'
import { z } from 'zod'
import { startTicker } from '../ticker.server.ts'
import { held } from './hold.server.ts'

/** A view inside another one, with a field of its own. */
export default liveView({
  mount({ props, subscribe, signal }: MountContext<{ spec: string }>) {
    subscribe(startTicker(signal))
    return { key: props.spec, tick: 0, text: '' }
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
  },
  events: { set: z.string() },
  handleEvent: {
    async *set(socket, text) {
      for await (const _ of held(socket.assigns.key, 'nested', socket.signal)) {
        socket.update('tick', (tick) => tick + 1)
        yield
      }
      socket.assign({ text: text.toUpperCase() })
    },
  },
  render: ({ tick, text }, live) => (
    <section class="box" aria-label="Inner view">
      <output id="inner-tick">{tick}</output>
      <input
        data-field="nested"
        aria-label="Nested"
        value={text}
        onInput={live.on('set', ({ currentTarget }) => (currentTarget as HTMLInputElement).value)}
      />
    </section>
  ),
})
