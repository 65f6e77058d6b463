import { randomUUID } from 'node:crypto'
import { LiveError, limits, type ErrorCode } from '@livejsx/protocol'
import type {
  AsyncOutcome,
  ErrorOrigin,
  Load,
  MountContext,
  TerminateReason,
  ViewObject,
} from '@livejsx/view'
import { componentOf, type AsyncLoad } from '@livejsx/view/internal'
import { readAddress, searchOf, type AddressValues, type WrittenValues } from './address-values.ts'
import { AsyncTasks, isCancelled } from './async-tasks.ts'
import { AttachedHooks } from './attached-hooks.ts'
import type { Clock } from './clock.ts'
import { deepFreeze } from './deep-freeze.ts'
import { warnOfFreshProps } from './discovery/fresh-props.ts'
import { warnOfUnknownRow } from './discovery/unknown-row.ts'
import type { Pass } from './discovery/discover.ts'
import { nameOf, type Part, type Props, type State } from './discovery/part.ts'
import type { PageEvent } from './event-line.ts'
import type { FlashMessages } from './flash-cookie.ts'
import type { FormMessage } from './forms/form-message.ts'
import { Mailbox, type MailboxHost } from './mailbox.ts'
import { Outgoing, type OutgoingHost, type PageChannel } from './outgoing.ts'
import { PageEvents, type PageEventsHost } from './page-events.ts'
import { PartLife } from './part-life.ts'
import { isPromiseLike } from './promise-like.ts'
import type { PubSub, Subscriber } from './pubsub.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import type { Report } from './reporter.ts'
import type { InstanceStash, StashNews } from './stash/instance-stash.ts'
import { recoverNothing } from './stash/recover-nothing.ts'
import { stashPlaceOf } from './stash/stash-place.ts'
import { Scope } from './scope.ts'
import { updateTopic, type PartUpdate } from './send-update.ts'
import { isDeparture, splitLoads, Transaction, type Departure, type Push } from './transaction.ts'
import { Turns, type Turn, type TurnsHost } from './turns.ts'
import { ViewState } from './view-state.ts'

/** What an instance shares with the others of its server. */
export interface InstanceHost {
  readonly pubsub: PubSub
  readonly report: Report
  readonly clock: Clock
  /** Whether states are frozen, so that a change in place throws where it is made; and traps told. */
  readonly freezes: boolean
  /** Tells the author of a trap. */
  warn(text: string): void
  /** Seals flash messages for the next page of a session. */
  sealFlash(session: string, messages: FlashMessages): string
  /** Whether a view may show live components or nested views. */
  discovers(view: ViewObject): boolean
  /** Makes the stash of an instance; `undefined` = its view has none. */
  openStash(instance: Instance): InstanceStash | undefined
  /** Values of the route's segments for an address; `undefined` = another route answers it. */
  paramsOf(place: InstancePlace, url: URL): Record<string, string> | undefined
  /** Id of the view that answers an address in the live session of a place; `undefined` = none. */
  viewAt(place: InstancePlace, to: string): Promise<string | undefined>
  /** Makes and mounts a nested view; gives what its page needs to show it. Does not reject. */
  nest(parent: Instance, part: Part, props: Props): Promise<State>
  /** The connection of the page is lost, which may come back. */
  onLost(instance: Instance): void
  /** The page has another connection. */
  onBack(instance: Instance): void
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
  /** Pattern of the route that it answers; `undefined` = a nested or sticky view. */
  readonly route?: string | undefined
  /** The view around a nested one. */
  readonly parent?: Instance | undefined
  /** Props of a nested view. */
  readonly props?: unknown
  /** Id of a sticky view in its document. */
  readonly sticky?: string | undefined
  /** Name of a nested view among those of the view around. */
  readonly name?: string | undefined
}

/**
 * One live view at work: its state and its mailbox. Created by the HTTP render, or by a page that
 * found no instance waiting; adopted by the page's connection; ended exactly once.
 *
 * A server has thousands that wait for the next event. So it is the host of its organs itself, without
 * objects in between, and what few views need is made by its first use.
 */
