import {
  isAllowed,
  LiveError,
  limits,
  parseBrowserMessage,
  PROTOCOL_VERSION,
  type BrowserMessage,
  type ByeReason,
  type JoinedDetails,
  type JoinedMessage,
  type JoinMessage,
  type NumberedMessage,
  type ServerMessage,
  type ViewState,
} from '@livejsx/protocol'
import type { PageEvent } from './event-line.ts'
import type { Instance } from './instance.ts'
import {
  adoptInstance,
  mountInstance,
  readJoin,
  resumeInstance,
  type FormerInstance,
  type MountedInstance,
  type JoinParts,
} from './join.ts'
import type { PageChannel } from './outgoing.ts'
import type { StashNews } from './stash/instance-stash.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import { isExpected, type Report } from './reporter.ts'
import type { JoinToken } from './token.ts'
import type { Peer } from './transport.ts'

/** One page's connection as the transport gives it. */
export interface Wire {
  /** Returns the size of the frame in bytes. */
  send(message: ServerMessage): number
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
export interface ConnectionParts extends JoinParts {
  readonly report: Report
  /** Those that are open. */
  readonly connections: Set<PageConnection>
}

const eventRate = { perSecond: limits.eventsPerSecond, burst: limits.eventBurst }

/** A connection is closed when more messages than these have to be refused. */
const refusalRate = { perSecond: 10, burst: 2 * limits.eventBurst }

/** Joins of one connection: each may mount a view, which costs more than any event. */
const joinRate = { perSecond: 10, burst: 4 * limits.maxViewsPerConnection }

/** One view of a connection, and the way to its page. A class, since a server has thousands. */
class ServedView implements PageChannel {
  readonly view: number
  readonly state: ViewState
  /** `undefined` = the view is not joined. */
  readonly instance: Instance | undefined
  /** The instance while it is mounting. */
  coming: Instance | undefined
  readonly #connection: PageConnection

  constructor(connection: PageConnection, view: number, state: ViewState, instance?: Instance) {
    this.#connection = connection
    this.view = view
    this.state = state
    this.instance = instance
  }

  isBackedUp(): boolean {
    return this.#connection.isBackedUp
  }

  send(message: NumberedMessage | StashNews): number {
    return this.#connection.send(message)
  }

  end(reason: ByeReason): void {
    this.#connection.endView(this, reason)
  }

  close(error: LiveError): void {
    this.#connection.close(error)
  }
}

/**
 * Serves one page's connection: parses what comes in, keeps the state of each of its views, and
 * brings joins and events to their instances. Whatever the browser sends, nothing throws out of here.
 */
export class PageConnection implements Connection {
  readonly #wire: Wire
  readonly #peer: Peer
  readonly #parts: ConnectionParts
  readonly #views = new Map<number, ServedView>()
  /** Buckets are full until the first token is taken, and made by then. */
  #rate: RateLimit | undefined
  #joins: RateLimit | undefined
  #refusals: RateLimit | undefined
  /** `undefined` = a view is joined. */
  #cancelJoinTimeout: (() => void) | undefined
  /** Mounts that go on, for views that were left meanwhile, too. */
  #mounts = 0
  #open = true
  #isDraining = false
  /** Whether the page has asked for a moment. */
  #isBusy = false
  #onIdle: (() => void) | undefined

  constructor(wire: Wire, peer: Peer, parts: ConnectionParts) {
    this.#wire = wire
    this.#peer = peer
    this.#parts = parts
    parts.connections.add(this)
    this.#cancelJoinTimeout = parts.clock.after(limits.joinTimeoutMs, () => {
      if (this.#views.size === 0) this.close(new LiveError('join-timeout'))
    })
  }

  onMessage(input: unknown, bytes: number): void {
    if (!this.#open) return
    try {
      this.#dispatch(parseBrowserMessage(input), bytes)
    } catch (error) {
      if (!(error instanceof LiveError)) this.#parts.report(error, { callback: 'connection' })
      this.#refuse(LiveError.from(error))
    }
  }

  /** Resolves once the page asks for no moment any more, or is gone. `undefined` = it asks for none. */
  get moment(): Promise<void> | undefined {
    return this.#isBusy ? new Promise((resolve) => (this.#onIdle = resolve)) : undefined
  }

  /**
   * The server stops. What the page has sent before is handled and answered; then each view is told
   * to join elsewhere, and the connection is closed.
   */
  async drain(): Promise<void> {
    this.#isDraining = true
    const leaving = [...this.#views.values()].map(async (served) => {
      const { instance, coming } = served
      coming?.end('stopped')
      if (instance === undefined) return
      await instance.settled()
      served.end('drain')
      instance.end('stopped')
    })
    await Promise.all(leaving)
    this.#wire.close()
  }

