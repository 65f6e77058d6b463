import { liveView, type MountContext } from 'livejsx'
import { Fault } from '../system/faults.server.ts'
import { pulse } from '../system/monitor.server.ts'
import { FaultLabBody } from './fault-lab-body.tsx'

/** A live view of its own inside the page, to be crashed. */
export default liveView({
  mount({ props, subscribe }: MountContext<{ attempt: number; widget: string }>) {
    subscribe(pulse)
    return { attempt: props.attempt, beats: 0, widget: props.widget }
  },
  handleEvent: {
    crash(): void {
      throw new Fault('a view crashed, it is replaced')
    },
  },
  handleInfo: {
    beat: (socket) => socket.update('beats', (count) => count + 1),
  },
  onError: 'restart',
  terminate(socket, reason) {
    if (reason === 'crashed') socket.sendParent('crashed', socket.assigns.widget)
  },
  render: ({ attempt, beats }, live) => (
    <FaultLabBody attempt={attempt} beats={beats} onCrash={() => live.push('crash')} />
  ),
})
