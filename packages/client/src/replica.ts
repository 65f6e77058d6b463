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
  type StashHint,
} from '@livejsx/protocol'
import { features } from '@livejsx/view/internal'
import { dispatch, reportDiagnostic } from './diagnostics.ts'
import { createOutbox } from './outbox.ts'
import type { OpenViewStash, ViewStash } from './stash/view-stash.ts'

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
  /** Opens what keeps the view's stash. Absence, and `undefined` = the page keeps none. */
  readonly openStash?: OpenViewStash
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
  page: { token: string; assigns: object; stash?: StashHint | undefined },
  host: ReplicaHost,
) {
  let outbox = createOutbox(view, host.send)
  // Names this page run, so that a duplicated tab is told apart (`docs/protocol.md`, join).
  const run = Math.random().toString(36).slice(2) + Date.now().toString(36)
  let { token, assigns, stash: hint } = page
  let opening: ReturnType<OpenViewStash> | undefined
  let stash: ViewStash | undefined
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
  /** What the page has kept of the view. */
  const offer = async (known: StashHint) => {
    try {
      opening ??= host.openStash?.(known, {
        view,
        page: run,
        outbox,
        send: host.send,
        assigns: () => assigns,
      })
      stash = await opening
      outbox = stash?.outbox ?? outbox
      return await stash?.offer()
    } catch (error) {
      // The view works without, and the next join tries again.
      opening = undefined
      reportDiagnostic(error)
      return undefined
    }
  }
  /** Asks for the instance on a connection that has just opened. */
  const join = async (): Promise<void> => {
    const attempt = ++attempts
    const kept = hint && { stash: '', ...(await offer(hint)) }
    // Left, lost or asked again while the disk was read.
    if (attempt !== attempts) return
    host.send([
      'join',
      view,
      {
        version: PROTOCOL_VERSION,
        token,
        page: run,
        next: outbox.next,
        patch: number,
        attempt,
        ...(isBroken && { resync: true }),
        ...host.details(),
        ...kept,
      },
    ])
  }
  const onJoined = ([, , how, handled, details]: JoinedMessage): void => {
    // An instance that waited for its page is new to one that has had another.
    const isNew = how !== 'resume' && (wasJoined || how !== 'adopt')
    if (details !== undefined) {
      if (details.build !== undefined) host.onBuild(details.build)
      token = details.token
      const state = decode(details.state) as object
      assigns = features.merged?.(assigns, state) ?? state
      number = details.number
      included = details.includes ?? 0
      isBroken = false
    }
    if (isNew && wasJoined && how !== 'recover') lose()
    confirmed = number
    joined = wasJoined = true
    try {
      host.onJoined(isNew, details)
      if (isNew || details !== undefined) host.show(assigns)
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
    attempts++
    clearTimeout(timer)
    timer = undefined
    outbox.close()
  }

  // The disk is read while the connection opens.
  if (hint) void offer(hint)
  return {
    push: (...event: Parameters<typeof outbox.push>) => outbox.push(...event),
    get joined() {
      return joined
    },
    get token() {
      return token
    },
    join: (): void => void join(),
    /**
     * Another instance takes the place of the one that is gone: the next join is for it.
     *
     * @param state its own, where the page shows that from now on
     */
    renew(newToken: string, state = assigns): void {
      token = newToken
      assigns = state
      number = included = 0
    },
    disconnect,
    /** Nobody answers for so long that the instance cannot be there any more. */
    giveUp: () => outbox.drop(new LiveError('lost')),
    /** The view will not be served any more. */
    end: (error: LiveError): void => outbox.end(error),
    /** Gives the instance up. */
    leave(): void {
      if (joined) host.send(['leave', view])
      disconnect()
    },
    receive(message: ViewMessage, bytes: number): void {
      stash?.receive(message)
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
        case 'recall':
          hint = message[2]
          return void join()
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
