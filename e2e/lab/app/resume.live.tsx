import { liveView } from 'livejsx'
import { passGate } from './gates.server.ts'
import { record } from './record.server.ts'
import { keyOf, topicOf } from './topic.ts'

/** Loses its connection, and must not show it. */
export default liveView({
  mount({ url, subscribe }) {
    const key = keyOf(url)
    record(key, 'mount')
    subscribe(topicOf(key))
    return { key, lines: ['first'], added: 0 }
  },
  handleEvent: {
    async add(socket) {
      const number = socket.assigns.added + 1
      record(socket.assigns.key, `add ${number}`)
      await passGate(socket.assigns.key, `add ${number}`)
      socket.assign({ added: number })
      return number
    },
  },
  handleInfo: {
    line: (socket, text: string) => socket.update('lines', (lines) => [...lines, text]),
  },
  terminate: ({ assigns }, reason) => record(assigns.key, `terminate ${reason}`),
  title: () => 'Resume',
  render({ lines, added }, live) {
    return (
      <main>
        <h1>Resume</h1>
        <p class="row">
          <button onClick={live.on('add')}>Add</button>
          <button onClick={live.on('add')}>Add more</button>
          <output id="added">{added}</output>
          <input aria-label="Note" />
        </p>
        <details>
          <summary>More</summary>
          <p>Something that was opened.</p>
        </details>
        <div id="scroller">
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </main>
    )
  },
})
