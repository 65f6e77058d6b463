import { liveComponent, useLive } from 'livejsx'
import type { ComponentChildren } from 'preact'
import { z } from 'zod'

/** A live component without an element of its own around all of it. */
export const Member = liveComponent({
  mount: () => ({ count: 0 }),
  events: { ask: z.string() },
  handleEvent: {
    ask(socket, word) {
      socket.update('count', (count) => count + 1)
      return `${word} ${socket.assigns.count}`
    },
    say: (socket) => socket.pushEvent('said', 'member'),
  },
  render: ({ count }, _live, { id }) => (
    <>
      <p>Member {id}</p>
      <p class="member" data-member={id}>
        {count}
      </p>
      <Say />
    </>
  ),
})

function Say(): ComponentChildren {
  const live = useLive<typeof Member>()
  return <button onClick={live.on('say')}>Say as member</button>
}
