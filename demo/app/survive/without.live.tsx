import { liveView } from 'livejsx'
import { sideEvents, sideHandlers } from './side.server.ts'
import { firstSide } from './side-state.ts'
import { Side } from './side.tsx'

/** The comparison's other half: the same state, and nobody keeps it. */
export default liveView({
  mount: () => firstSide,
  events: sideEvents,
  handleEvent: sideHandlers,
  render: (state, live) => (
    <Side
      side="without"
      title="Without a stash"
      code="mount: () => first"
      state={state}
      waits={live.pending()}
      onNote={live.on('note', (event) => (event.target as HTMLTextAreaElement).value)}
      send={(name, payload) => void live.push(name, payload as never).catch(() => undefined)}
    />
  ),
})
