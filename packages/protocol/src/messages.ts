import type { ErrorCode } from './errors.ts'
import type { Json, JsonObject } from './json.ts'

/** What a page presents to get its view served. */
export interface JoinDetails {
  /** `PROTOCOL_VERSION` of the page. */
  readonly version: number
  /** The newest token of the view, opaque to the page. */
  readonly token: string
  /** Random id of this page run; a reload makes a new one. */
  readonly page: string
  /** Next free event number, from 1. */
  readonly next: number
  /** Number of the last numbered message applied. Absence = none. */
  readonly patch?: number
  /** Count of the joins of the view, this one included. Absence = 0 */
  readonly attempt?: number
  /** Path and search of the page, if it went on since the token was signed. */
  readonly url?: string
  /** What the page's own code tells of itself. Absence = nothing. */
  readonly params?: JsonObject
  /** Path and search that the page goes to: another view than the token's is mounted for it. */
  readonly to?: string
  /** Sealed flash messages for the view there. */
  readonly flash?: string
  /** The page's copy is broken: only the whole state mends it. Absence = it is as of `patch`. */
  readonly resync?: boolean
  /** The sealed record that the page has kept of the view; empty = it has none. Absence = it was not asked. */
  readonly stash?: string
  /** Whether the record is on the page's disk. Absence = in its memory only. */
  readonly onDisk?: boolean
}

/** What an event's promise means in a view with a stash. @see docs/stash.md, How safe an event is */
export type StashLevel = 'commit' | 'retain' | 'strict'

/** How a page keeps the stash of a view. */
export interface StashHint {
  /** Id of the view. */
  readonly view: string
  /** Where in the app the view is. */
  readonly place: string
  readonly scope: 'reconnect' | 'reload' | 'tab' | 'session'
  readonly level: StashLevel
}

/** What became of one event, as a record tells it again to a page that did not hear it. */
export type StashedAnswer =
  | readonly ['ok', number: number, reply?: Json]
  | readonly ['failed', number: number, code: string, details?: Json]
  | readonly ['void', number: number]

/** What a page gets that has to replace its state. */
export interface JoinedDetails {
  /** The token of the next join. */
  readonly token: string
  /** The assigns, encoded. */
  readonly state: Json
  /** Number of the last message that `state` includes, from 0. */
  readonly number: number
  /** Number of the last message whose changes `state` includes; those after `number` come again. Absence = `number` */
  readonly includes?: number
  /** The build of the app that is served now, if the page's scripts are of another one. */
  readonly build?: string
  /** Id of the view, where the page did not know it. */
  readonly view?: string
  /** How the page keeps the stash of the view. Absence = it has none. */
  readonly stash?: StashHint
  /** Answers in the record that the state was recovered from. Absence = none */
  readonly answers?: readonly StashedAnswer[]
}

/** How a join was served: by the instance of the page's HTML, a new, the former, or a restored one. */
export type JoinHow = 'adopt' | 'mount' | 'resume' | 'recover'

/** Why a server ended a view. */
export type ByeReason = 'ended' | 'superseded' | 'drain' | 'failed'

/** Asks for a view. @see docs/protocol.md, join */
export type JoinMessage = readonly [name: 'join', view: number, details: JoinDetails]

/** Tells what the user did. Numbers count from 1 without gaps. @see docs/protocol.md, event */
export type EventMessage = readonly [
  message: 'event',
  view: number,
  number: number,
  name: string,
  payload?: Json,
]

/**
 * Tells what the user did in a live component or nested view. Counts on the line of the view's events.
 *
 * @see docs/protocol.md, part
 */
export type PartMessage = readonly [
  message: 'part',
  view: number,
  part: number,
  number: number,
  name: string,
  payload?: Json,
]

/** Confirms every numbered message up to one. @see docs/protocol.md, seen */
export type SeenMessage = readonly [name: 'seen', view: number, number: number]

/** Asks for a moment before the server stops, or no more. @see docs/protocol.md, stay */
export type StayMessage = readonly [name: 'stay', view: number, isBusy: boolean]

/** Gives a view up. @see docs/protocol.md, leave */
export type LeaveMessage = readonly [name: 'leave', view: number]

/** Confirms that the page keeps a record. @see docs/protocol.md, stored */
export type StoredMessage = readonly [
  name: 'stored',
  view: number,
  epoch: number,
  seq: number,
  where: 'disk' | 'memory',
]

/** What a browser sends. */
export type BrowserMessage =
  | JoinMessage
  | EventMessage
  | PartMessage
  | SeenMessage
  | StoredMessage
  | StayMessage
  | LeaveMessage

/** Answers a join. Without details the page's state is right as it is. @see docs/protocol.md, joined */
export type JoinedMessage = readonly [
  name: 'joined',
  view: number,
  how: JoinHow,
  handled: number,
  details?: JoinedDetails,
]

/**
 * Changes the assigns, and answers the event `answered` if that is not 0, and further ones.
 *
 * @see docs/protocol.md, patch
 */
export type PatchMessage = readonly [
  name: 'patch',
  view: number,
  number: number,
  answered: number,
  set: Patch['set'],
  lists?: Patch['lists'],
  reply?: Json,
  others?: readonly OtherAnswer[],
]

/** The answer of one more event that a patch completes. */
export type OtherAnswer = readonly [event: number, reply?: Json]

