import { liveView } from 'livejsx'
import { z } from 'zod'
import Driver from './driver.client.ts'
import { nameInstance, record } from './record.server.ts'
import { diePoints } from './die-points.ts'
import { applyIntent, emptyLedger, type Intent, type LedgerState, type Op } from './reducer.ts'

const Asked = z.object({ id: z.string(), value: z.number() })
type Asked = z.infer<typeof Asked>

interface Assigns extends LedgerState {
  readonly instance: string
  readonly page: string
}

/** The parts of a socket that committing needs. */
interface Committing {
  readonly assigns: Assigns
  readonly eventId: string | undefined
  assign(patch: Partial<Assigns>): void
}

/** Writes down every intent that it applies, in the order in which it commits them. */
export default liveView({
  mount({ url, subscribe }): Assigns {
    subscribe('ledger')
    const page = url.searchParams.get('page') ?? ''
    const instance = nameInstance()
    record({ kind: 'mount', instance, page, state: emptyLedger, at: Date.now() })
    return { ...emptyLedger, instance, page }
  },
  events: {
    add: Asked,
    put: Asked,
    take: Asked,
    turn: Asked,
    slow: Asked,
    tell: Asked,
    fail: Asked,
    early: Asked,
    die: Asked.extend({ pid: z.number(), point: z.enum(diePoints) }),
    save: z.object({ id: z.string(), value: z.coerce.number() }),
  },
  handleEvent: {
    add: (socket, asked) => commit(socket, 'add', asked),
    put: (socket, asked) => commit(socket, 'put', asked),
    take: (socket, asked) => commit(socket, 'take', asked),
    turn: (socket, asked) => commit(socket, 'turn', asked),
    save(socket, asked) {
      commit(socket, 'add', asked)
    },
    async slow(socket, asked) {
      await new Promise((resolve) => setTimeout(resolve, asked.value))
      return commit(socket, 'add', asked)
    },
    tell(socket, asked) {
      socket.pushEvent('told', asked.id)
      return commit(socket, 'put', asked)
    },
    fail(socket, { id }) {
      socket.pushEvent('told', id)
      socket.assign({ count: -1, items: [] })
      throw new Error('The rig asked for it')
    },
    /** Kills the process at a point of the way from an event to its answer; no other process. */
    die(socket, { pid, point, ...asked }) {
      const die = (): void => {
        if (pid === process.pid) process.kill(pid, 'SIGKILL')
      }
      if (point === 'received') die()
      const reply = commit(socket, 'add', asked)
      if (point === 'written') die()
      // A handler that is not async is committed before the next microtask.
      if (point === 'committed') queueMicrotask(die)
      if (point === 'answered') setImmediate(die)
      return reply
    },
    /** Planted bug: answers before it applies. */
    early(socket, asked) {
      socket.send('late', asked, { after: 1_500 })
      return { applied: socket.assigns.applied + 1, hash: 0 }
    },
  },
  handleInfo: {
    late: (socket, asked: Asked) => void commit(socket, 'add', asked),
    report: ({ assigns }, cause: string) => tell('state', assigns, cause),
  },
  terminate: ({ assigns }, reason) => tell('end', assigns, reason),
  title: () => 'Ledger',
  render({ instance, count, items, applied, hash }, live) {
    return (
      <main hook={Driver} data={{ instance, state: { count, items, applied, hash } }}>
        <h1>Ledger</h1>
        <output id="instance">{instance}</output>
        <output id="count">{count}</output>
        <output id="applied">{applied}</output>
        <output id="hash">{hash}</output>
        <ol>
          {items.map(({ id, value }) => (
            <li key={id} data-id={id}>
              {value}
            </li>
          ))}
        </ol>
        <form {...live.form('save')}>
          <input aria-label="Name" name="id" />
          <input aria-label="Value" name="value" />
          <button>Save</button>
        </form>
      </main>
    )
  },
})

function commit(socket: Committing, op: Op, { id, value }: Asked) {
  const intent: Intent = { id, op, value }
  const { instance, page: _page, ...state } = socket.assigns
  const next = applyIntent(state, intent)
  socket.assign(next)
  record({ kind: 'apply', instance, event: socket.eventId, ...intent, at: Date.now() })
  return { applied: next.applied, hash: next.hash }
}

function tell(kind: 'state' | 'end', assigns: Readonly<Assigns>, cause: string): void {
  const { instance, page: _page, ...state } = assigns
  record({ kind, instance, cause, state, at: Date.now() })
}
