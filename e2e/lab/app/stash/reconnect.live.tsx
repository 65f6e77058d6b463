import { liveView } from 'livejsx'
import { z } from 'zod'
import { Note } from './note.tsx'
import { begin, Saved } from './saved.ts'

/** Keeps its count as long as the page lives. */
export default liveView({
  mount: async ({ recover }) => begin(await recover(Saved)),
  stash: { keys: ['count', 'lines'], scope: 'reconnect' },
  events: { line: z.object({ text: z.string() }) },
  handleEvent: {
    add: (socket) => {
      socket.update('count', (count) => count + 1)
      return socket.assigns.count
    },
    line: (socket, { text }) => socket.update('lines', (lines) => [...lines, text]),
    reset(socket) {
      socket.assign({ count: 0, lines: [] })
      socket.resetStash()
    },
  },
  title: () => 'Stash of a page',
  render(state, live) {
    return (
      <main>
        <h1>Stash of a page</h1>
        <p class="row">
          <button onClick={live.on('add')}>Add</button>
          <button onClick={live.on('reset')}>Reset</button>
          <button onClick={live.on('line', { text: 'a line' })}>Line</button>
        </p>
        <Note {...state} />
      </main>
    )
  },
})
