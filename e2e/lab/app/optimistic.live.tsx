import { liveView } from 'livejsx'
import { z } from 'zod'
import { Likes } from './optimistic/likes.live.tsx'
import { passGate } from './gates.server.ts'
import { record } from './record.server.ts'
import { startTicker } from './ticker.server.ts'
import { keyOf } from './topic.ts'

/** Shows what its events will lead to before the server has answered. */
export default liveView({
  mount({ url, signal, subscribe }) {
    subscribe(startTicker(signal))
    return { key: keyOf(url), count: 0, step: 1, items: ['a'], tick: 0 }
  },
  events: {
    add: z.object({ by: z.number() }),
    slow: z.object({ by: z.number(), gate: z.string() }),
    append: z.object({ item: z.string() }),
  },
  // So that other events are not kept waiting.
  policies: { slow: 'parallel' },
  handleEvent: {
    add(socket, { by }) {
      record(socket.assigns.key, `add ${by}`)
      if (by > 100) throw new Error('too much')
      socket.update('count', (count) => count + by)
      return socket.assigns.count
    },
    async slow(socket, { by, gate }) {
      await passGate(socket.assigns.key, gate)
      socket.update('count', (count) => count + by)
    },
    append(socket, { item }) {
      socket.update('items', (items) => [...items, item.toUpperCase()])
    },
    throwing: () => 'done',
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
  },
  optimistic: {
    add: ({ count }, { by }) => ({ count: count + by }),
    slow: ({ count }, { by }) => ({ count: count + by }),
    append: ({ items }, { item }) => ({ items: [...items, item] }),
    throwing() {
      throw new Error('in the reducer')
    },
  },
  title: ({ count }) => `Count ${count}`,
  render({ count, items, tick }, live) {
    return (
      <main>
        <h1>Optimistic</h1>
        <output id="count">{count}</output>
        <p id="tick">{tick}</p>
        <ul>
          {items.map((item) => (
            <li key={item.toLowerCase()}>{item}</li>
          ))}
        </ul>
        <button onClick={live.on('add', { by: 1 })}>Add</button>
        <button onClick={live.on('add', { by: 1_000 })}>Too much</button>
        <button onClick={live.on('slow', { by: 10, gate: 'slow' })}>Slow</button>
        <button onClick={live.on('append', { item: 'b' })}>Append</button>
        <button onClick={live.on('throwing')}>Throwing</button>
        <Likes id="post" />
      </main>
    )
  },
})
