import { liveView } from 'livejsx'
import { Fragment } from 'preact'
import { z } from 'zod'
import { Entry } from './lists/entry.live.tsx'
import { Row } from './lists/row.tsx'
import './lists/lists.css'
import { keyOf, topicOf } from './topic.ts'

const ids = z.array(z.number().int())

interface Item {
  readonly id: number
  readonly text: string
}

/** Lists of all kinds of rows, in the order that the spec says. */
export default liveView({
  mount({ url, subscribe }) {
    subscribe(topicOf(keyOf(url)))
    return { items: Array.from({ length: 12 }, (_, id) => create(id)) }
  },
  handleInfo: {
    /** Shows the items of these ids, new ones for those that are not there. */
    show(socket, text: string) {
      const next = ids.parse(JSON.parse(text))
      const known = new Map(socket.assigns.items.map((item) => [item.id, item]))
      socket.assign({ items: next.map((id) => known.get(id) ?? create(id)) })
    },
    rename(socket, text: string) {
      const id = Number(text)
      socket.update('items', (items) =>
        items.map((item) => (item.id === id ? { ...item, text: `${item.text}!` } : item)),
      )
    },
  },
  title: () => 'Lists',
  render({ items }) {
    return (
      <main>
        <h1>Lists</h1>
        <div class="row">
          <ol class="box list" id="rows" aria-label="Rows" tabIndex={0}>
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ol>
          <ol class="box list" id="entries" aria-label="Entries" tabIndex={0}>
            {items.map(({ id, text }) => (
              <Entry key={id} id={`entry ${id}`} name={id} text={text} />
            ))}
          </ol>
          <dl class="box list" id="pairs" tabIndex={0}>
            {items.map(({ id, text }) => (
              <Fragment key={id}>
                <dt data-item={id}>{text}</dt>
                <dd data-item={id}>
                  <input aria-label={`Note ${id}`} size={6} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </div>
      </main>
    )
  },
})

function create(id: number): Item {
  return { id, text: `Item ${id}` }
}
