import { Flash, Link, liveView } from 'livejsx'
import { z } from 'zod'
import { passGate } from './gates.server.ts'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'
import { Place } from './ways/place.tsx'

/** Pages that lead to each other. */
export default liveView({
  async mount({ url, params, connected }) {
    const key = keyOf(url)
    const page = params['page'] ?? ''
    record(key, `mount ${page}${connected ? '' : ' in HTML'}`)
    if (page === 'slow' && connected) await passGate(key, 'slow')
    return { key, page, filter: '', count: 0 }
  },
  handleParams(socket, _params, url) {
    socket.assign({ filter: url.searchParams.get('filter') ?? '' })
  },
  events: { go: z.object({ to: z.string(), text: z.string().optional() }) },
  handleEvent: {
    count(socket) {
      socket.update('count', (count) => count + 1)
      record(socket.assigns.key, `count ${socket.assigns.page}`)
    },
    go(socket, { to, text }) {
      if (text !== undefined) socket.putFlash('info', text)
      socket.pushNavigate(to)
    },
  },
  terminate: ({ assigns }) => record(assigns.key, `end ${assigns.page}`),
  title: ({ page, filter }) => `Way ${page}${filter && ` ${filter}`}`,
  render({ key, page, filter, count }, live) {
    const to = (path: string): string => `/ways/${path}${path.includes('?') ? '&' : '?'}key=${key}`
    return (
      <main class="ways">
        <h1>Page {page}</h1>
        <Flash />
        <Place />
        <p id="filter">{filter}</p>
        <nav>
          <Link to={to('one')}>One</Link> <Link to={to('two')}>Two</Link>{' '}
          <Link to={to('slow')}>Slow</Link>{' '}
          <Link to={to(`${page}?filter=red`)} patch>
            Red
          </Link>{' '}
          <Link to={to(`${page}?filter=blue`)} patch replace>
            Blue
          </Link>{' '}
          <Link to={to('one') + '#end'}>End of one</Link> <Link to="#end">End</Link>{' '}
          <Link to={`/sticky/song?key=${key}`}>Another session</Link>
        </nav>
        <button onClick={live.on('count')}>Count {count}</button>
        <button onClick={live.on('go', { to: to('two'), text: 'Sent on' })}>Be sent</button>
        <div data-live-scroll="list" class="box tall">
          <p class="far">Far down</p>
        </div>
        <p class="far" />
        <p id="end">End</p>
      </main>
    )
  },
})
