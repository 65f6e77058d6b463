import { Link, liveView, type MountContext } from 'livejsx'
import { record } from '../record.server.ts'
import { Playing } from './playing.tsx'

/** Plays on, whichever page is shown beside it. */
export default liveView({
  mount({ props }: MountContext<{ spec: string }>) {
    record(props.spec, 'mount radio')
    return { spec: props.spec, volume: 0 }
  },
  handleEvent: {
    louder: (socket) => socket.update('volume', (volume) => volume + 1),
    send: (socket) => socket.pushNavigate(`/stage/three?key=${socket.assigns.spec}`),
  },
  terminate: ({ assigns }) => record(assigns.spec, 'end radio'),
  render: ({ spec, volume }, live) => (
    <aside class="box row" aria-label="Radio">
      <Playing />
      <button onClick={live.on('louder')}>Volume {volume}</button>
      <button onClick={live.on('send')}>Send</button>
      <Link to={`/stage/two?key=${spec}`}>From the radio</Link>
      <label>
        Station <input />
      </label>
    </aside>
  ),
})