/** Brings an event of the server to the page. @see docs/protocol.md, push */
export type PushMessage = readonly [
  message: 'push',
  view: number,
  number: number,
  name: string,
  payload?: Json,
]

/** Changes the address of the page, which shows the same view. @see docs/protocol.md, address */
export type AddressMessage = readonly [
  message: 'address',
  view: number,
  number: number,
  to: string,
  step: 'push' | 'replace',
]

/** Answers an event that was refused or whose handler threw. @see docs/protocol.md, failed */
export type FailedMessage = readonly [
  message: 'failed',
  view: number,
  number: number,
  event: number,
  code: ErrorCode,
  details?: Json,
]

/** Answers a join that is not served. @see docs/protocol.md, refused */
export type RefusedMessage = readonly [
  name: 'refused',
  view: number,
  code: ErrorCode,
  details?: Json,
]

/** Ends a view. @see docs/protocol.md, bye */
export type ByeMessage = readonly [name: 'bye', view: number, reason: ByeReason]

/** Cookie that brings flash messages to the next document. @see docs/protocol.md, redirect */
export const flashCookieName = 'livejsx-flash'

/** Answers a join that leads elsewhere. @see docs/protocol.md, redirect */
export type RedirectMessage = readonly [
  message: 'redirect',
  view: number,
  to: string,
  flash?: string,
]

/** Sends the page to another view, or to another document. @see docs/protocol.md, navigate */
export type NavigateMessage = readonly [
  message: 'navigate',
  view: number,
  number: number,
  to: string,
  step: 'push' | 'replace' | 'load',
  flash?: string,
]

/** Answers a join of a view with a stash, of which the page did not know. @see docs/protocol.md, recall */
export type RecallMessage = readonly [name: 'recall', view: number, hint: StashHint]

/** Gives the page a sealed record to keep. @see docs/protocol.md, stash */
export type StashMessage = readonly [name: 'stash', view: number, sealed: string, place: string]

/** Lets the page delete every older record. @see docs/protocol.md, clear */
export type ClearMessage = readonly [name: 'clear', view: number, epoch: number, seq: number]

/** Tells up to which event a record holds them. @see docs/protocol.md, durable */
export type DurableMessage = readonly [name: 'durable', view: number, number: number]

/** Reports what concerns the connection and no event. @see docs/protocol.md, error */
export type ErrorMessage = readonly [name: 'error', code: ErrorCode, details?: Json]

/** What counts on a view's line of changes: it is kept until the page confirms it. */
export type NumberedMessage =
  | PatchMessage
  | PushMessage
  | AddressMessage
  | FailedMessage
  | NavigateMessage

/** What a server sends. */
export type ServerMessage =
  | NumberedMessage
  | JoinedMessage
  | RefusedMessage
  | ByeMessage
  | RedirectMessage
  | RecallMessage
  | StashMessage
  | ClearMessage
  | DurableMessage
  | ErrorMessage

/**
 * One step of a patch, applied in the order given and before `set`. Items and values are encoded,
 * positions count from 0.
 *
 * @see docs/protocol.md, Patches
 */
export type ListOperation =
  | readonly [pointer: string, verb: 'insert', at: number, item: Json]
  | readonly [pointer: string, verb: 'append', items: readonly Json[]]
  | readonly [pointer: string, verb: 'remove', at: number]
  | readonly [pointer: string, verb: 'splice', at: number, count: number, items?: readonly Json[]]
  | readonly [pointer: string, verb: 'move', from: number, to: number]
  | readonly [pointer: string, verb: 'swap', one: number, other: number]
  | readonly [
      pointer: string,
      verb: 'order',
      at: number,
      count: number,
      positions: readonly number[],
    ]
  | readonly [pointer: string, verb: 'each', field: string, values: Readonly<Record<number, Json>>]
  | readonly [pointer: string, verb: 'delete']
  | readonly [
      pointer: string,
      verb: 'put',
      at: number | null,
      entries: readonly Json[],
      limit?: number,
    ]
  | readonly [pointer: string, verb: 'drop', ids: readonly string[]]

/** The way from one state to the next. */
export interface Patch {
  /** Pointer (RFC 6901 without the first slash) → encoded value, at the positions after `lists`. */
  readonly set: JsonObject
  readonly lists: readonly ListOperation[]
}

/**
 * Window events (`live:<name>`) that the client dispatches itself. A push of such a name would be
 * taken for one of them, so servers refuse it.
 */
export const windowEvents = [
  'before-navigate',
  'build',
  'connection',
  'diagnostic',
  'event',
  'event-lost',
  'exec',
  'navigate',
  'navigation',
  'patch',
  'state-lost',
] as const

/** Name of a window event of the client's own. */
export type WindowEvent = (typeof windowEvents)[number]

/** What a server knows of a view on one connection. */
export type ViewState = 'new' | 'joining' | 'joined' | 'ended'

// An ended view takes what a page sent before it heard of the end; the server ignores that.
const allowed: Readonly<Record<ViewState, readonly BrowserMessage[0][]>> = {
  new: ['join'],
  joining: ['leave'],
  joined: ['event', 'part', 'seen', 'stored', 'stay', 'leave'],
  ended: ['join', 'event', 'part', 'seen', 'stored', 'stay', 'leave'],
}

/** Tells whether a browser may send a message while its view is in a state. */
export function isAllowed(state: ViewState, message: BrowserMessage[0]): boolean {
  return allowed[state].includes(message)
}
