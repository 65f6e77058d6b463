import { liveView } from 'livejsx'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'

/** A page of a document that has a view of its own. */
export default liveView({
  mount({ url }) {
    const key = keyOf(url)
    record(key, 'mount page')
    return { key, song: '', count: 0 }
  },
  handleParams: (socket, { song = '' }) => socket.assign({ song }),
  handleEvent: {
    inc: (socket) => socket.update('count', (count) => count + 1),
    next: (socket) => socket.pushPatch(`/sticky/second?key=${socket.assigns.key}`),
    crash() {
      throw new Error('crash of the page')
    },
  },
  onError: 'restart',
  title: ({ song }) => `Song ${song}`,
  render: ({ song, count }, live) => (
    <main>
      <h1>Song {song}</h1>
      <button onClick={live.on('inc')}>Count: {count}</button>
      <button onClick={live.on('next')}>Next</button>
      <button onClick={live.on('crash')}>Crash</button>
    </main>
  ),
})
