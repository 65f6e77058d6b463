import { liveView } from 'livejsx'

/** Loads some of its code when it is asked to. */
export default liveView({
  mount: () => ({ isShown: false }),
  handleEvent: {
    show: (socket) => socket.assign({ isShown: true }),
  },
  render({ isShown }, live) {
    return (
      <main>
        <h1>Late</h1>
        <button onClick={live.on('show')}>Show</button>
        {isShown && (
          <p id="late" hook={() => import('./late-hook.client.ts')}>
            Waiting
          </p>
        )}
      </main>
    )
  },
})
