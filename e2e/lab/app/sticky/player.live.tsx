import { liveView, type MountContext } from 'livejsx'
import { record } from '../record.server.ts'

/** Plays on, whatever the page around it does. */
export default liveView({
  mount({ props }: MountContext<{ spec: string }>) {
    record(props.spec, 'mount player')
    return { spec: props.spec, played: 0 }
  },
  handleEvent: {
    play: (socket) => socket.update('played', (played) => played + 1),
  },
  terminate: ({ assigns }, reason) => record(assigns.spec, `${reason} player`),
  render: ({ played }, live) => (
    <aside class="box" aria-label="Player">
      <button onClick={live.on('play')}>Played: {played}</button>
      <input aria-label="Volume" />
    </aside>
  ),
})
