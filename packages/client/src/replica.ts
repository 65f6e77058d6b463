import {
  applyPatch,
  decode,
  LiveError,
  PROTOCOL_VERSION,
  type BrowserMessage,
  type JoinDetails,
  type JoinedDetails,
  type JoinedMessage,
  type NavigateMessage,
  type PatchMessage,
  type ServerMessage,
} from '@livejsx/protocol'
import { features } from '@livejsx/view/internal'
import { dispatch } from './diagnostics.ts'
import { createOutbox } from './outbox.ts'

/** After so many messages or bytes, or so long after the first of them, the server is told what was seen. */
const maxUnconfirmed = 16
const maxUnconfirmedBytes = 65_536
const confirmAfterMs = 5_000

/** Messages that are about a view. */
export type ViewMessage = Exclude<ServerMessage, readonly ['error', ...unknown[]]>

/** What a replica does to its page. */
export interface ReplicaHost {
  send(message: BrowserMessage): void
  show(assigns: object): void
  push(name: string, payload: unknown): void
  /** The view is joined. `isNew`: to another instance than the HTML's, whose state is shown next. */
  onJoined(isNew: boolean, details: JoinedDetails | undefined): void
  /** The server does not serve the view on this connection any more. */
  onRefused(error: LiveError): void
  /** @param flash sealed messages for the page there */
  onRedirect(to: string, flash: string | undefined): void
  /** The server serves another build of the app than the page's. */
  onBuild(build: string): void
  /** The address of the page is to be changed. */
  onAddress(to: string, step: 'push' | 'replace'): void
  /** The page is to go to another view, or to another document (`load`). */
  onNavigate(to: string, step: NavigateMessage[4], flash: string | undefined): void
  /** What the page tells of itself, and of where it goes, with its joins. */
  details(): Pick<JoinDetails, 'url' | 'params' | 'to' | 'flash'>
  /** A message is missing: only a new connection can mend that. */
  onGap(): void
}

/** The browser's copy of one instance. */
export type Replica = ReturnType<typeof createReplica>

/**
 * Makes the browser's copy of one instance: it joins it, applies its patches in order, and sends its
 * events.
 *
 * @param view the number by which page and server call it
 */
export function createReplica(
  view: number,
  page: { token: string; assigns: object },
  host: ReplicaHost,
) {
  const outbox = createOutbox(view, host.send)
  // Names this page run, so that a duplicated tab is told apart (`docs/protocol.md`, join).
  const run = Math.random().toString(36).slice(2) + Date.now().toString(36)
  let { token, assigns } = page
  let number = 0
  let attempts = 0
  let confirmed = 0
  let unconfirmedBytes = 0
  /** Whether only the whole state can mend the copy. */
  let isBroken = false
  /** What messages up to this number bring is in the state that came whole. */
  let included = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasJoined = false
  let joined = false

  const confirm = (): void => {
    clearTimeout(timer)
    timer = undefined
    unconfirmedBytes = 0
    if (joined && confirmed < number) host.send(['seen', view, (confirmed = number)])
  }
  const advance = (to: number, bytes: number): boolean => {
    if (to !== number + 1) {
      if (to > number) host.onGap()
      return false
    }
    number = to
    unconfirmedBytes += bytes
    if (number - confirmed >= maxUnconfirmed || unconfirmedBytes > maxUnconfirmedBytes) confirm()
    else timer ??= setTimeout(confirm, confirmAfterMs)
    return true
  }
  const onJoined = ([, , how, handled, details]: JoinedMessage): void => {
    const isNew = how === 'mount'
    if (details !== undefined) {
      if (details.build !== undefined) host.onBuild(details.build)
      token = details.token
      const state = decode(details.state) as object
      assigns = features.merged?.(assigns, state) ?? state
      number = details.number
      included = details.includes ?? 0
      isBroken = false
      if (isNew && wasJoined) lose()
    }
    confirmed = number
    joined = wasJoined = true
    try {
      host.onJoined(isNew, details)
      if (details !== undefined) host.show(assigns)
    } finally {
      // A `render` that throws is the page's trouble; its events are the server's.
      outbox.open(handled)
    }
  }
  /** The instance is gone, and what it was asked for with it. */
  const lose = (): void => {
    outbox.drop(new LiveError('lost'))
    dispatch('state-lost', { view })
  }
  const onPatch = (message: PatchMessage, bytes: number) => {
    const [, , to, answered, set, lists = [], reply, others = []] = message
    if (!advance(to, bytes)) return
    const before = assigns
    const answers = [[answered, reply] as const, ...others].map(
      ([event, own]) => [outbox.take(event), own] as const,
    )
    try {
      for (const [entry] of answers) {
        if (to > included && entry?.carried)
          assigns = features.carried?.(assigns, entry.carried) ?? assigns
      }
      assigns = applyPatch(assigns, { set, lists })
    } catch (error) {
      // The copy is not the server's state any more: only a fresh one mends that.
      for (const [entry] of answers) entry?.reject(new LiveError('unknown-outcome'))
      isBroken = true
      host.onGap()
      throw error
    }
    try {
      if (assigns !== before) host.show(assigns)
    } finally {
      for (const [entry, own] of answers) entry?.resolve(own === undefined ? own : decode(own))
    }
    dispatch('patch', { view, bytes, set, lists, state: assigns })
  }

  /** The connection is lost. */
  const disconnect = (): void => {
    joined = false
    clearTimeout(timer)
    timer = undefined
    outbox.close()
  }

  return {
    push: outbox.push,
    get joined() {
      return joined
    },
    get token() {
      return token
    },
    /** Asks for the instance on a connection that has just opened. */
    join: () =>
      host.send([
        'join',
        view,
        {
          version: PROTOCOL_VERSION,
          token,
          page: run,
          next: outbox.next,
          patch: number,
          attempt: ++attempts,
          ...(isBroken && { resync: true }),
          ...host.details(),
        },
      ]),
    disconnect,
    /** Nobody answers for so long that the instance cannot be there any more. */
    giveUp: () => outbox.drop(new LiveError('lost')),
    /** The view will not be served any more. */
    end: outbox.end,
    /** Gives the instance up. */
    leave(): void {
      if (joined) host.send(['leave', view])
      disconnect()
    },
    receive(message: ViewMessage, bytes: number): void {
      switch (message[0]) {
        case 'joined':
          return onJoined(message)
        case 'patch':
          return onPatch(message, bytes)
        case 'push':
          if (advance(message[2], bytes)) {
            host.push(message[3], message[4] === undefined ? undefined : decode(message[4]))
          }
          return
        case 'address':
          if (advance(message[2], bytes)) host.onAddress(message[3], message[4])
          return
        case 'failed':
          if (advance(message[2], bytes)) {
            outbox
              .take(message[3])
              ?.reject(new LiveError(message[4], message[5], { received: true }))
          }
          return
        case 'refused':
          return host.onRefused(new LiveError(message[2], message[3], { received: true }))
        case 'redirect':
          return host.onRedirect(message[2], message[3])
        case 'navigate':
          if (advance(message[2], bytes)) host.onNavigate(message[3], message[4], message[5])
          return
        case 'bye':
          disconnect()
          // The connection is closed next, and another one leads elsewhere.
          if (message[2] === 'drain') return
          return host.onRefused(
            new LiveError(message[2] === 'failed' ? 'view-failed' : 'not-joined'),
          )
      }
    },
  }
}
