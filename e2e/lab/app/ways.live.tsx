import { Flash, js, Link, liveView, navigate } from 'livejsx'
import { z } from 'zod'
import { passGate } from './gates.server.ts'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'
import { Guard } from './ways/guard.tsx'
import { Place } from './ways/place.tsx'

/** Pages that lead to each other. */
export default liveView({
  onMount: [
    ({ params, url }) => {
      const redirect = `/ways/two?key=${keyOf(url)}`
      if (params['page'] === 'guarded') return { redirect }
      return params['page'] === 'scolded' ? { redirect, flash: { error: 'Not yours' } } : undefined
    },
  ],
  async mount({ url, params, connected }) {
    const key = keyOf(url)
    const page = params['page'] ?? ''
    record(key, `mount ${page}${connected ? '' : ' in HTML'}`)
    if (page === 'broken') throw new Error('broken on purpose')
    if (page.startsWith('slow') && connected) await passGate(key, page)
    return { key, page, filter: '', count: 0 }
  },
  async handleParams(socket, _params, url) {
    const { key } = socket.assigns
    const filter = url.searchParams.get('filter') ?? ''
    if (filter === 'bad') throw new Error('bad on purpose')
    if (filter.startsWith('slow') && socket.connected) await passGate(key, `filter ${filter}`)
    socket.assign({ filter })
  },
  events: { go: z.object({ to: z.string(), how: z.enum(['navigate', 'patch', 'load']) }) },
  handleEvent: {
    count(socket) {
      socket.update('count', (count) => count + 1)
      record(socket.assigns.key, `count ${socket.assigns.page}`)
    },
    go(socket, { to, how }) {
      socket.putFlash('info', `Sent from ${socket.assigns.page}`)
      if (how === 'patch') socket.pushPatch(to)
      else if (how === 'load') socket.redirect(to)
      else socket.pushNavigate(to)
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
        <div class="bar box">
          <nav class="row" aria-label="Pages">
            <Link to={to('one')}>One</Link>
            <Link to={to('two')}>Two</Link>
            <Link to={to('two')} replace>
              Two instead
            </Link>
            <Link to={to('slow')}>Slow</Link>
            <Link to={to('slower')}>Slower</Link>
            <Link to={to('broken')}>Broken</Link>
            <Link to={`/ways/late/1?key=${key}`}>Late</Link>
            <Link to={to('one') + '#end'}>End of one</Link>
            <Link to="#end">End</Link>
            <a href="#end">Plain end</a>
            <Link to={to('one')} transition>
              Fading
            </Link>
            <Link to={to('two')} transition={false}>
              Calm
            </Link>
          </nav>
          <nav class="row" aria-label="Filters">
            <Link to={to(page)} patch>
              None
            </Link>
            <Link to={to(`${page}?filter=red`)} patch>
              Red
            </Link>
            <Link to={to(`${page}?filter=blue`)} patch replace>
              Blue
            </Link>
            <Link to={to(`${page}?filter=slow`)} patch>
              Slow filter
            </Link>
            <Link to={to(`${page}?filter=bad`)} patch>
              Bad filter
            </Link>
            <Link to={`/kit?key=${key}`} patch>
              No patch
            </Link>
          </nav>
          <nav class="row" aria-label="Elsewhere">
            <Link to={`/kit?key=${key}`}>Kit</Link>
            <Link to={`/async?key=${key}`}>Async</Link>
            <Link to={`/params/first?key=${key}`} prefetch={false}>
              Params
            </Link>
            <Link to={`/stage/one?key=${key}`}>Another session</Link>
            <Link to="/">Plain page</Link>
            <Link to="/nowhere">Unknown</Link>
            <Link to={to('two')} target="_blank">
              New window
            </Link>
            <Link to={to('two')} download="two.html">
              Download
            </Link>
            <Link to={to('two')} download>
              Download it
            </Link>
          </nav>
          <p class="row">
            <Place /> <output id="filter">{filter}</output>
            <Guard />
            <button onClick={live.on('count')}>Count {count}</button>
            <button onClick={live.on('go', { to: to('two'), how: 'navigate' })}>Be sent</button>
            <button onClick={live.on('go', { to: to('guarded'), how: 'navigate' })}>
              Be sent on
            </button>
            <button onClick={live.on('go', { to: to('scolded'), how: 'navigate' })}>
              Be scolded
            </button>
            <button onClick={live.on('go', { to: `/stage/one?key=${key}`, how: 'navigate' })}>
              Be sent far
            </button>
            <button onClick={live.on('go', { to: to(`${page}?filter=green`), how: 'patch' })}>
              Be patched
            </button>
            <button onClick={live.on('go', { to: to('two'), how: 'load' })}>Be redirected</button>
            <button onClick={js.navigate(to('one'))}>Command</button>
            <button onClick={js.patch(to(`${page}?filter=red`))}>Patch command</button>
            <button onClick={() => navigate(to('two'), { replace: true })}>Code</button>
          </p>
        </div>
        <div data-live-scroll="list" class="box tall" tabIndex={0} role="region" aria-label="List">
          <p class="far">Far down</p>
        </div>
        <p class="far" />
        <p id="end">End</p>
        <p class="far" />
      </main>
    )
  },
})
