import { liveView } from 'livejsx'
import { z } from 'zod'
import { Faulty } from './hooks/faulty.client.ts'
import { Member } from './hooks/member.live.tsx'
import { Status } from './hooks/status.tsx'
import { Connected, Other, Watched } from './hooks/watched.client.ts'
import { keyOf, topicOf } from './topic.ts'

/** Client hooks, and what they and Preact's hooks find in a view. */
export default liveView({
  mount({ subscribe, url }) {
    subscribe(topicOf(keyOf(url)))
    return { word: 'one', hook: 'watched', members: 1, shows: '', rest: 0 }
  },
  handleInfo: {
    rest: (socket) => socket.update('rest', (rest) => rest + 1),
  },
  events: { hook: z.string(), ask: z.string(), show: z.string() },
  handleEvent: {
    say(socket) {
      socket.pushEvent('said', 'two')
      socket.assign({ word: 'two' })
      socket.update('members', (members) => members + 1)
    },
    leave(socket) {
      socket.pushEvent('said', 'farewell')
      socket.assign({ word: 'gone' })
      socket.redirect('/kit')
    },
    hook: (socket, hook) => socket.assign({ hook }),
    show: (socket, shows) => socket.assign({ shows }),
    ask: (_socket, word) => `${word} view`,
    fail() {
      throw new Error('on purpose')
    },
  },
  title: () => 'Hooks',
  render({ word, hook, members, shows, rest }, live) {
    const chosen = hook === 'watched' ? Watched : hook === 'other' ? Other : undefined
    return (
      <main>
        <header>
          <h1>Hooks</h1>
          <button onClick={live.on('say')}>Say</button>
          <button onClick={live.on('leave')}>Leave</button>
          {['watched', 'other', 'none'].map((name) => (
            <button onClick={live.on('hook', name)}>{`Hook ${name}`}</button>
          ))}
          {['', 'slow', 'faulty'].map((name) => (
            <button onClick={live.on('show', name)}>{`Show ${name || 'nothing'}`}</button>
          ))}
        </header>
        <p hook={Connected}>
          Rest <output id="rest">{rest}</output>
        </p>
        <p id="watched" hook={chosen} data={word}>
          {word}
        </p>
        {shows === 'slow' && <p hook={() => import('./hooks/slow.client.ts')}>Slow</p>}
        {shows === 'faulty' && <p hook={Faulty}>Faulty {word}</p>}
        <p class="row">
          {[
            { name: 'ask', payload: 'to' },
            { name: 'ask', payload: 'to', of: '.member' },
            { name: 'ask', payload: 'to', of: '#watched, .member, body' },
            { name: 'fail' },
          ].map((asked, index) => (
            <button hook={() => import('./hooks/asking.client.ts')} data={asked}>
              Ask {index + 1}
            </button>
          ))}
        </p>
        {Array.from({ length: members }, (_, index) => (
          <section class="box" key={index}>
            <Member id={`m${index + 1}`} />
          </section>
        ))}
        <Status />
      </main>
    )
  },
})