  onDrain(): void {
    for (const { instance } of this.#views.values()) instance?.resume()
  }

  onClose(): void {
    this.#open = false
    this.#parts.connections.delete(this)
    this.#cancelJoinTimeout?.()
    this.#onStay(false)
    for (const served of this.#views.values()) {
      if (served.instance !== undefined) served.instance.disconnect(served)
      else served.coming?.end('lost')
    }
    this.#views.clear()
  }

  #dispatch(message: BrowserMessage, bytes: number): void {
    const [name, view] = message
    // It is asked again elsewhere.
    if (this.#isDraining && name === 'join') return
    const served = this.#views.get(view)
    if (!isAllowed(served?.state ?? 'new', name)) {
      throw new LiveError('unexpected-message', { message: name })
    }
    switch (message[0]) {
      case 'join':
        return this.#onJoin(message)
      case 'event':
        return this.#onEvent(
          { part: 0, number: message[2], name: message[3], payload: message[4] },
          served,
          bytes,
        )
      case 'part':
        return this.#onEvent(
          { part: message[2], number: message[3], name: message[4], payload: message[5] },
          served,
          bytes,
        )
      case 'seen':
        return served?.instance?.onSeen(message[2])
      case 'stored':
        return served?.instance?.stash?.stored({ epoch: message[2], seq: message[3] }, message[4])
      case 'stay':
        if (served?.state === 'joined') this.#onStay(message[2])
        return
      case 'leave':
        served?.instance?.leave()
        served?.coming?.end('left')
        this.#end(view)
    }
  }

  #onStay(isBusy: boolean): void {
    this.#isBusy = isBusy
    if (!isBusy) this.#onIdle?.()
  }

  #onJoin(message: JoinMessage): void {
    const [, view, { version, token: text }] = message
    try {
      this.#checkJoin(version)
      const token = readJoin(text, this.#peer, this.#parts)
      const waiting = adoptInstance(token, message[2], this.#peer, this.#parts)
      if (waiting !== undefined) {
        const handled = message[2].next - 1
        return this.#serve(message, waiting, ['joined', view, 'adopt', handled])
      }
      const former = resumeInstance(token, message[2], this.#peer, this.#parts)
      if (former === undefined) return this.#mount(message, token)
      this.#resume(view, former, message[2].attempt)
    } catch (error) {
      this.#refuseJoin(view, LiveError.from(error))
    }
  }

  #checkJoin(version: number): void {
    this.#joins ??= createRateLimit(joinRate, this.#parts.clock)
    const retryAfterMs = this.#joins.take()
    if (retryAfterMs > 0) throw new LiveError('rate-limited', { retryAfterMs })
    if (version !== PROTOCOL_VERSION) {
      throw new LiveError('version-mismatch', { server: PROTOCOL_VERSION, client: version })
    }
    const max = limits.maxViewsPerConnection
    const joined = [...this.#views.values()].filter(({ state }) => state === 'joined')
    if (joined.length + this.#mounts >= max) throw new LiveError('too-many-views', { max })
  }

  // Remembered, since messages of the page may have crossed the end; the oldest are forgotten, so
  // that a page which joins and leaves for ever under new numbers holds no memory.
  #end(view: number): void {
    this.#views.delete(view)
    this.#views.set(view, new ServedView(this, view, 'ended'))
    const ended = [...this.#views].filter(([, { state }]) => state === 'ended')
    if (ended.length > limits.maxViewsPerConnection) this.#views.delete(ended[0]?.[0] ?? view)
  }

  // A page that goes elsewhere meanwhile may leave what it was refused. One that has nothing else has
  // yet to join.
  #forget(view: number): void {
    this.#views.delete(view)
    if (this.#views.size > 0) this.#end(view)
  }

  #mount(message: JoinMessage, token: JoinToken): void {
    const [, view, details] = message
    const served = new ServedView(this, view, 'joining')
    this.#views.set(view, served)
    this.#mounts += 1
    const onCreate = (instance: Instance): void => {
      served.coming = instance
      if (this.#views.get(view) !== served) instance.end(this.#open ? 'left' : 'lost')
    }
    mountInstance(token, details, this.#peer, this.#parts, onCreate)
      .finally(() => (this.#mounts -= 1))
      .then((made) => {
        // The page left, or its connection was lost, while its view was mounting.
        if (this.#views.get(view) !== served) return made.instance?.end('left')
        if (made.instance !== undefined) return this.#serveNew(message, made)
        this.#forget(view)
        if (made.recall !== undefined) return void this.#wire.send(['recall', view, made.recall])
        const flash: [] | [string] = made.flash === undefined ? [] : [made.flash]
        this.#wire.send(['redirect', view, made.redirect, ...flash])
      })
      .catch((error: unknown) => {
        if (!(error instanceof LiveError) && !isExpected(error)) {
          this.#parts.report(error, { callback: `join of ${details.to ?? token.url}` })
        }
        const refusal = error instanceof LiveError ? error : new LiveError('view-failed')
        if (this.#views.get(view) === served) this.#refuseJoin(view, refusal)
      })
  }

  #serveNew(message: JoinMessage, { instance, details }: MountedInstance): void {
    const [, view, { page, next }] = message
    const record = instance.stash?.recovered
    const how = record === undefined ? 'mount' : 'recover'
    // The events of another page run are nothing to this one.
    const handled = record?.page === page ? Math.min(record.last, next - 1) : next - 1
    this.#serve(message, instance, ['joined', view, how, handled, details])
  }

  #serve(message: JoinMessage, instance: Instance, answer: JoinedMessage): void {
    const [, view, { page, attempt }] = message
    const served = this.#join(view, instance)
    this.#wire.send(answer)
    instance.connect(page, served, answer[3], attempt)
  }

  #resume(view: number, { instance, seen, details }: FormerInstance, attempt = 0): void {
    const served = this.#join(view, instance)
    const whole: [] | [JoinedDetails] = details === undefined ? [] : [details]
    this.#wire.send(['joined', view, 'resume', instance.received, ...whole])
    instance.reconnect(served, seen, details !== undefined, attempt)
  }

  #join(view: number, instance: Instance): ServedView {
    const served = new ServedView(this, view, 'joined', instance)
    this.#views.set(view, served)
    this.#cancelJoinTimeout?.()
    this.#cancelJoinTimeout = undefined
    return served
  }

  /** Whether frames wait to be written. */
  get isBackedUp(): boolean {
    return this.#wire.isBackedUp()
  }

  /** Returns the size of the frame in bytes. */
  send(message: ServerMessage): number {
    return this.#wire.send(message)
  }

  /** Tells the page that the instance of a view has ended. */
  endView(served: ServedView, reason: ByeReason): void {
    const { view } = served
    // An instance that the page has left ends later, when its number may be another one's.
    if (this.#views.get(view) !== served) return
    this.#wire.send(['bye', view, reason])
    this.#end(view)
  }

  #onEvent(event: PageEvent, served: ServedView | undefined, bytes: number): void {
    const { number } = event
    const instance = served?.instance
    if (instance === undefined) return
    this.#rate ??= createRateLimit(eventRate, this.#parts.clock)
    const retryAfterMs = this.#rate.take()
    if (retryAfterMs > 0 || instance.queued >= limits.maxWaitingEvents) {
      const details = { retryAfterMs }
      if (this.#refuses()) return this.close(new LiveError('rate-limited', details))
      return instance.refuseEvent(number, 'rate-limited', details)
    }
    if (bytes > limits.maxMessageBytes) {
      const details = { bytes, max: limits.maxMessageBytes }
      return instance.refuseEvent(number, 'message-too-large', details)
    }
    instance.onEvent(event)
  }

  #refuseJoin(view: number, error: LiveError): void {
    this.#forget(view)
    this.#wire.send(['refused', view, error.code, ...detailsOf(error)])
  }

  #refuse(error: LiveError): void {
    if (this.#refuses()) return this.close(error)
    this.#wire.send(['error', error.code, ...detailsOf(error)])
  }

  /** Counts a refusal. Returns whether there were too many. */
  #refuses(): boolean {
    this.#refusals ??= createRateLimit(refusalRate, this.#parts.clock)
    return this.#refusals.take() > 0
  }

  /** Closes the connection. The page is told why. */
  close(error: LiveError): void {
    if (!this.#open) return
    this.#wire.send(['error', error.code, ...detailsOf(error)])
    this.#wire.close()
  }
}

function detailsOf(error: LiveError): [] | [never] {
  return error.details === undefined ? [] : [error.details as never]
}
