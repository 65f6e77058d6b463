import { liveView } from 'livejsx'
import { z } from 'zod'
import { Counter } from './components/counter.live.tsx'
import { Note } from './components/note.live.tsx'
import { UserRow } from './components/user-row.live.tsx'
import { keyOf } from './topic.ts'

const kinds = { counter: Counter, note: Note }

interface Widget {
  kind: keyof typeof kinds
  id: string
}

/** Live components in every place that they can be in. */
export default liveView({
  mount: ({ url }) => ({
    key: keyOf(url),
    /** Name of this instance, by which other views reach its components. */
    name: '',
    target: url.searchParams.get('target') ?? '',
    ids: ['a', 'b', 'c'],
    isShown: true,
    tint: 'plain',
    heard: [] as string[],
    widgets: [
      { kind: 'counter', id: 'one' },
      { kind: 'note', id: 'two' },
    ] as Widget[],
    users: [1, 2, 3, 4, 5],
  }),
  handleParams: (socket) => socket.assign({ name: socket.id }),
  events: { greet: z.object({ from: z.string() }) },
  handleEvent: {
    turn: (socket) => socket.update('ids', (ids) => ids.toReversed()),
    drop: (socket) => socket.update('ids', (ids) => ids.slice(1)),
    bring: (socket) => socket.update('ids', (ids) => (ids.includes('a') ? ids : ['a', ...ids])),
    toggle: (socket) => socket.update('isShown', (isShown) => !isShown),
    paint: (socket) => socket.update('tint', (tint) => (tint === 'plain' ? 'bright' : 'plain')),
    greet: (socket, { from }) => socket.update('heard', (heard) => [...heard, `slot of ${from}`]),
    swap: (socket) =>
      socket.update('widgets', (widgets) =>
        widgets.map(({ kind, id }) => ({ kind: kind === 'note' ? 'counter' : 'note', id })),
      ),
    set: (socket) => socket.sendUpdate(Counter, 'b', { start: 50 }),
    miss: (socket) => socket.sendUpdate(Counter, 'nobody', { start: 50 }),
    reach: (socket) =>
      socket.sendUpdate(Counter, 'b', { start: 70 }, { view: socket.assigns.target }),
    enlist: (socket) => socket.update('users', (users) => [...users, users.length + 1]),
  },
  handleInfo: {
    told: (socket, text: string) => socket.update('heard', (heard) => [...heard, text]),
  },
  title: () => 'Components',
  render({ key, name, ids, isShown, tint, heard, widgets, users }, live) {
    return (
      <main>
        <header>
          <h1>Components</h1>
          <button onClick={live.on('turn')}>Turn</button>
          <button onClick={live.on('drop')}>Drop</button>
          <button onClick={live.on('bring')}>Bring</button>
          <button onClick={live.on('toggle', undefined, { repeat: true })}>Toggle</button>
          <button onClick={live.on('paint')}>Paint</button>
          <button onClick={live.on('swap')}>Swap</button>
          <button onClick={live.on('set')}>Set</button>
          <button onClick={live.on('miss')}>Miss</button>
          <button onClick={live.on('reach')}>Reach</button>
          <button onClick={live.on('enlist')}>Enlist</button>
          <code id="name">{name}</code>
        </header>
        <p id="heard">{heard.join(', ')}</p>
        <ul class="grid" id="list">
          {ids.map((id) => (
            <li key={id}>
              <Counter id={id} tint={tint} footer={(count) => <em>twice {count * 2}</em>}>
                <button onClick={live.on('greet', { from: id })}>Greet</button>
              </Counter>
            </li>
          ))}
        </ul>
        <div id="churn">{isShown && <Counter id="churn" start={7} />}</div>
        <div class="grid" id="widgets">
          {widgets.map(({ kind, id }) => {
            const Widget = kinds[kind]
            return <Widget key={id} id={id} />
          })}
        </div>
        <ol id="users">
          {users.map((user) => (
            <UserRow key={user} id={`user ${user}`} user={user} spec={key} />
          ))}
        </ol>
      </main>
    )
  },
})
