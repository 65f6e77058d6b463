import { liveView, LiveRender } from 'livejsx'
import { z } from 'zod'
import EarlyGuest from './early/guest.live.tsx'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'

/** Is used before its code has come. */
export default liveView({
  mount: ({ url }) => ({ key: keyOf(url), count: 0, last: '', said: '' }),
  events: {
    key: z.object({ key: z.string() }),
    say: z.object({ text: z.string() }),
    agree: z.object({ isOn: z.boolean() }),
  },
  handleEvent: {
    inc(socket) {
      record(socket.assigns.key, 'inc')
      socket.update('count', (count) => count + 1)
    },
    key(socket, { key }) {
      record(socket.assigns.key, `key ${key}`)
      socket.assign({ last: key })
    },
    say(socket, { text }) {
      record(socket.assigns.key, `say ${text}`)
      socket.assign({ said: text })
    },
    agree(socket, { isOn }) {
      record(socket.assigns.key, `agree ${isOn}`)
    },
  },
  render({ key, count, last, said }, live) {
    return (
      <main>
        <h1>Early</h1>
        <output id="count">{count}</output>
        <button onClick={live.on('inc')}>
          <span>More</span>
        </button>
        <p id="last" tabIndex={0} onKeyDown={live.on('key', (event) => ({ key: event.key }))}>
          {last}
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const text = new FormData(event.currentTarget).get('text') as string
            void live.push('say', { text })
          }}
        >
          <input name="text" aria-label="Text" />
          <button>Say</button>
        </form>
        <p id="said">{said}</p>
        <label>
          <input
            type="checkbox"
            onChange={live.on('agree', (event) => ({ isOn: event.currentTarget.checked }))}
          />
          Agree
        </label>
        <details>
          <summary>More about it</summary>
          <p id="details">Here it is.</p>
        </details>
        <LiveRender view={EarlyGuest} id="guest" props={{ record: key }} />
      </main>
    )
  },
})
