import { liveView, whenVisible } from 'livejsx'
import { passGate } from '../gates.server.ts'
import { record } from '../record.server.ts'
import { keyOf } from '../topic.ts'

const pageSize = 10
const last = 60

/** Lists that grow at their ends, of which one has a scroll area of its own. */
export default liveView({
  mount({ url }) {
    const isGated = url.searchParams.has('gated')
    return { key: keyOf(url), isGated, from: 20, to: 20 + pageSize, boxTo: 3 }
  },
  handleEvent: {
    async earlier(socket) {
      record(socket.assigns.key, `earlier ${socket.assigns.from}`)
      if (socket.assigns.isGated) await passGate(socket.assigns.key, 'earlier')
      socket.update('from', (from) => Math.max(0, from - pageSize))
    },
    later(socket) {
      record(socket.assigns.key, `later ${socket.assigns.to}`)
      socket.update('to', (to) => Math.min(last, to + pageSize))
    },
    nothing: (socket) => record(socket.assigns.key, 'nothing'),
    more(socket) {
      record(socket.assigns.key, `more ${socket.assigns.boxTo}`)
      socket.update('boxTo', (boxTo) => boxTo + 3)
    },
    seen: (socket) => record(socket.assigns.key, 'seen'),
  },
  title: () => 'Feed',
  render({ from, to, boxTo }, live) {
    return (
      <main>
        <h1>Feed</h1>
        <div class="row">
          <ol
            id="both"
            class="box feed"
            ref={from > 0 ? whenVisible(live.on('earlier'), { edge: 'top' }) : null}
          >
            <Items from={from} to={20 + pageSize} />
          </ol>
          <div class="box feed" id="down">
            <ol ref={to < last ? whenVisible(live.on('later'), { edge: 'bottom' }) : null}>
              <Items from={20} to={to} />
            </ol>
          </div>
          <div class="box feed" id="end">
            <ol ref={whenVisible(live.on('nothing'), { edge: 'bottom' })}>
              <Items from={0} to={2} />
            </ol>
          </div>
          <div class="box feed" id="sentinel">
            <ol>
              <Items from={0} to={boxTo} />
            </ol>
            {boxTo < 12 && (
              <p ref={whenVisible(live.on('more'), { margin: '20px' })}>Loading more</p>
            )}
          </div>
        </div>
        <p class="far" ref={whenVisible(live.on('seen'), { once: true })}>
          Below
        </p>
      </main>
    )
  },
})

function Items({ from, to }: { from: number; to: number }) {
  return Array.from({ length: to - from }, (_, index) => (
    <li key={from + index}>Item {from + index}</li>
  ))
}
