import {
  busy,
  chain,
  confirm,
  debounce,
  liveView,
  onKey,
  onWindow,
  refs,
  throttle,
  type Handler,
} from 'livejsx'
import { z } from 'zod'
import { passGate } from './gates.server.ts'
import { ask, Question } from './handlers/question.tsx'
import { record } from './record.server.ts'
import { startTicker } from './ticker.server.ts'
import { keyOf } from './topic.ts'

const text = z.object({ text: z.string() })
const prevent: Handler = (event) => event.preventDefault()

/** Handlers that come together, while the view is rendered anew ten times a second. */
export default liveView({
  mount({ url, subscribe, signal }) {
    subscribe(startTicker(signal))
    return { key: keyOf(url), tick: 0, said: '' }
  },
  handleInfo: { tick: (socket) => socket.update('tick', (tick) => tick + 1) },
  events: { note: text, work: text },
  handleEvent: {
    note(socket, { text: said }) {
      record(socket.assigns.key, said)
      socket.assign({ said })
    },
    async work({ assigns }, { text: name }) {
      record(assigns.key, `begin ${name}`)
      await passGate(assigns.key, name)
    },
  },
  title: () => 'Handlers',
  render({ tick, said }, live) {
    const note = (said: string): Handler => live.on('note', { text: said }, { repeat: true })
    return (
      <main
        ref={refs(
          onWindow('keydown', onKey(['Escape', 'Control+k'], live.on('note', keyOfEvent))),
          onWindow('focus', note('window focus')),
          onWindow('blur', note('window blur')),
        )}
      >
        <header>
          <h1>Handlers</h1>
          <output id="tick">{tick}</output>
          <output id="said">{said}</output>
        </header>
        <form class="row" onSubmit={chain(prevent, note('submit'))}>
          <input
            aria-label="Search"
            onInput={debounce(
              live.on('note', (e) => ({ text: `search ${e.currentTarget.value}` })),
              400,
            )}
          />
          <input
            aria-label="Comment"
            onInput={debounce(
              live.on('note', (e) => ({ text: `comment ${e.currentTarget.value}` })),
              'blur',
            )}
          />
          <button>Submit</button>
        </form>
        <p class="row">
          <input
            type="range"
            aria-label="Volume"
            max="50"
            onInput={throttle(
              live.on('note', (e) => ({ text: `volume ${e.currentTarget.value}` })),
              300,
            )}
          />
          <input
            aria-label="Draft"
            onInput={debounce(
              live.on('note', (e) => ({ text: `draft ${e.currentTarget.value}` })),
              // Longer than any spec waits.
              600_000,
            )}
          />
          <a href="/kit">Elsewhere</a>
        </p>
        <ul class="row">
          <li
            tabIndex={0}
            aria-label="Row"
            onKeyDown={onKey(['Enter', ' '], debounce(note('open'), 50))}
          >
            Row <button onClick={note('delete')}>Delete in row</button>
          </li>
        </ul>
        <p class="row">
          <button onClick={confirm('Delete it?', note('deleted'))}>Delete</button>
          <button onClick={confirm(() => ask('Really?'), note('erased'))}>Erase</button>
          <button onClick={chain(note('first'), confirm('Go on?', note('second')), note('third'))}>
            Chain
          </button>
          <button onClick={live.on('work', { text: 'save' })} {...busy(live, 'work', labels)} />
        </p>
        <form action="/kit" onSubmit={confirm('Leave?', () => undefined)}>
          <button>Leave</button>
        </form>
        <Question />
      </main>
    )
  },
})

const labels = ['Save', 'Saving…'] as const

function keyOfEvent({ key }: KeyboardEvent): { text: string } {
  return { text: `window ${key}` }
}
