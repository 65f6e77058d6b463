import { debounce, Link, LiveRender, liveView } from 'livejsx'
import { z } from 'zod'
import { passGate } from '../gates.server.ts'
import Fragile from '../nested/fragile.live.tsx'
import { record } from '../record.server.ts'
import { keyOf, topicOf } from '../topic.ts'
import { Beats } from './beats.tsx'
import { Echo } from './echo.client.ts'

/** Pages that have much to do when they are left. */
export default liveView({
  async mount({ url, params, subscribe, connected }) {
    const key = keyOf(url)
    const page = params['page'] ?? ''
    if (page === 'two' && connected) await passGate(key, 'two')
    subscribe(topicOf(key))
    return { key, page, worked: '' }
  },
  events: { note: z.object({ text: z.string() }) },
  handleEvent: {
    note({ assigns }, { text }) {
      record(assigns.key, `${assigns.page} got ${text}`)
    },
    async wait({ assigns }) {
      await passGate(assigns.key, 'wait')
      record(assigns.key, `${assigns.page} waited`)
    },
    work(socket) {
      const { key, page } = socket.assigns
      socket.startAsync('work', () => passGate(key, `work ${page}`))
    },
  },
  handleAsync: {
    work(socket) {
      record(socket.assigns.key, `${socket.assigns.page} worked`)
      socket.assign({ worked: 'done' })
    },
  },
  handleInfo: {
    shout(socket, text: string) {
      socket.pushEvent('shouted', `${text} to ${socket.assigns.page}`)
    },
  },
  terminate: ({ assigns }) => record(assigns.key, `${assigns.page} ended`),
  title: ({ page }) => `Busy ${page}`,
  render: ({ key, page, worked }, live) => (
    <main class="ways">
      <h1>Busy {page}</h1>
      <nav class="row" aria-label="Pages">
        <Link to={`/ways/busy/one?key=${key}`}>One</Link>
        <Link to={`/ways/busy/two?key=${key}`}>Two</Link>
      </nav>
      <p class="row">
        <label>
          Search{' '}
          <input
            onInput={debounce(
              live.on('note', (e) => ({ text: `search of ${page}: ${e.currentTarget.value}` })),
              400,
            )}
          />
        </label>
        <button onClick={live.on('note', { text: `click in ${page}` })}>Note</button>
        <button onClick={live.on('wait')}>Wait</button>
        <button onClick={live.on('work')}>Work</button>
        <output id="worked">{worked}</output>
      </p>
      <p id="echo" hook={Echo} data={page} />
      <Beats page={page} />
      <LiveRender view={Fragile} id="nested" props={{ spec: key, name: `nested in ${page}` }} />
    </main>
  ),
})
