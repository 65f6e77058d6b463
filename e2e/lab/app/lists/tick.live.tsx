import { liveView } from 'livejsx'

/** A view of its own inside of a row. */
export default liveView({
  mount: () => ({ count: 0 }),
  handleEvent: {
    add: (socket) => socket.update('count', (count) => count + 1),
  },
  render: ({ count }, live) => (
    <button type="button" class="nested" onClick={live.on('add', undefined, { repeat: true })}>
      Nested: <output>{count}</output>
    </button>
  ),
})
