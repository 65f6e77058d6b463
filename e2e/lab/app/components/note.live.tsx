import { liveComponent } from 'livejsx'

/** Remembers whether it was read. */
export const Note = liveComponent({
  mount: () => ({ isRead: false }),
  handleEvent: {
    read: (socket) => socket.assign({ isRead: true }),
  },
  render: ({ isRead }, live, { id }) => (
    <section class="box" aria-label={`Note ${id}`}>
      <button aria-pressed={isRead} onClick={live.on('read')}>
        Read
      </button>
    </section>
  ),
})