export class Instance implements TurnsHost, PageEventsHost, OutgoingHost, MailboxHost {
  readonly id: string = randomUUID()
  readonly pubsub: PubSub
  readonly state: ViewState
  readonly hooks = new AttachedHooks()
  readonly turns = new Turns(this)
  /** What is kept of it; `undefined` = its view has no stash. */
  readonly stash: InstanceStash | undefined
  readonly #events = new PageEvents(this)
  readonly #host: InstanceHost
  readonly #mailbox = new Mailbox(this)
  #tasks: AsyncTasks | undefined
  #abort: AbortController | undefined
  #subscriber: Subscriber | undefined
  #subscriptions: Map<string, () => void> | undefined
  #timers: Set<() => void> | undefined
  /** Pushes that wait for the page. */
  #early: readonly Push[] = noPushes
  /** Work that starts when the page has joined. */
  #loads: readonly (() => void)[] = noLoads
  /** Time in ms that the HTML waits for work. */
  #waitMs = 0
  #remounts: RateLimit | undefined
  #place: InstancePlace
  #visit: Visit | undefined
  #private: unknown
  #mounted = false
  #endedBy: TerminateReason | undefined
  #page: ConnectedPage | undefined
  #isLeft = false

  constructor(place: InstancePlace, host: InstanceHost) {
    this.#place = place
    this.pubsub = host.pubsub
    this.#host = host
    this.state = new ViewState(place.view, host.freezes ? deepFreeze : unfrozen)
    this.stash = host.openStash(this)
  }

