// Types only, never run: where there is an event id, and what an effect replies.
import { liveView } from '@livejsx/view'
import type { Once } from './once.ts'

declare const once: Once<{ insert(item: string): Promise<number> }>

export default liveView({
  mount: () => ({ count: 0 }),
  handleEvent: {
    async order(socket) {
      const number = await once(socket.eventId, 'order', (tx) => tx.insert('tea'))
      number satisfies number
    },
  },
  handleInfo: {
    async paid(socket, invoice: number) {
      // @ts-expect-error -- no event is handled here
      await once(socket.eventId, 'paid', () => undefined)
      await once(`invoice ${invoice}`, 'paid', () => undefined)
    },
  },
  render: () => null,
})
