import type { Recovered } from 'livejsx'
import type { z } from 'zod'
import type { Asked, Deadly, Saved } from './events.ts'
import { nameInstance, record } from './record.server.ts'
import { applyIntent, emptyLedger, type Intent, type LedgerState, type Op } from './reducer.ts'

/** State of the ledger views. */
export interface Assigns extends LedgerState {
  /** Name of the instance; in a stash, of the one that the state is from. */
  readonly instance: string
  readonly page: string
}

/** The parts of a socket that `mount` needs. */
interface Opening {
  readonly url: URL
  subscribe(topic: string): void
}

/** The parts of a socket that handlers need. */
interface Handling {
  readonly assigns: Readonly<Assigns>
  readonly eventId: string | undefined
  assign(patch: Partial<Assigns>): void
  pushEvent(name: string, payload: string): void
  send(name: string, payload: Asked, options: { after: number }): void
}

/** Begins with what the page has kept, and writes down with what. */
export function openLedger(
  { url, subscribe }: Opening,
  { status, reason, assigns }: Recovered<z.output<typeof Saved>>,
): Assigns {
  subscribe('ledger')
  const page = url.searchParams.get('page') ?? ''
  const instance = nameInstance()
  const { instance: from, ...state } = { ...emptyLedger, ...assigns }
  const how = reason === undefined ? status : `${status} ${reason}`
  record({ kind: 'mount', instance, page, state, from, how, at: Date.now() })
  return { ...state, instance, page }
}

/** Each writes down what it applies, in the order in which it is committed. */
export const handlers = {
  add: (socket: Handling, asked: Asked) => commit(socket, 'add', asked),
  put: (socket: Handling, asked: Asked) => commit(socket, 'put', asked),
  take: (socket: Handling, asked: Asked) => commit(socket, 'take', asked),
  turn: (socket: Handling, asked: Asked) => commit(socket, 'turn', asked),
  save(socket: Handling, asked: Asked) {
    commit(socket, 'add', asked)
  },
  async slow(socket: Handling, asked: Asked) {
    await new Promise((resolve) => setTimeout(resolve, asked.value))
    return commit(socket, 'add', asked)
  },
  tell(socket: Handling, asked: Asked) {
    socket.pushEvent('told', asked.id)
    return commit(socket, 'put', asked)
  },
  fail(socket: Handling, { id }: Asked): never {
    socket.pushEvent('told', id)
    socket.assign({ count: -1, items: [] })
    throw new Error('The rig asked for it')
  },
  /** Kills the process at a point of the way from an event to its answer; no other process. */
  die(socket: Handling, { pid, point, ...asked }: Deadly) {
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
  early(socket: Handling, asked: Asked) {
    socket.send('late', asked, { after: 1_500 })
    return { applied: socket.assigns.applied + 1, hash: 0 }
  },
}

/** What handlers and the rig tell the instances. */
export const messages = {
  late: (socket: Handling, asked: Asked) => void commit(socket, 'add', asked),
  report: ({ assigns }: Handling, cause: string) => tell('state', assigns, cause),
}

/** An instance ends. */
export function closeLedger({ assigns }: Pick<Handling, 'assigns'>, reason: string): void {
  tell('end', assigns, reason)
}

function commit(socket: Handling, op: Op, { id, value }: Asked) {
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
