import { randomUUID } from 'node:crypto'
import { diff, encode, LiveError, type ErrorCode, type Patch } from '@livejsx/protocol'
import type { MountContext, TerminateReason, ViewObject } from '@livejsx/view'
import type { Clock } from './clock.ts'
import { deepFreeze } from './deep-freeze.ts'
import { Mailbox } from './mailbox.ts'
import { Outgoing, type Answer, type PageChannel } from './outgoing.ts'
import { parsePayload, type ParsedPayload } from './payload.ts'
import { isPromiseLike } from './promise-like.ts'
import type { PubSub, Subscriber } from './pubsub.ts'
import type { ErrorPlace, Report } from './reporter.ts'
import { Transaction, type Transacted } from './transaction.ts'

/** What an instance shares with the others of its server. */
export interface InstanceHost {
  readonly pubsub: PubSub
  readonly report: Report
  readonly clock: Clock
  /** Whether states are frozen, so that a change in place throws where it is made. */
  readonly freezes: boolean
  /** Called once when the instance has ended. */
  onEnd(instance: Instance): void
}

/** Where an instance belongs. */
export interface InstancePlace {
  readonly view: ViewObject
  /** Id of the cookie session that it was rendered for. */
  readonly session: string
  /** Path and query of its page. */
  readonly url: string
}

type State = Readonly<Record<string, unknown>>
type Handler = (socket: Transaction, payload: unknown) => unknown

/**
 * One live view at work: its state and its mailbox. Created by the HTTP render, or by a page that
 * found no instance waiting; adopted by the page's connection; ended exactly once.
 */
export class Instance implements Transacted {
  readonly id: string = randomUUID()
  readonly place: InstancePlace
  readonly pubsub: PubSub
  readonly #host: InstanceHost
  readonly #mailbox: Mailbox
  readonly #abort = new AbortController()
  readonly #subscriptions = new Map<string, () => void>()
  readonly #timers = new Set<() => void>()
  #assigns: State = {}
  #private: unknown
  #mounted = false
  #ended = false
  #page: { id: string; outgoing: Outgoing; channel: PageChannel; handled: number } | undefined

  constructor(place: InstancePlace, host: InstanceHost) {
    this.place = place
    this.pubsub = host.pubsub
    this.#host = host
    this.#mailbox = new Mailbox((error) => this.#report(error, { callback: 'mailbox' }))
  }

  /** Receives the messages of every topic that the instance subscribed to. */
  readonly subscriber: Subscriber = (name, payload) => {
    this.#mailbox.post(() => this.#handleInfo(name, payload))
  }

  get assigns(): State {
    return this.#assigns
  }

  get private(): unknown {
    return this.#private
  }

