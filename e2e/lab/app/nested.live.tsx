import { liveView, LiveRender } from 'livejsx'
import Fragile from './nested/fragile.live.tsx'
import { setFailing } from './nested/failing.server.ts'
import { keyOf } from './topic.ts'

/** Shows two views that have instances of their own. */
export default liveView({
  mount({ url }) {
    const key = keyOf(url)
    if (url.searchParams.has('broken')) setFailing(key, 'right', true)
    return { key, count: 0, heard: [] as string[], names: ['left', 'right'] }
  },
  handleEvent: {
    inc: (socket) => socket.update('count', (count) => count + 1),
    break: ({ assigns }) => setFailing(assigns.key, 'right', true),
    mend: ({ assigns }) => setFailing(assigns.key, 'right', false),
    turn: (socket) => socket.update('names', (names) => names.toReversed()),
    hide: (socket) => socket.update('names', (names) => names.filter((name) => name !== 'left')),
  },
  handleInfo: {
    told: (socket, text: string) => socket.update('heard', (heard) => [...heard, text]),
  },
  title: () => 'Nested views',
  render: ({ key, count, heard, names }, live) => (
    <main>
      <header>
        <h1>Nested views</h1>
        <output id="count">{count}</output>
        <button onClick={live.on('inc')}>Count</button>
        <button onClick={live.on('break')}>Break</button>
        <button onClick={live.on('mend')}>Mend</button>
        <button onClick={live.on('turn')}>Turn</button>
        <button onClick={live.on('hide')}>Hide</button>
      </header>
      <p id="heard">{heard.join(', ')}</p>
      <ul class="grid">
        {names.map((name) => (
          <li key={name}>
            <LiveRender
              view={Fragile}
              id={name}
              props={{ spec: key, name }}
              fallback={<p class="fallback">No {name} today</p>}
            />
          </li>
        ))}
      </ul>
    </main>
  ),
})