  /** Receives the messages of every topic that the instance subscribed to. */
  get subscriber(): Subscriber {
    return (this.#subscriber ??= (name, payload) => {
      this.#mailbox.post(() => this.#handleInfo(name, payload))
    })
  }

  get place(): InstancePlace {
    return this.#place
  }

  get assigns(): State {
    return this.state.assigns
  }

  get private(): unknown {
    return this.#private
  }

  get connected(): boolean {
    return this.#page !== undefined
  }

  get signal(): AbortSignal {
    this.#abort ??= new AbortController()
    if (this.#endedBy !== undefined) this.#abort.abort(endOf(this.#endedBy))
    return this.#abort.signal
  }

  get clock(): Clock {
    return this.#host.clock
  }

  get hasEnded(): boolean {
    return this.#endedBy !== undefined
  }

  /** The way to the page; `undefined` = none is connected. */
  get outgoing(): Outgoing | undefined {
    return this.#page?.outgoing
  }

  /** Whether the page has left: what it has sent before is still handled, and nobody is told. */
  get isLeft(): boolean {
    return this.#isLeft
  }

  /** Id of the page run; empty = no page is connected. */
  get page(): string {
    return this.#page?.id ?? ''
  }

  /** Turns that wait in the mailbox, and handlers at work beside it. */
  get queued(): number {
    return this.#mailbox.length + this.#events.beside
  }

  /** Whether the view may show live components or nested views. */
  get discovers(): boolean {
    return this.#host.discovers(this.#place.view)
  }

  post(turn: () => void | Promise<void>): void {
    this.#mailbox.post(turn)
  }

  /** Reports what application code threw, in a part if one is given. */
  report(error: unknown, origin: ErrorOrigin, part?: Part): void {
    const component = part === undefined || part.number === 0 ? {} : { component: nameOf(part) }
    this.#host.report(error, { view: this.#name, ...component, ...origin })
  }

  /** Seals flash messages for the next page of the session. */
  sealFlash(messages: State): string {
    return this.#host.sealFlash(this.#place.session, messages as FlashMessages)
  }

  /** Where the page is sent, if that was said before there was a page to tell. */
  get redirect(): Departure | undefined {
    return this.#early.find(isDeparture)
  }

  /** Where the page is sent, or what address it gets, if that was said before there was a page to tell. */
  get moved(): Pick<Departure, 'to' | 'flash'> | undefined {
    return this.redirect ?? this.#early.findLast((push) => push.to !== undefined)
  }

  /** Looks for parts once more: a definition was swapped. */
  rediscover(): void {
    if (this.#mounted && this.discovers) this.#mailbox.post(() => this.turns.rediscover())
  }

  createPartLife(): PartLife {
    return new PartLife(this)
  }

  subscribe(topic: string): boolean {
    return !this.hasEnded && this.#subscribe(topic, this.subscriber)
  }

  unsubscribe(topic: string): void {
    this.#subscriptions?.get(topic)?.()
    this.#subscriptions?.delete(topic)
  }

  #subscribe(topic: string, subscriber: Subscriber): boolean {
    this.#subscriptions ??= new Map()
    if (this.#subscriptions.has(topic)) return false
    this.#subscriptions.set(topic, this.pubsub.subscribe(topic, subscriber))
    return true
  }

  send(name: string, payload: unknown, afterMs: number): void {
    if (this.hasEnded) return
    if (afterMs <= 0) return this.subscriber(name, payload)
    const cancel = this.clock.after(afterMs, () => {
      this.#timers?.delete(cancel)
      this.subscriber(name, payload)
    })
    this.#stopAtEnd(cancel)
  }

  #stopAtEnd(cancel: () => void): void {
    this.#timers ??= new Set()
    this.#timers.add(cancel)
  }

  /** Runs `update` of a component of a view, this one without a name. */
  sendUpdate(component: object, id: string, props: object, view = this.id): void {
    const { id: name = '' } = componentOf(component) ?? {}
    this.pubsub.broadcast(updateTopic(view), 'update', { component: name, id, props })
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
   * @param context what the mount hooks have got; `mount` gets the same
   * @param read what the view's schemas have made of its address
   * @throws whatever `private`, `mount`, `handleParams` or the mount of a part throws; the caller
   * ends the instance
   */
  async mount(context: MountContext, read: AddressValues): Promise<void> {
    const { definition } = this.#place.view
    if (definition.mount === undefined) {
      throw new TypeError(`The view \`${this.#name}\` has no \`mount\`: add \`mount() { … }\``)
    }
    const { params, search, session, url, connected } = context
    // Where the visitor comes from is for `mount` alone, and not kept; the rest is for parts.
    const values = this.discovers ? { params, search, session } : {}
    this.#visit = { url: url.href, connected, ...values }
    this.#private = definition.private?.()
    const { values: assigns, loads } = splitLoads(
      (await definition.mount(Object.assign(context, read))) as State,
    )
    this.state.apply({ assigns })
    this.#mounted = true
    // What was begun meanwhile is cleaned up now.
    if (this.#endedBy !== undefined) {
      this.#terminate(this.#endedBy)
      throw new LiveError('left')
    }
    for (const [key, load] of loads) this.loadLater(this.state.parts.root, key, load)
    if (this.#place.route === undefined) await this.turns.discover(assigns)
    else await this.#mountParams({ params, search, url }, read)
  }

  /** Address of the page that the instance was mounted for. */
  get mountUrl(): URL {
    return this.#urlOf(this.#visit?.url ?? this.#place.url)
  }

  /** What a part's `mount` finds; headers and the like are the view's own. */
  mountContext(part: Part, props: unknown, url = this.mountUrl): MountContext {
    const { params = {}, search = {}, session = {}, connected = false } = this.#visit ?? {}
    return {
      params,
      search,
      session,
      url,
      connected: this.connected || connected,
      connectInfo: nowhere,
      props,
      signal: this.signal,
      subscribe: (topic) => void this.subscribe(topic),
      recover: recoverNothing,
      attachHook: (stage, name, hook) => this.hooks.attach(part, stage, name, hook as never),
    }
  }

  /** A part of the instance as its handlers reach it. */
  scope(part: Part, assigns?: State, props?: Props): Scope {
    return new Scope(this, part, assigns, props)
  }

  /** Tells in development of props that are equal in value, but new in every render. */
  checkProps(part: Part, props: Props): void {
    if (this.#host.freezes) warnOfFreshProps(part, props, this.#host.warn)
  }

  /** Tells in development of a row of a stream that may be without its live components. */
  checkRow(part: Part): void {
    if (this.#host.freezes) warnOfUnknownRow(part, this.#host.warn)
  }

  /** Makes the instance of a nested view, for a part that shows it. */
  mountNested(part: Part, props: Props): Promise<State> {
    return this.#host.nest(this, part, props)
  }

  /** Starts work for an assign: at once if the page is there or the HTML waits for it, else later. */
  loadLater(part: Part, key: string, { load, waitMs }: AsyncLoad): void {
    const start = (): void => this.startAsync(part, key, load, key)
    this.#waitMs = Math.max(this.#waitMs, waitMs)
    if (waitMs > 0 || this.connected || this.#visit?.connected === true) return start()
    this.#loads = [...this.#loads, start]
  }

  /** Resolves when the work that the HTML waits for is done, or its time is over. */
  async loaded(): Promise<void> {
    const tasks = this.#tasks
    if (this.#waitMs === 0 || tasks === undefined) return
    let cancel = (): void => undefined
    const late = new Promise<void>((resolve) => {
      cancel = this.clock.after(this.#waitMs, resolve)
    })
    await Promise.race([tasks.idle(), late])
    cancel()
    // Results that have come are turns of their own. An instance that has ended takes no more.
    if (!this.hasEnded) await this.enter(() => Promise.resolve())
  }

  /** Starts work beside the mailbox; its outcome is a turn. */
  startAsync(part: Part, name: string, load: Load<unknown>, key: string | undefined): void {
    const isGone = part.number > 0 && this.state.parts.at(part.number) !== part
    if (this.hasEnded || isGone) return
    this.#tasks ??= new AsyncTasks()
    this.#tasks.start(part, name, load, (outcome) =>
      this.#mailbox.post(() =>
        key === undefined
          ? this.#handleAsync(part, name, outcome)
          : this.#handleLoaded(part, key, outcome),
      ),
    )
  }

  cancelAsync(part: Part, name: string): void {
    this.#tasks?.cancel(part, name)
  }

  takeRemount(): number {
    this.#remounts ??= createRateLimit(remountRate, this.clock)
    return this.#remounts.take()
  }

  /** Whether an address is one of the view's route. A nested view has none. */
  isOwnAddress(to: string): boolean {
    return this.#paramsOf(this.#urlOf(to)) !== undefined
  }

  /** Id of the view that answers an address, if the page can go there without loading a document. */
  viewAt(to: string): Promise<string | undefined> {
    return this.#host.viewAt(this.#place, to)
  }

  /** Runs `handleParams` for an address that the view gives the page, in a turn of its own. */
  followAddress(to: string): void {
    this.#mailbox.post(() => this.showAddress(to))
  }

  /**
   * Runs `handleParams` for an address that the page has got. What another route answers is not this
   * view's.
   */
  async showAddress(to: string, asked: Pick<Turn, 'answer' | 'onFail'> = {}): Promise<void> {
    const url = this.#urlOf(to)
    const params = this.#paramsOf(url)
    if (params === undefined) return
    this.#moveTo(url)
    await this.#runParams({ params, search: searchOf(url), url }, asked)
  }

  /**
   * Connects the instance with its page, which holds the state that was marked as sent. From here on
   * state changes are sent.
   *
   * @param page id of the page run
   * @param handled number of the last event of this page run that is done with
   * @param attempt count of its joins
   */
  connect(page: string, channel: PageChannel, handled: number, attempt = 0): void {
    const outgoing = new Outgoing(channel, this.state, this)
    this.#page = { id: page, outgoing, channel, received: handled, attempt }
    const [pushes, loads] = [this.#early, this.#loads]
    this.#early = noPushes
    this.#loads = noLoads
    outgoing.flush(this.state.diff(), { pushes })
    for (const start of loads) start()
    this.stash?.connect(page, handled)
  }

  /** Count of the joins of the page run, up to the newest that was answered. */
  get attempt(): number {
    return this.#page?.attempt ?? 0
  }

  /** Number of the last event that the page run has sent, 0 = none. */
  get received(): number {
    return this.#page?.received ?? 0
  }

  /**
   * Goes on with its page on another connection, in place of the one that it may still have.
   *
   * @param seen number of the last message that the page has applied
   * @param holdsState whether the page was just given the whole state
   * @param attempt count of its joins
   */
  reconnect(channel: PageChannel, seen: number, holdsState: boolean, attempt: number): void {
    const page = this.#page
    if (page === undefined) return
    page.channel?.end('superseded')
    page.channel = channel
    page.attempt = attempt
    this.#host.onBack(this)
    page.outgoing.attach(channel, seen, holdsState)
    this.stash?.attach()
  }

  /** A connection is lost. If it is that of the page, the instance goes on without, for a time. */
  disconnect(channel: PageChannel): void {
    if (this.#page?.channel !== channel) return
    this.#page.channel = undefined
    this.#page.outgoing.detach()
    this.stash?.detach()
    this.#host.onLost(this)
  }

  /** Tells the page of its stash, if it is connected. */
  tell([name, , ...rest]: StashNews): void {
    const channel = this.#isLeft ? undefined : this.#page?.channel
    channel?.send([name, channel.view, ...rest] as unknown as StashNews)
  }

  /** Another instance goes on in place of this one. */
  supersede(): void {
    this.#page?.channel?.end('superseded')
    this.end('lost')
  }

  /** Keeps pushes for the page that is still to come: as many as may wait for one that is slow. */
  keepPushes(pushes: readonly Push[]): void {
    const room = limits.maxPendingPushes - this.#early.length
    this.#early = [...this.#early, ...pushes.slice(0, room)]
  }

  /** Sends what has been held back, if the page can take it. */
  resume(): void {
    this.#page?.outgoing.resume()
  }

  /** The page has applied everything up to `number`. */
  onSeen(number: number): void {
    this.#page?.outgoing.onSeen(number)
    this.resume()
  }

  /** Queues an event of the page for the view (part 0) or one of its parts. */
  onEvent(event: PageEvent): void {
    if (!this.#isNext(event.number)) return
    this.#events.add(event)
  }

  /** Handles a form that came without a connection. @param onRefused told why nothing of it was kept */
  submit(
    part: Part,
    form: FormMessage,
    onRefused: (code: ErrorCode, details: unknown) => void,
  ): Promise<void> {
    return this.#events.submit(part, form, onRefused)
  }

  /** Queues the refusal of an event, so that answers keep the order of the events. */
  refuseEvent(number: number, code: ErrorCode, details?: unknown): void {
    if (this.#isNext(number)) this.#mailbox.post(() => this.turns.refuse(number, code, details))
  }

  /** Resolves when what has come so far is handled, answered and kept, but for what runs beside the others. */
  async settled(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.hasEnded) return resolve()
      this.signal.addEventListener('abort', () => resolve(), { once: true })
      this.#mailbox.post(resolve)
    })
    if (!this.hasEnded) await this.stash?.settled()
  }

  /** The page has left. What it sent before is handled first, if that does not take too long. */
  leave(): void {
    this.#isLeft = true
    this.stash?.detach()
    this.#page?.outgoing.silence()
    const end = (): void => this.end('left')
    this.#stopAtEnd(this.clock.after(leavingMs, end))
    this.#mailbox.post(end)
  }

  /** Ends the instance. Calls the view's `terminate` after the turn that runs; once, whatever happens. */
  end(reason: TerminateReason): void {
    if (this.hasEnded) return
    if (reason === 'left' || reason === 'lost' || reason === 'evicted') this.stash?.part()
    this.#endedBy = reason
    const page = this.#page
    this.#page = undefined
    for (const stop of this.#subscriptions?.values() ?? []) stop()
    this.#subscriptions?.clear()
    for (const cancel of this.#timers ?? []) cancel()
    this.#timers?.clear()
    this.#loads = noLoads
    this.stash?.end()
    this.#tasks?.stop()
    this.#mailbox.close()
    this.#abort?.abort(endOf(reason))
    for (const { nested } of this.state.parts.values()) nested?.end(reason)
    this.#host.onEnd(this)
    this.#terminate(reason)
    if (reason === 'crashed') page?.channel?.end('failed')
  }

  #terminate(reason: TerminateReason): void {
    const { definition } = this.#place.view
    // What was never mounted has nothing to clean up, and no state to do it with.
    if (definition.terminate === undefined || !this.#mounted) return
    const transaction = new Transaction(this.scope(this.state.parts.root))
    const runEffects = (): void => {
      for (const effect of transaction.take().effects) effect()
      transaction.close()
    }
    const report = (error: unknown): void => this.report(error, { callback: 'terminate' })
    try {
      const pending = definition.terminate(transaction as never, reason)
      if (!isPromiseLike(pending)) return runEffects()
      Promise.resolve(pending).then(runEffects).catch(report)
    } catch (error) {
      report(error)
    }
  }

  get #name(): string {
    return this.#place.view.id ?? 'unnamed'
  }

  #isNext(number: number): boolean {
    const page = this.#page
    if (page === undefined || number <= page.received) return false
    if (number !== page.received + 1) {
      const expected = page.received + 1
      page.channel?.close(new LiveError('event-out-of-order', { expected, number }))
      return false
    }
    page.received = number
    return true
  }

  #handleInfo(name: string, payload: unknown): void | Promise<void> {
    const { handleInfo = {} } = this.#place.view.definition
    const turn = this.turns.begin(this.state.parts.root, 'handleInfo', name)
    return this.turns.run(turn, () =>
      this.turns.hooked('info', turn, [name, payload], () => {
        if (Object.hasOwn(handleInfo, name)) {
          return handleInfo[name]?.(turn.transaction as never, payload as never)
        }
        const error = new Error(`No \`handleInfo.${name}\`: the message is dropped`)
        return this.report(error, turn.origin)
      }),
    )
  }

  #handleAsync(part: Part, name: string, outcome: AsyncOutcome): void | Promise<void> {
    const { handleAsync = {} } = part.object.definition
    const turn = this.turns.begin(part, 'handleAsync', name)
    return this.turns.run(turn, () =>
      this.turns.hooked('async', turn, [name, outcome], () => {
        if (Object.hasOwn(handleAsync, name)) {
          return handleAsync[name]?.(turn.transaction as never, outcome)
        }
        if (outcome.ok || isCancelled(outcome.error)) return undefined
        return this.report(outcome.error, { callback: 'startAsync', event: name })
      }),
    )
  }

  #handleLoaded(part: Part, key: string, outcome: AsyncOutcome): void | Promise<void> {
    const turn = this.turns.begin(part, 'assignAsync', key)
    const fail = ({ transaction }: Turn): void =>
      transaction.update(key, (value) => {
        return { ...(value as object), loading: false, error: { message: failedToLoad } }
      })
    if (!outcome.ok) {
      if (!isCancelled(outcome.error)) this.report(outcome.error, turn.origin)
      return this.turns.run(turn, () => fail(turn))
    }
    // A result that cannot be sent is a failure too.
    const onFail = (): void => {
      const again = this.turns.begin(part, 'assignAsync', key)
      void this.turns.run(again, () => fail(again))
    }
    const { result } = outcome
    return this.turns.run({ ...turn, onFail }, () =>
      turn.transaction.assign({ [key]: { loading: false, ok: true, result } }),
    )
  }

  /** Runs `update` of a component with some props changed. */
  #handleUpdate({ component, id, props }: PartUpdate): void | Promise<void> {
    const part = this.state.parts.named(component, id)
    const update = part?.object.definition.update
    if (part === undefined || update === undefined) return
    const previous = part.props
    const transaction = new Transaction(this.scope(part, undefined, { ...previous, ...props }))
    const turn: Turn = { part, transaction, origin: { callback: 'update', event: component } }
    return this.turns.run(turn, () => update(transaction as never, previous as never))
  }

  #urlOf(to: string): URL {
    return new URL(to, this.#visit?.url ?? 'http://localhost')
  }

  #paramsOf(url: URL): Record<string, string> | undefined {
    return this.#host.paramsOf(this.#place, url)
  }

  async #mountParams(written: WrittenValues, read: AddressValues): Promise<void> {
    if (this.#place.view.definition.handleParams !== undefined) {
      const thrown: unknown[] = []
      const asked = { onFail: (error: unknown) => void thrown.push(error) }
      await this.#runParams(written, asked, () => read)
      if (thrown.length > 0) throw thrown[0]
    }
    // If nothing was changed, nobody has looked for parts yet.
    if (this.state.parts.size === 0) await this.turns.discover(this.assigns)
  }

  #runParams(
    written: WrittenValues,
    asked: Pick<Turn, 'answer' | 'onFail'>,
    read?: () => AddressValues,
  ): void | Promise<void> {
    const turn: Turn = { ...this.turns.begin(this.state.parts.root, 'handleParams'), ...asked }
    return this.turns.run(turn, () => {
      // Messages belong to the address at which they were put.
      if (asked.answer !== undefined) turn.transaction.clearFlash()
      return this.#handleParams(turn, written, read)
    })
  }

  followWithin(turn: Turn, to: string): unknown {
    const url = this.#urlOf(to)
    const params = this.#paramsOf(url)
    if (params === undefined) return undefined
    turn.transaction.afterCommit(() => this.#moveTo(url))
    return this.#handleParams(turn, { params, search: searchOf(url), url })
  }

  #handleParams(
    turn: Turn,
    written: WrittenValues,
    read: () => ReturnType<typeof readAddress> = () => readAddress(this.#place.view, written),
  ): unknown {
    const { handleParams } = this.#place.view.definition
    const handle = ({ params, search }: AddressValues): unknown =>
      this.turns.hooked('params', turn, ['params', written.params], () =>
        handleParams?.(turn.transaction as never, params as never, written.url, search as never),
      )
    const values = read()
    return isPromiseLike(values) ? values.then(handle) : handle(values)
  }

  #moveTo({ pathname, search }: URL): void {
    const before = stashPlaceOf(this.#place)
    this.#place = { ...this.#place, url: pathname + search }
    if (stashPlaceOf(this.#place) !== before) this.stash?.moved()
  }

  checkStash(assigns: State): void {
    this.stash?.check(assigns)
  }

  onCommit(): void {
    this.stash?.changed()
  }

  onVoid(number: number): void {
    this.stash?.handled(number)
    this.stash?.changed()
  }

  onParts(pass: Pass): void {
    for (const part of pass.removed) {
      this.#tasks?.stop(part)
      this.hooks.forget(part)
      part.nested?.end('left')
    }
    if (pass.created.size === 0) return
    this.#subscribe(updateTopic(this.id), (_name, payload) => {
      this.#mailbox.post(() => this.#handleUpdate(payload as PartUpdate))
    })
  }

  onFull(): void {
    this.end('evicted')
  }

  onAnswered(event: number): void {
    this.stash?.handled(event)
  }

  onTurnError(error: unknown): void {
    this.report(error, { callback: 'mailbox' })
  }
}

/** What is kept of the page that an instance was mounted for; what parts find in their `mount`. */
interface Visit extends Partial<Pick<MountContext, 'params' | 'search' | 'session'>> {
  readonly url: string
  readonly connected: boolean
}

/** The page of an instance, which may have lost its connection. */
interface ConnectedPage {
  /** Of the page run. */
  readonly id: string
  readonly outgoing: Outgoing
  channel: PageChannel | undefined
  /** Number of the last event. */
  received: number
  attempt: number
}

const noPushes: readonly Push[] = []
const noLoads: readonly (() => void)[] = []

function unfrozen(state: State): State {
  return state
}

/** Why the signal of an instance is aborted. */
function endOf(reason: TerminateReason): Error {
  return new Error(`The live view has ended: ${reason}`)
}

/** Time in ms that handlers have to end in when their page has left. */
const leavingMs = 5_000

const nowhere: MountContext['connectInfo'] = Object.freeze({
  ip: undefined,
  userAgent: undefined,
  headers: {},
  params: undefined,
})

/** A page asks for a nested view again after it has failed: three times a minute, if it means well. */
const remountRate = { perSecond: 1, burst: 16 }

/** No text of an exception crosses the wire. */
const failedToLoad = 'It could not be loaded.'
