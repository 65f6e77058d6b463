import { liveView } from '@livejsx/view'
import { z } from 'zod'

/** The view that most of these tests look at. */
export const counter = liveView({
  private: () => ({ secret: 'canary-of-private-state' }),
  mount({ subscribe }) {
    subscribe('counter')
    return { count: 0, note: '' }
  },
  events: { inc: z.object({ by: z.number().int() }), fail: z.string().optional() },
  handleEvent: {
    inc(socket, { by }) {
      socket.update('count', (count) => count + by)
      return { doubled: socket.assigns.count * 2 }
    },
    tell(socket) {
      socket.pushEvent('told', { count: socket.assigns.count })
    },
    async fail(socket) {
      socket.assign({ count: 1_000 })
      socket.pushEvent('told', 'never')
      socket.broadcast('counter', 'set', 2_000)
      await Promise.resolve()
      throw new Error('canary-of-an-exception')
    },
    unsendable(socket) {
      socket.assign({ note: new (class User {})() as unknown as string })
    },
  },
  handleInfo: {
    set(socket, count: number) {
      socket.assign({ count })
    },
  },
  title: ({ count }) => `Count ${count}`,
  render: ({ count }, live) => (
    <main>
      <output>{count}</output>
      <button id="inc" onClick={live.on('inc', { by: 1 })}>
        More
      </button>
    </main>
  ),
})
