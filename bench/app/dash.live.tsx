import { liveView } from 'livejsx'
import { startClock } from './clock.ts'
import { Widget } from './widget.live.tsx'

const ids = Array.from({ length: 20 }, (_, index) => `w${index}`)

export default liveView({
  mount({ url, signal, subscribe }) {
    const ms = Number(url.searchParams.get('ms') ?? 200)
    if (ms > 0) subscribe(startClock(ms, signal))
    return {}
  },
  handleInfo: {
    tick(socket) {
      const id = ids[Math.floor(Math.random() * ids.length)] ?? ''
      socket.sendUpdate(Widget, id, { value: 100 + Math.floor(Math.random() * 900) })
    },
  },
  title: () => 'Dash',
  render: () => (
    <main>
      {ids.map((id) => (
        <Widget key={id} id={id} />
      ))}
    </main>
  ),
})
