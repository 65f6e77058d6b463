import { Async, Link, liveView, loadAsync } from 'livejsx'
import { passGate } from '../gates.server.ts'
import { keyOf } from '../topic.ts'

/** Pages that get their height from what is loaded after they are shown. */
export default liveView({
  mount({ url, params }) {
    const key = keyOf(url)
    const page = params['page'] ?? ''
    return { key, page, rows: loadAsync(() => passGate(key, `late ${page}`)) }
  },
  title: ({ page }) => `Late ${page}`,
  render: ({ key, page, rows }) => (
    <main class="ways">
      <h1>Late {page}</h1>
      <nav class="row bar box" aria-label="Pages">
        <Link to={`/ways/late/1?key=${key}`}>First</Link>
        <Link to={`/ways/late/2?key=${key}`}>Second</Link>
      </nav>
      <div data-live-scroll="list" class="box tall" tabIndex={0} role="region" aria-label="List">
        <Async of={rows} loading={<p>Loading</p>}>
          {(text) => <p class="far">{text}</p>}
        </Async>
      </div>
      <Async of={rows} loading={<p>Loading</p>}>
        {(text) => <p class="far">{text}</p>}
      </Async>
    </main>
  ),
})
