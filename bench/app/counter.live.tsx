import { liveView } from 'livejsx'

export default liveView({
  mount: () => ({ count: 0 }),
  handleEvent: {
    inc(socket) {
      socket.update('count', (count) => count + 1)
    },
  },
  title: () => 'Counter',
  render({ count }, live) {
    return (
      <main>
        <button id="inc" onClick={live.on('inc')}>
          Increment
        </button>
        <output id="count">{count}</output>
      </main>
    )
  },
})