  get connected(): boolean {
    return this.#page !== undefined
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  get hasEnded(): boolean {
    return this.#ended
  }

  /** Turns that wait in the mailbox. */
  get queued(): number {
    return this.#mailbox.length
  }

  subscribe(topic: string): boolean {
    if (this.#ended || this.#subscriptions.has(topic)) return false
    this.#subscriptions.set(topic, this.pubsub.subscribe(topic, this.subscriber))
    return true
  }

  send(name: string, payload: unknown, afterMs: number): void {
    if (this.#ended) return
    if (afterMs <= 0) return this.subscriber(name, payload)
    const cancel = this.#host.clock.after(afterMs, () => {
      this.#timers.delete(cancel)
      this.subscriber(name, payload)
    })
    this.#timers.add(cancel)
  }

  unsubscribe(topic: string): void {
    this.#subscriptions.get(topic)?.()
    this.#subscriptions.delete(topic)
  }

  /**
   * Runs a turn of the mailbox and gives its result. Messages that arrive meanwhile wait.
   *
   * @throws whatever the turn throws
   */
  enter<Result>(turn: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#mailbox.post(() => turn().then(resolve, reject))
    })
  }

  /**
   * Runs the view's `mount` and takes its state. Call it in a turn, see {@link enter}.
   *
   * @throws whatever `private` or `mount` throws; the caller ends the instance
   */
  async mount(context: MountContext): Promise<void> {
    const { definition } = this.place.view
    if (definition.mount === undefined) {
      throw new TypeError(`The view \`${this.#name}\` has no \`mount\`: add \`mount() { … }\``)
    }
    this.#private = definition.private?.()
    this.#assigns = this.#guarded((await definition.mount(context)) as State)
    this.#mounted = true
  }

  /**
   * Connects the instance with its page. From here on state changes are sent.
   *
   * @param page id of the page run
   * @param handled number of the last event of this page run that is done with
   * @param sent the state that the page holds
   */
  connect(
    page: string,
    channel: PageChannel,
    { handled, sent }: { handled: number; sent: object },
  ): void {
    const outgoing = new Outgoing(channel, sent, 0)
    this.#page = { id: page, outgoing, channel, handled }
    this.resume()
  }

  /** Sends what has been held back, if the page can take it. */
  resume(): void {
    this.#page?.outgoing.resume(this.#assigns)
  }

  /** The page has applied everything up to `number`. */
  onSeen(number: number): void {
    this.#page?.outgoing.onSeen(number)
    this.resume()
  }

  /** Queues an event of the page. Numbers are checked when its turn comes. */
  onEvent(number: number, name: string, payload: unknown): void {
    this.#mailbox.post(() => this.#handleEvent(number, name, payload))
  }

  /** Queues the refusal of an event, so that answers keep the order of the events. */
  refuseEvent(number: number, code: ErrorCode, details?: unknown): void {
    this.#mailbox.post(() => {
      if (this.#isNext(number)) this.#answer({ event: number, failed: { code, details } })
    })
  }

  /** Ends the instance. Calls the view's `terminate` after the turn that runs; once, whatever happens. */
  end(reason: TerminateReason): void {
    if (this.#ended) return
    this.#ended = true
    this.#page = undefined
    for (const stop of this.#subscriptions.values()) stop()
    this.#subscriptions.clear()
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
    this.#mailbox.close()
    this.#abort.abort(new Error(`The live view has ended: ${reason}`))
    this.#host.onEnd(this)
    this.#terminate(reason)
  }

  #terminate(reason: TerminateReason): void {
    const { definition } = this.place.view
    // What was never mounted has nothing to clean up, and no state to do it with.
    if (definition.terminate === undefined || !this.#mounted) return
    const transaction = new Transaction(this)
    const runEffects = (): void => {
      for (const effect of transaction.commit()) effect()
    }
    const report = (error: unknown): void => this.#report(error, { callback: 'terminate' })
    try {
      const pending = definition.terminate(transaction as never, reason)
      if (!isPromiseLike(pending)) return runEffects()
      Promise.resolve(pending).then(runEffects).catch(report)
    } catch (error) {
      report(error)
    }
  }

  get #name(): string {
    return this.place.view.id ?? 'unnamed'
  }

  #report(error: unknown, place: Omit<ErrorPlace, 'view'>): void {
    this.#host.report(error, { view: this.#name, ...place })
  }

  #guarded(state: State): State {
    return this.#host.freezes ? deepFreeze(state) : state
  }

  #isNext(number: number): boolean {
    const page = this.#page
    if (page === undefined || number <= page.handled) return false
    if (number === page.handled + 1) return true
    page.channel.close(new LiveError('event-out-of-order', { expected: page.handled + 1, number }))
    return false
  }

  #handleEvent(number: number, name: string, payload: unknown): void | Promise<void> {
    if (!this.#isNext(number)) return
    const { definition } = this.place.view
    const handlers = definition.handleEvent ?? {}
    if (!Object.hasOwn(handlers, name)) {
      return this.#answer({ event: number, failed: { code: 'unknown-event', details: { name } } })
    }
    const handler = handlers[name] as Handler
    const schemas = definition.events ?? {}
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined
    const run = (parsed: ParsedPayload): void | Promise<void> =>
      this.#runEvent(number, name, handler, parsed)
    const fail = (error: unknown): void => this.#failEvent(number, name, error)
    let parsed: ReturnType<typeof parsePayload>
    try {
      parsed = parsePayload(schema, payload)
    } catch (error) {
      return fail(error)
    }
    return parsed instanceof Promise ? parsed.then(run, fail) : run(parsed)
  }

  #runEvent(
    number: number,
    name: string,
    handler: Handler,
    parsed: ParsedPayload,
  ): void | Promise<void> {
    if (parsed.issues !== undefined) {
      const details = { name, issues: parsed.issues }
      return this.#answer({ event: number, failed: { code: 'payload-invalid', details } })
    }
    const transaction = new Transaction(this, `${this.#page?.id}:${number}`)
    return this.#run(
      transaction,
      () => handler(transaction, parsed.value),
      (result) => this.#commit(transaction, { event: number, reply: encodeReply(result) }),
      (error) => this.#failEvent(number, name, error),
    )
  }

  #failEvent(number: number, name: string, error: unknown): void {
    this.#report(error, { callback: 'handleEvent', event: name })
    this.#answer({ event: number, failed: { code: 'handler-failed', details: { name } } })
  }

  #handleInfo(name: string, payload: unknown): void | Promise<void> {
    const handlers = this.place.view.definition.handleInfo ?? {}
    const fail = (error: unknown): void =>
      this.#report(error, { callback: 'handleInfo', event: name })
    if (!Object.hasOwn(handlers, name)) {
      return fail(new Error(`No \`handleInfo.${name}\`: the message is dropped`))
    }
    const handler = handlers[name] as Handler
    const transaction = new Transaction(this)
    return this.#run(
      transaction,
      () => handler(transaction, payload),
      () => this.#commit(transaction),
      fail,
    )
  }

  // Synchronous as long as the handler is: most are, and a promise costs a tenth of an event.
  #run(
    transaction: Transaction,
    handle: () => unknown,
    commit: (result: unknown) => void,
    fail: (error: unknown) => void,
  ): void | Promise<void> {
    const refuse = (error: unknown): void => {
      transaction.rollBack()
      if (!this.#ended) fail(error)
    }
    try {
      const result = handle()
      if (!isPromiseLike(result)) return commit(result)
      return Promise.resolve(result).then(commit).catch(refuse)
    } catch (error) {
      refuse(error)
    }
  }

  #commit(transaction: Transaction, answer?: Answer): void {
    if (this.#ended) return transaction.rollBack()
    const { assigns, pushes } = transaction
    for (const { name, payload } of pushes) encode(payload, `pushEvent.${name}`)
    const patch = this.#prepare(assigns)
    // From here on nothing throws: state, handled number and answer change together.
    const effects = transaction.commit()
    this.#assigns = this.#guarded(assigns)
    if (this.#page !== undefined) {
      if (answer !== undefined) this.#page.handled = answer.event
      this.#page.outgoing.flush(assigns, patch, { answer, pushes })
    }
    for (const effect of effects) effect()
  }

  // Throws for what may not cross the wire also while nobody is there to send it to: the page that
  // comes later must find a state that it can be sent.
  #prepare(assigns: State): Patch | undefined {
    if (this.#page !== undefined) return this.#page.outgoing.prepare(assigns, this.#assigns)
    diff(this.#assigns, assigns)
    return undefined
  }

  #answer(answer: Answer): void {
    if (this.#page === undefined) return
    this.#page.handled = answer.event
    this.#page.outgoing.flush(this.#assigns, this.#prepare(this.#assigns), { answer })
  }
}

function encodeReply(result: unknown): Answer['reply'] {
  return result === undefined ? undefined : encode(result, 'reply')
}
