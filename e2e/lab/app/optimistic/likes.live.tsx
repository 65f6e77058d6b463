import { liveComponent } from 'livejsx'

/** A component with an optimistic reducer of its own. */
export const Likes = liveComponent({
  mount: () => ({ likes: 0, isLiked: false }),
  handleEvent: {
    like(socket) {
      const isLiked = !socket.assigns.isLiked
      socket.assign({ isLiked, likes: socket.assigns.likes + (isLiked ? 1 : -1) })
    },
    refuse() {
      throw new Error('no likes today')
    },
  },
  optimistic: {
    like: ({ likes, isLiked }) => ({ isLiked: !isLiked, likes: likes + (isLiked ? -1 : 1) }),
    refuse: ({ likes }) => ({ likes: likes + 1 }),
  },
  render({ likes, isLiked }, live) {
    return (
      <section>
        <output id="likes">{likes}</output>
        <button aria-pressed={isLiked} onClick={live.on('like')}>
          Like
        </button>
        <button onClick={live.on('refuse')}>Refused</button>
      </section>
    )
  },
})
