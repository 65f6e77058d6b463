import { liveComponent, type MountContext } from 'livejsx'
import { Tally } from './tally.tsx'

interface EntryProps {
  name: number
  text: string
}

/** A row that is a live component: it counts on the server, and a part of it in the browser. */
export const Entry = liveComponent({
  mount: (_context: MountContext<EntryProps>) => ({ count: 0 }),
  handleEvent: {
    add: (socket) => socket.update('count', (count) => count + 1),
  },
  render: ({ count }, live, { name, text }) => (
    <li data-item={name}>
      {text}{' '}
      <button type="button" onClick={live.on('add', undefined, { repeat: true })}>
        Server: <output>{count}</output>
      </button>{' '}
      <Tally name={`Entry ${name}`} />
    </li>
  ),
})
