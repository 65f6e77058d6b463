import { Link, liveView } from 'livejsx'
import { record } from '../record.server.ts'
import { keyOf } from '../topic.ts'

/** Pages of a session whose document has a view of its own. */
export default liveView({
  mount({ url, params }) {
    const key = keyOf(url)
    const act = params['act'] ?? ''
    record(key, `mount ${act}`)
    return { key, act }
  },
  terminate: ({ assigns }) => record(assigns.key, `end ${assigns.act}`),
  title: ({ act }) => `Act ${act}`,
  render: ({ key, act }) => (
    <main class="ways">
      <h1>Act {act}</h1>
      <nav class="row" aria-label="Acts">
        <Link to={`/stage/one?key=${key}`}>Act one</Link>
        <Link to={`/stage/two?key=${key}`}>Act two</Link>
        <Link to={`/ways/one?key=${key}`}>Ways</Link>
      </nav>
    </main>
  ),
})
