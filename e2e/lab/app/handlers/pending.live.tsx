import { chain, liveView, type Handler } from 'livejsx'
import { z } from 'zod'
import { passGate } from '../gates.server.ts'
import { record } from '../record.server.ts'
import { keyOf } from '../topic.ts'

const named = z.object({ name: z.string() })
const prevent: Handler = (event) => event.preventDefault()

/** Events whose answers come when the spec says so, in any order. */
export default liveView({
  mount: ({ url }) => ({ key: keyOf(url) }),
  events: { one: named, two: named },
  policies: { one: 'parallel', two: 'parallel' },
  handleEvent: {
    one: (socket, { name }) => work(socket.assigns.key, name),
    two: (socket, { name }) => work(socket.assigns.key, name),
  },
  title: () => 'Pending',
  render(_state, live) {
    return (
      <main>
        <h1>Pending</h1>
        <p class="row">
          <button onClick={live.on('one', { name: 'click' })}>Click</button>
          <button onClick={live.on('one', { name: 'again' }, { repeat: true })}>Again</button>
          <button
            onMouseDown={live.on('one', { name: 'down' })}
            onClick={live.on('two', { name: 'up' })}
          >
            Both
          </button>
          <output id="pending">
            {[live.pending() && 'any', live.pending('one') && 'one', live.pending('two') && 'two']
              .filter(Boolean)
              .join(' ')}
          </output>
        </p>
        <form
          aria-label="Form"
          class="row"
          onInput={live.on('one', { name: 'input' })}
          onSubmit={chain(prevent, live.on('two', { name: 'submit' }))}
        >
          <input aria-label="Text" />
          <button>Send</button>
        </form>
      </main>
    )
  },
})

async function work(key: string, name: string): Promise<void> {
  record(key, `begin ${name}`)
  await passGate(key, name)
}
