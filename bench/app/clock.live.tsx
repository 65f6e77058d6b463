import { liveView } from 'livejsx'
import { startClock } from './clock.ts'

export default liveView({
  mount({ url, signal, subscribe }) {
    subscribe(startClock(Number(url.searchParams.get('ms') ?? 100), signal))
    return { tick: 0 }
  },
  handleInfo: {
    tick(socket, tick: number) {
      socket.assign({ tick })
    },
  },
  title: () => 'Clock',
  render: ({ tick }) => (
    <main>
      <output id="tick">{tick}</output>
    </main>
  ),
})
