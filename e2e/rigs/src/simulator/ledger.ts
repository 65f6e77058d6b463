import {
  live,
  liveView,
  routes,
  type DocumentProps,
  type LiveRoute,
  type LiveSocket,
} from '@livejsx/view'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { StashAdapter, StashScope } from '../../../../packages/stash/src/server/index.ts'
import type { Level } from './level.ts'

/** What the handlers of the ledger tell of themselves, and what they ask. */
export interface LedgerHost {
  /** A handler begins. */
  onStart(event: LedgerEvent, instance: string, key: string | undefined): void
  /** Waits until the schedule lets the handler go on. */
  gate(): Promise<void>
  /** An instance has ended with this state. */
  onEnd(instance: string, state: LedgerState): void
  /** Names a state that begins. */
  newRoot(): string
  /** A state has come back. */
  onRecovered(state: LedgerState): void
  /** The stash of a state is about to be reset. */
  onReset(state: LedgerState): void
}

/** How the ledger keeps its state beyond its instances. */
export interface LedgerStash {
  readonly level: Exclude<Level, 'commit'>
  readonly scope: StashScope
  readonly adapter: StashAdapter
}

/** Payload of every event: what is written into the ledger. */
export interface LedgerEvent {
  /** Unique in the schedule. */
  readonly id: number
}

export type LedgerState = {
  /** Names the state through all instances that ever ran it. */
  readonly root: string
  /** Ids of the events whose handlers have ended well, in their order. */
  readonly log: readonly number[]
  /** Those that a reset has taken out of the log. */
  readonly gone: readonly number[]
  readonly ticks: number
  /** How `recover` ended, and why. */
  readonly recovered: string
}

/** What a page shows that has just been rendered. */
export const emptyLedger: LedgerState = { root: '', log: [], gone: [], ticks: 0, recovered: 'new' }

/** Tells whether an event has come into a state, reset or not. */
export function covers({ log, gone }: LedgerState, id: number): boolean {
  return log.includes(id) || gone.includes(id)
}

/** Text of the errors that handlers throw on purpose. */
export const onPurpose = 'on purpose'

/**
 * Names of the events: `add` writes at once, `tell` tells the page too, `later` writes when the
 * schedule lets it; `fail` and `failLater` throw after they have written; `newest` and `single` are
 * `later` under the policies `latest` and `drop`.
 */
export const eventNames = ['add', 'tell', 'later', 'fail', 'failLater', 'newest', 'single'] as const

/** `reset` forgets all that was written, and the stash with it; only a ledger with a stash has it. */
export type EventName = (typeof eventNames)[number] | 'reset'

type Socket = LiveSocket<LedgerState, undefined>

/** Lets every event through as it is: what hostile pages send is another rig's. */
const anyEvent: StandardSchemaV1<LedgerEvent, LedgerEvent> = {
  '~standard': {
    version: 1,
    vendor: 'rig',
    validate: (value) => ({ value: value as LedgerEvent }),
  },
}

/** Makes an app of one view, which does nothing but write down. */
export function createLedger(host: LedgerHost, stash?: LedgerStash): readonly LiveRoute[] {
  const put = (socket: Socket, { id }: LedgerEvent): number => {
    socket.update('log', (log) => [...log, id])
    return id
  }
  const write = (socket: Socket, event: LedgerEvent): number => {
    host.onStart(event, socket.id, socket.eventId)
    return put(socket, event)
  }
  const writeLater = async (socket: Socket, event: LedgerEvent): Promise<number> => {
    host.onStart(event, socket.id, socket.eventId)
    await host.gate()
    return put(socket, event)
  }
  const ledger = liveView(
    {
      mount({ subscribe, recover }): LedgerState | Promise<LedgerState> {
        subscribe('all')
        if (stash === undefined) return { ...emptyLedger, root: host.newRoot() }
        return recover().then((saved) => {
          if (saved.status !== 'recovered') {
            const { status, reason = status } = saved
            return { ...emptyLedger, root: host.newRoot(), recovered: reason }
          }
          const state: LedgerState = { ...emptyLedger, ...saved.assigns, recovered: saved.status }
          host.onRecovered(state)
          return state
        })
      },
      ...(stash && {
        stash: {
          keys: ['root', 'log', 'gone'] as const,
          adapter: stash.adapter,
          scope: stash.scope,
          strict: stash.level === 'strict',
        },
      }),
      policies: { newest: 'latest', single: 'drop' },
      events: {
        add: anyEvent,
        tell: anyEvent,
        later: anyEvent,
        newest: anyEvent,
        single: anyEvent,
        fail: anyEvent,
        failLater: anyEvent,
        reset: anyEvent,
      },
      handleEvent: {
        add: (socket, event) => write(socket, event),
        tell(socket, event) {
          socket.pushEvent('told', event.id)
          return write(socket, event)
        },
        later: (socket, event) => writeLater(socket, event),
        newest: (socket, event) => writeLater(socket, event),
        single: (socket, event) => writeLater(socket, event),
        fail(socket, event) {
          socket.pushEvent('told', event.id)
          write(socket, event)
          throw new Error(onPurpose)
        },
        async failLater(socket, event) {
          await writeLater(socket, event)
          throw new Error(onPurpose)
        },
        reset(socket, event) {
          host.onStart(event, socket.id, socket.eventId)
          host.onReset(socket.assigns)
          const { log, gone } = socket.assigns
          socket.assign({ log: [], gone: [...gone, ...log] })
          socket.resetStash()
          return put(socket, event)
        },
      },
      handleInfo: {
        tick: (socket) => socket.update('ticks', (ticks) => ticks + 1),
        say: (socket, id: number) => socket.pushEvent('said', id),
      },
      terminate: (socket) => host.onEnd(socket.id, socket.assigns),
      render: () => null,
    },
    'ledger',
  )
  return routes([live('/', () => Promise.resolve({ default: ledger }))])
}

export const Blank = ({ children }: DocumentProps): unknown => children
