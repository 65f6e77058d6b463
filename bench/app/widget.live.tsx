import { liveComponent } from 'livejsx'

/** A stateful component that shows a value, which the view sends it. */
export const Widget = liveComponent({
  mount: () => ({ value: 100 }),
  update(socket) {
    const { value } = socket.props as { value?: number }
    if (value !== undefined) socket.assign({ value })
  },
  events: {},
  handleEvent: {
    reset: (socket) => socket.assign({ value: 0 }),
  },
  render: ({ value }, live, { id }) => (
    <section class="widget">
      <h2>{id}</h2>
      <output>{value}</output>
      <button onClick={live.on('reset')}>Reset</button>
    </section>
  ),
})
