import { liveComponent } from 'livejsx'
import { Fault } from '../system/faults.server.ts'
import { FaultPartBody } from './fault-part-body.tsx'

/** A component whose handler and whose render throw when they are asked to. */
export const FaultPart = liveComponent({
  mount: () => ({ count: 0, isBroken: false }),
  handleEvent: {
    count: (socket) => socket.update('count', (count) => count + 1),
    fail(socket) {
      // Rolled back with the rest of what the handler did.
      socket.assign({ count: 1_000_000 })
      throw new Fault('a handler threw, rolled back')
    },
    break: (socket) => socket.assign({ isBroken: true }),
    mend: (socket) => socket.assign({ isBroken: false }),
  },
  render({ count, isBroken }, live) {
    if (isBroken) throw new Error('this component cannot be rendered')
    return (
      <FaultPartBody
        count={count}
        onCount={live.on('count')}
        onFail={() => live.push('fail')}
        onBreak={live.on('break')}
      />
    )
  },
  renderError(error, live) {
    return (
      <section class="fault is-broken" role="alert" aria-label="A live component">
        <h3>
          Live component <span class="mark warn">render threw</span>
        </h3>
        <p>
          {error instanceof Error ? `“${error.message}”` : 'It cannot be rendered.'} This is its{' '}
          <code>renderError</code>; its state is still on the server.
        </p>
        <p class="fault-tools">
          <button class="button" type="button" onClick={live.on('mend')}>
            Mend
          </button>
        </p>
      </section>
    )
  },
})
