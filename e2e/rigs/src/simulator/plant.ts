import type { ServerMessage } from '@livejsx/protocol'
import type { OwnerStore, StashRecord } from '../../../../packages/stash/src/server/index.ts'
import type { Level } from './level.ts'
import type { Page } from './page.ts'

/** A message of either side, which a planted bug may take apart. */
export type Message = readonly unknown[]

/** Makes another record of one that is sent to a page. @param last the one before */
export type SealedPlant = (record: StashRecord, last: StashRecord | undefined) => StashRecord

/**
 * A bug planted on purpose, to see that it is found: it sits between the product and its network.
 * Each function gives what takes the place of a message; `undefined` = the message itself.
 */
export interface Plant {
  /** Where it can be seen. @default 'commit' */
  readonly level?: Level
  readonly seal?: SealedPlant
  /** What the store that servers share does. */
  store?(store: OwnerStore): OwnerStore
  /** What servers take it for. */
  marks?(store: OwnerStore): OwnerStore
  /** Up to which event a page takes a record for stored because of what it is told. */
  trusts?(message: ServerMessage): number | undefined
  /** Whether disks say that they have written what they have not. */
  readonly disksLie?: boolean
  /** Whether a duplicate has the slot of the tab that it was made of. */
  readonly sharesSlots?: boolean
  /** A page sends. */
  up?(message: Message, page: Page): Message | undefined
  /** A page receives. */
  down?(message: Message, page: Page): Message | undefined
  /** A server receives. */
  arrive?(message: Message, page: Page): Message | undefined
  /** A server sends. */
  depart?(message: Message, page: Page): Message | undefined
  /** A page sends all that it has to once it is joined. */
  replay?(messages: readonly Message[], page: Page): readonly Message[]
  /** Whether a page takes packets of its former lines. */
  readonly hearsOldLines?: boolean
  /** Whether a page takes what it has sent for done. */
  readonly trustsSending?: boolean
  /** Whether a page forgets to tell of lost states. */
  readonly hidesLoss?: boolean
}

type Details = Readonly<Record<string, unknown>>

const numbered = new Set<unknown>(['patch', 'push', 'address', 'failed', 'navigate'])

/** Where a server's message names an event that it answers; `undefined` = it answers none. */
function answeredAt([name]: Message): number | undefined {
  return name === 'patch' || name === 'failed' ? 3 : undefined
}

/** The bugs that the simulator has to find, each by its name. */
export const plants: Readonly<Record<string, Plant>> = {
  // A server that counts arrivals, and forgets at each resume which numbers it has had.
  'no dedup': {
    arrive(message, { memory }) {
      if (message[0] !== 'event') return undefined
      const received = (memory.get('received') ?? 0) + 1
      memory.set('received', received)
      memory.set(`event ${received}`, message[2] as number)
      return message.with(2, received)
    },
    depart(message, { memory }) {
      const [name, , how, handled] = message
      if (name === 'joined') {
        memory.set('received', handled as number)
        return how === 'resume' ? message.with(3, memory.get('answered') ?? handled) : undefined
      }
      const at = answeredAt(message)
      const event = at === undefined ? undefined : memory.get(`event ${String(message[at])}`)
      if (at === undefined || event === undefined) return undefined
      memory.set('answered', Math.max(memory.get('answered') ?? 0, event))
      return message.with(at, event)
    },
  },
  'replay reorders': {
    replay: (messages) =>
      messages.map((message, at) => [
        ...message.slice(0, 3),
        ...(messages.at(-1 - at) ?? message).slice(3),
      ]),
  },
  'replay forgotten': { replay: () => [] },
  'packets of an old socket accepted': { hearsOldLines: true },
  'patch number unchecked': {
    up(message, { memory }) {
      if (message[0] === 'seen') memory.set('confirmed', message[2] as number)
      if (message[0] !== 'join') return undefined
      return message.with(2, { ...(message[2] as Details), patch: memory.get('confirmed') ?? 0 })
    },
    down(message, { memory }) {
      const [name, , how, , details] = message
      if (name === 'joined' && (how !== 'resume' || details !== undefined)) {
        memory.set('number', ((details as Details | undefined)?.['number'] as number) ?? 0)
        memory.set('confirmed', memory.get('number') ?? 0)
      }
      if (!numbered.has(name)) return undefined
      const next = (memory.get('number') ?? 0) + 1
      memory.set('number', next)
      return message.with(2, next)
    },
  },
  'answer before the handler': { trustsSending: true },
  'one event too many counted as handled': {
    down: (message) =>
      message[0] === 'joined' && message[2] === 'resume'
        ? message.with(3, (message[3] as number) + 1)
        : undefined,
  },
  'one message too many counted as seen': {
    arrive(message, { memory }) {
      if (message[0] !== 'join') return undefined
      const details = message[2] as Details
      const patch = Math.min((details['patch'] as number) + 1, memory.get('sent') ?? 0)
      return message.with(2, { ...details, patch })
    },
    depart(message, { memory }) {
      if (message[0] === 'joined' && message[2] !== 'resume') memory.set('sent', 0)
      if (numbered.has(message[0])) memory.set('sent', message[2] as number)
      return undefined
    },
  },
  'a copied tab takes the instance': {
    up: (message) =>
      message[0] === 'join'
        ? message.with(2, { ...(message[2] as Details), page: 'the-same' })
        : undefined,
  },
  'loss of a state not told': { hidesLoss: true },
  'number not in the stash': {
    level: 'strict',
    seal: (record) => ({ ...record, last: Math.max(0, record.last - 1) }),
  },
  'stash before apply': {
    level: 'strict',
    seal: (record, last) => (last === undefined ? record : { ...record, state: last.state }),
  },
  'receipt before the disk has written': { level: 'retain', disksLie: true },
  'receipt before the disk has written, strict': { level: 'strict', disksLie: true },
  'mark not advanced on reset': {
    level: 'strict',
    store: (store) => ({ ...store, reset: () => Promise.resolve('written') }),
  },
  'duplicate tab shares the slot': { level: 'retain', sharesSlots: true },
  'kept events forgotten with their answers': {
    level: 'retain',
    trusts: (message) => (message[0] === 'patch' ? message[3] : undefined),
  },
  'errors answered as success': {
    down: (message) =>
      message[0] === 'failed' ? ['patch', message[1], message[2], message[3], {}] : undefined,
  },
  'a resume that sends answers without their state': {
    depart(message, { memory }) {
      const [name, , how, , set] = message
      if (name === 'joined') memory.set('resumed', how === 'resume' ? 1 : 0)
      if (name !== 'patch' || memory.get('resumed') !== 1 || set === undefined) return undefined
      memory.set('resumed', 0)
      return message.with(4, {}).toSpliced(5, 1, [])
    },
  },
}
