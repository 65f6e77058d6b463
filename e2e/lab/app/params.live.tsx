import { liveView } from 'livejsx'
import { z } from 'zod'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'

/** Keeps what it shows in its address. */
export default liveView({
  mount({ url, params }) {
    record(keyOf(url), `mount ${params['tab']}`)
    return { key: keyOf(url), tab: '', page: '', visits: 0 }
  },
  handleParams(socket, { tab = '' }, url) {
    const page = url.searchParams.get('page') ?? '1'
    record(socket.assigns.key, `params ${tab} ${page}`)
    socket.assign({ tab, page, visits: socket.assigns.visits + 1 })
  },
  events: { go: z.object({ tab: z.string(), page: z.string() }) },
  handleEvent: {
    go(socket, { tab, page }) {
      socket.pushPatch(`/params/${tab}?key=${socket.assigns.key}&page=${page}`)
    },
    replace(socket) {
      socket.pushPatch(`/params/replaced?key=${socket.assigns.key}`, { replace: true })
    },
    astray(socket) {
      socket.pushPatch('https://example.com/')
    },
  },
  title: ({ tab }) => `Tab ${tab}`,
  render({ tab, page, visits }, live) {
    return (
      <main>
        <h1>Params</h1>
        <p id="shown">
          {tab} {page}
        </p>
        <p id="visits">{visits}</p>
        <input aria-label="Text" />
        <button onClick={live.on('go', { tab: 'second', page: '2' })}>Second</button>
        <button onClick={live.on('go', { tab: 'third', page: '3' })}>Third</button>
        <button onClick={live.on('replace')}>Replace</button>
        <button onClick={live.on('astray')}>Astray</button>
      </main>
    )
  },
})
