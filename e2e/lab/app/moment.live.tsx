import { liveView, useStay } from 'livejsx'

function Upload({ isRunning, chunks }: { isRunning: boolean; chunks: number }) {
  useStay(isRunning)
  return <output>{`${isRunning ? 'Uploading' : 'Uploaded'} ${chunks}`}</output>
}

/** Uploads as long as it is told to, also while its server stops. */
export default liveView({
  mount: () => ({ isRunning: false, chunks: 0 }),
  handleEvent: {
    start: (socket) => socket.assign({ isRunning: true }),
    chunk: (socket) => socket.update('chunks', (chunks) => chunks + 1),
    finish: (socket) => socket.assign({ isRunning: false }),
  },
  title: () => 'A moment',
  render: ({ isRunning, chunks }, live) => (
    <main>
      <h1>A moment</h1>
      <p class="row">
        <button onClick={live.on('start')}>Start</button>
        <button onClick={live.on('chunk')}>Chunk</button>
        <button onClick={live.on('finish')}>Finish</button>
        <Upload isRunning={isRunning} chunks={chunks} />
      </p>
    </main>
  ),
})
