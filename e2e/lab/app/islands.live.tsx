import { Island, liveView, type IslandTrigger } from 'livejsx'
import { z } from 'zod'
import { Likes } from './islands/likes.tsx'
import { startTicker } from './ticker.server.ts'

const triggers: readonly IslandTrigger[] = ['interaction', 'idle', 'visible']

/** Parts of a page that wake up later than the page. */
export default liveView({
  mount({ subscribe, signal }) {
    subscribe(startTicker(signal))
    return { tick: 0, likes: { interaction: 0, idle: 0, visible: 0 } }
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
  },
  events: { like: z.object({ name: z.enum(['interaction', 'idle', 'visible']) }) },
  handleEvent: {
    like(socket, { name }) {
      socket.update('likes', (likes) => ({ ...likes, [name]: likes[name] + 1 }))
    },
  },
  title: () => 'Islands',
  render({ tick, likes }, live) {
    return (
      <main>
        <h1>Islands</h1>
        <output id="tick">{tick}</output>
        {triggers.map((name) => (
          <article key={name} class={name === 'visible' ? 'far' : undefined}>
            <output id={`likes-${name}`}>{likes[name]}</output>
            <Island when={name}>
              <Likes name={name} tick={tick} onLike={() => void live.push('like', { name })} />
            </Island>
          </article>
        ))}
      </main>
    )
  },
})
