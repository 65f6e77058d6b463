import {
  encode,
  isAllowed,
  LiveError,
  limits,
  parseBrowserMessage,
  PROTOCOL_VERSION,
  type BrowserMessage,
  type ServerMessage,
  type ViewState,
} from '@livejsx/protocol'
import { currentAssets } from './assets.ts'
import type { Clock } from './clock.ts'
import type { Session } from './cookie-session.ts'
import type { Instance } from './instance.ts'
import type { Instances } from './instances.ts'
import { mountView } from './mount.ts'
import type { PageChannel } from './outgoing.ts'
import { createRateLimit } from './rate-limit.ts'
import type { Report } from './reporter.ts'
import type { Router } from './router.ts'
import type { Keys } from './secret.ts'
import { issueToken, readToken } from './token.ts'

/** One page's connection as the transport gives it. */
export interface Wire {
  send(message: ServerMessage): void
  /** Whether frames wait to be written. */
  isBackedUp(): boolean
  /** Closes the connection, after what was sent. */
  close(): void
}

/** What the transport tells of a connection. */
export interface Connection {
  /** @param bytes size of the frame that held the message */
  onMessage(message: unknown, bytes: number): void
  /** The wire has written what waited. */
  onDrain(): void
  onClose(): void
}

/** What connections share. */
export interface ConnectionParts {
  readonly router: Router
  readonly instances: Instances
  readonly keys: Keys
  readonly clock: Clock
  readonly report: Report
}

interface JoinedView {
  state: ViewState
  instance?: Instance
}

type JoinMessage = Extract<BrowserMessage, readonly ['join', ...unknown[]]>
type EventMessage = Extract<BrowserMessage, readonly ['event', ...unknown[]]>

/** Refusals for which the page is not at fault alone keep the connection. */
const maxRefusals = 2 * limits.eventBurst

/**
 * Serves one page's connection: parses what comes in, keeps the state of each of its views, and
 * brings joins and events to their instances. Whatever the browser sends, nothing throws out of here.
 */
export function openConnection(
  wire: Wire,
  { session, origin }: { session: Session; origin: string },
  parts: ConnectionParts,
): Connection {
  const views = new Map<number, JoinedView>()
  const rate = createRateLimit(
    { perSecond: limits.eventsPerSecond, burst: limits.eventBurst },
    parts.clock,
  )
  let refusals = 0
  let open = true

  const close = (error: LiveError): void => {
    if (!open) return
    wire.send(['error', error.code, ...detailsOf(error)])
    wire.close()
  }

  const cancelJoinTimeout = parts.clock.after(limits.joinTimeoutMs, () => {
    if (views.size === 0) close(new LiveError('join-timeout'))
  })

  const channelOf = (view: number): PageChannel => ({
    view,
    isBackedUp: () => wire.isBackedUp(),
    send: (message) => wire.send(message),
    close,
  })

  const refuseJoin = (view: number, error: LiveError): void => {
    views.delete(view)
    if (open) wire.send(['refused', view, error.code, ...detailsOf(error)])
  }

  const adopt = (message: JoinMessage, id: string): boolean => {
    const [, view, { page, next }] = message
    const waiting = parts.instances.take(id, session.id)
    if (waiting === undefined) return false
    const { instance, rendered } = waiting
    views.set(view, { state: 'joined', instance })
    wire.send(['joined', view, 'adopt', next - 1])
    instance.connect(page, channelOf(view), { handled: next - 1, sent: rendered })
    return true
  }

  const mountAnew = async (message: JoinMessage, path: string): Promise<void> => {
    const [, view, { page, next }] = message
    const url = new URL(path, origin)
    const match = parts.router(url.pathname)
    if (match === undefined) return refuseJoin(view, new LiveError('token-invalid'))
    const mounted = await mountView(parts.instances, match, { session, url, connected: true })
    if (mounted.redirect !== undefined) {
      views.delete(view)
      if (open) wire.send(['redirect', view, mounted.redirect])
      return
    }
    const { instance } = mounted
    // The page left while its view was mounting.
    if (!open || views.get(view)?.state !== 'joining') return instance.end('left')
    const { build } = currentAssets()
    const token = issueToken(parts.keys.token, instance, { build, now: parts.clock.now() })
    const state = encode(instance.assigns, 'assigns')
    views.set(view, { state: 'joined', instance })
    wire.send(['joined', view, 'mount', next - 1, { token, state, number: 0 }])
    instance.connect(page, channelOf(view), { handled: next - 1 })
  }

  const onJoin = (message: JoinMessage): void => {
    const [, view, { version, token }] = message
    if (version !== PROTOCOL_VERSION) {
      const versions = { server: PROTOCOL_VERSION, client: version }
      return refuseJoin(view, new LiveError('version-mismatch', versions))
    }
    if (views.size >= limits.maxViewsPerConnection) {
      return refuseJoin(
        view,
        new LiveError('too-many-views', { max: limits.maxViewsPerConnection }),
      )
    }
    try {
      const { instance, url } = readToken(parts.keys.token, token, {
        session: session.id,
        now: parts.clock.now(),
      })
      if (adopt(message, instance)) return
      views.set(view, { state: 'joining' })
      mountAnew(message, url).catch((error: unknown) => {
        parts.report(error, { callback: `join of ${url}` })
        refuseJoin(view, new LiveError('view-failed'))
      })
    } catch (error) {
      refuseJoin(view, LiveError.from(error))
    }
  }

  const onEvent = ([, view, number, name, payload]: EventMessage, bytes: number): void => {
    const instance = views.get(view)?.instance
    if (instance === undefined) return
    const retryAfterMs = rate.take()
    if (retryAfterMs > 0 || instance.queued >= limits.maxQueuedEvents) {
      if (++refusals > maxRefusals) return close(new LiveError('rate-limited', { retryAfterMs }))
      return instance.refuseEvent(number, 'rate-limited', { retryAfterMs })
    }
    if (bytes > limits.maxMessageBytes) {
      const details = { bytes, max: limits.maxMessageBytes }
      return instance.refuseEvent(number, 'message-too-large', details)
    }
    instance.onEvent(number, name, payload)
  }

  const dispatch = (message: BrowserMessage, bytes: number): void => {
    const [name, view] = message
    const state = views.get(view)?.state ?? 'new'
    if (!isAllowed(state, name)) throw new LiveError('unexpected-message', { message: name })
    switch (message[0]) {
      case 'join':
        return onJoin(message)
      case 'event':
        return onEvent(message, bytes)
      case 'seen':
        return views.get(view)?.instance?.onSeen(message[2])
      case 'leave':
        views.get(view)?.instance?.end('left')
        views.delete(view)
    }
  }

  return {
    onMessage(input, bytes) {
      if (!open) return
      try {
        dispatch(parseBrowserMessage(input), bytes)
      } catch (error) {
        if (!(error instanceof LiveError)) parts.report(error, { callback: 'connection' })
        onRefused(LiveError.from(error))
      }
    },
    onDrain() {
      for (const { instance } of views.values()) instance?.resume()
    },
    onClose() {
      open = false
      cancelJoinTimeout()
      for (const { instance } of views.values()) instance?.end('lost')
      views.clear()
    },
  }

  function onRefused(error: LiveError): void {
    if (++refusals > maxRefusals) return close(error)
    wire.send(['error', error.code, ...detailsOf(error)])
  }
}

function detailsOf(error: LiveError): [] | [never] {
  return error.details === undefined ? [] : [error.details as never]
}
