import { isLocalPath, isWebAddress, windowEvents } from '@livejsx/protocol'
import type {
  HookResult,
  HookStage,
  JsCommand,
  LiveSocket,
  Load,
  MaybePromise,
} from '@livejsx/view'
import { AsyncLoad, isLiveValue } from '@livejsx/view/internal'
import { create } from 'mutative'
import type { State } from './discovery/part.ts'
import { dataOf, handled, type LiveBinding } from './live-values.ts'
import type { PubSub, Subscriber } from './pubsub.ts'

const none: readonly never[] = []
const reserved: ReadonlySet<string> = new Set(windowEvents)

/** A function that an author attached to a running view. */
export type AttachedHook = (socket: never, name: string, value: unknown) => MaybePromise<HookResult>

/** What a transaction needs of the instance, and of the part of it, that it changes. */
export interface Transacted {
  readonly id: string
  readonly connected: boolean
  readonly signal: AbortSignal
  readonly assigns: State
  readonly flash: State
  readonly private: unknown
  readonly props: unknown
  readonly pubsub: PubSub
  readonly subscriber: Subscriber
  /** Returns `false` when the topic was subscribed to already. */
  subscribe(topic: string): boolean
  unsubscribe(topic: string): void
  /** Delivers a message to the instance itself, after so many ms. */
  send(name: string, payload: unknown, afterMs: number): void
  /** Delivers a message to the view around. */
  sendParent(name: string, payload: unknown): void
  /** Runs `update` of a component of a view, this one without a name. */
  sendUpdate(component: object, id: string, props: object, view: string | undefined): void
  /** Starts work; `key` = the assign that it is for, `undefined` = it is for `handleAsync`. */
  startAsync(name: string, load: Load<unknown>, key: string | undefined): void
  cancelAsync(name: string): void
  /** Whether an address is one of the view's route. */
  isOwnAddress(to: string): boolean
  /** Seals flash messages for the next page. */
  sealFlash(messages: State): string
  /** Runs `handleParams` for such an address. */
  followAddress(to: string): void
  /** @throws Error when a hook of that stage and name is attached */
  attachHook(stage: HookStage, name: string, hook: AttachedHook): void
  detachHook(stage: HookStage, name: string): void
  /** Writes the stash. @throws TypeError when there is none */
  stash(): void
  /** Forgets the stash. @throws TypeError when there is none */
  resetStash(): void
  /** @throws TypeError when there is no stash to be written or forgotten */
  checkStash(method: string): void
}

/** What a turn sends beside the state: a push for hooks, or a new address. */
export type Push =
  | {
      readonly name: string
      readonly payload: unknown
      readonly to?: undefined
    }
  | { readonly to: string; readonly step: 'push' | 'replace' }
  | Departure

/** Sends the page to another view, or to another document. */
export interface Departure {
  readonly to: string
  readonly step: 'load' | 'navigate'
  /** Whether the page's address takes the place of the present one in the history. */
  readonly replace?: boolean | undefined
  /** Sealed flash messages for the page there. */
  readonly flash?: string | undefined
}

/** Whether a push takes the page away from its view. */
export function isDeparture(push: Push): push is Departure {
  return push.to !== undefined && (push.step === 'load' || push.step === 'navigate')
}

/** What a handler left behind, to be made true at once or not at all. */
export interface Outcome {
  /** New assigns; `undefined` = as they were. */
  readonly assigns: State | undefined
  /** New flash messages; `undefined` = as they were. */
  readonly flash: State | undefined
  readonly pushes: readonly Push[]
  /** To be run after the commit. */
  readonly effects: readonly (() => void)[]
}

/**
 * One handler's view of its part of an instance: a working copy of the assigns, and effects that
 * wait for the commit. Nothing of it is seen when the handler throws.
 */
export class Transaction implements LiveSocket<Record<string, unknown>, unknown> {
  readonly eventId: string | undefined
  readonly #scope: Transacted
  #working: State | undefined
  /** The changes one by one, to be made again on a newer state; `undefined` = nobody asks for that. */
  #changes: ((assigns: State) => State)[] | undefined
  #flash: State | undefined
  #ended: string | undefined
  #abort: AbortController | undefined
  #signal: AbortSignal | undefined
  #calledOff = false
  // Lists are made by the first of each: most handlers have none.
  #effects: (() => void)[] | undefined
  /** Takes back what was done at once. */
  #undo: (() => void)[] | undefined
  #pushes: Push[] | undefined
  #departure: Departure | undefined
  /** Where the view is from now on, as long as `handleParams` has not run for it. */
  #address: string | undefined
  /** The assigns as the handler sees them, and what they were made of. */
  #seen: { readonly state: State; readonly assigns: State } | undefined

  /** @param replays whether other handlers may change the state meanwhile */
  constructor(scope: Transacted, eventId?: string, replays = false) {
    this.#scope = scope
    this.eventId = eventId
    if (replays) this.#changes = []
  }

  get id(): string {
    return this.#scope.id
  }

  get connected(): boolean {
    return this.#scope.connected
  }

  get signal(): AbortSignal {
    if (this.eventId === undefined) return this.#scope.signal
    this.#abort ??= new AbortController()
    this.#signal ??= AbortSignal.any([this.#scope.signal, this.#abort.signal])
    return this.#signal
  }

  get assigns(): State {
    const state = this.#data
    if (this.#seen?.state !== state) {
      const bind = (key: string): LiveBinding => new Binding(this, key)
      this.#seen = { state, assigns: handled(state, this.#seen?.assigns, bind) }
    }
    return this.#seen.assigns
  }

  get private(): unknown {
    return this.#scope.private
  }

  get props(): unknown {
    return this.#scope.props
  }

  assign(patch: Partial<Record<string, unknown>>): void {
    this.#check('assign')
    const values = this.#started(patch)
    this.#change((assigns) => ({ ...assigns, ...values }))
  }

  update(key: string, change: (value: unknown) => unknown): void {
    this.#check('update')
    if (isLiveValue(this.#data[key])) {
      throw new TypeError(
        `\`socket.update('${key}', …)\`: that is a live value, which changes by its own methods: call those of \`socket.assigns.${key}\``,
      )
    }
    this.updateData(key, change)
  }

  /** Gives the data of one assign, of which {@link assigns} makes what handlers see. */
  dataAt(key: string): unknown {
    return this.#data[key]
  }

  /** Sets one assign from its data, that of a live value included. */
  updateData(key: string, change: (data: unknown) => unknown): void {
    this.#change((assigns) => ({ ...assigns, [key]: dataOf(change(assigns[key])) }))
  }

  /** Changes the data of a live value, by a method of its handle. */
  updateLive(key: string, change: (data: unknown) => unknown): void {
    this.#check('assign')
    this.updateData(key, change)
  }

  produce(change: (draft: Record<string, unknown>) => void): void {
    this.#check('produce')
    this.#change((assigns) => create(assigns as never, (draft) => void change(draft)))
  }

  assignAsync(
    key: string,
    load: Load<unknown>,
    { reset = false }: { readonly reset?: boolean } = {},
  ): void {
    this.#check('assignAsync')
    this.#change((assigns) => {
      const last = reset ? { ok: false } : (assigns[key] as object | undefined)
      return { ...assigns, [key]: { ok: false, ...last, loading: true } }
    })
    this.afterCommit(() => this.#scope.startAsync(key, load, key))
  }

  startAsync(name: string, load: Load<unknown>): void {
    this.#check('startAsync')
    this.afterCommit(() => this.#scope.startAsync(name, load, undefined))
  }

  cancelAsync(name: string): void {
    this.#check('cancelAsync')
    this.afterCommit(() => this.#scope.cancelAsync(name))
  }

  send(name: string, payload?: unknown, { after = 0 }: { readonly after?: number } = {}): void {
    this.#check('send')
    this.afterCommit(() => this.#scope.send(name, payload, after))
  }

  sendParent(name: string, payload?: unknown): void {
    this.#check('sendParent')
    this.afterCommit(() => this.#scope.sendParent(name, payload))
  }

  sendUpdate(
    component: object,
    id: string,
    props: object,
    { view }: { readonly view?: string } = {},
  ): void {
    this.#check('sendUpdate')
    this.afterCommit(() => this.#scope.sendUpdate(component, id, props, view))
  }

  pushEvent(name: string, payload?: unknown): void {
    this.#check('pushEvent')
    if (reserved.has(name)) {
      throw new TypeError(
        `\`socket.pushEvent('${name}', …)\`: \`live:${name}\` is a window event of the client's own; choose another name`,
      )
    }
    this.#push({ name, payload })
  }

  exec(commands: JsCommand | readonly JsCommand[]): void {
    this.#check('exec')
    const payload = [commands].flat().map(({ command, isLocal }: Partial<JsCommand>) => {
      if (command !== undefined && isLocal === false) return command
      throw new TypeError(
        command === undefined
          ? '`socket.exec` takes commands of `js`; give several of them in an array'
          : `\`socket.exec(js.${command[0]}(…))\`: here is no element of an event; say by a selector what it works on`,
      )
    })
    this.#push({ name: 'exec', payload })
  }

  pushPatch(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
    this.#check('pushPatch')
    if (!isLocalPath(to)) {
      throw new TypeError(
        `\`socket.pushPatch('${to}')\`: that is no path of this site; give one like "/users?page=2"`,
      )
    }
    if (!this.#scope.isOwnAddress(to)) {
      throw new TypeError(
        `\`socket.pushPatch('${to}')\`: this view's route does not answer that address; go there by a link`,
      )
    }
    this.#push({ to, step: replace ? 'replace' : 'push' })
    this.#address = to
  }

  redirect(to: string, { external = false }: { readonly external?: boolean } = {}): void {
    this.#check('redirect')
    if (external ? !isWebAddress(to) : !isLocalPath(to)) {
      throw new TypeError(
        external
          ? `\`socket.redirect('${to}')\`: that is no address of the web; give one like "https://example.org/"`
          : `\`socket.redirect('${to}')\`: that is no path of this site; give one like "/users", or say \`{ external: true }\``,
      )
    }
    // In ASCII, as a header has to be.
    this.#departure = { to: external ? new URL(to).href : to, step: 'load' }
  }

  pushNavigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
    this.#check('pushNavigate')
    if (!isLocalPath(to)) {
      throw new TypeError(
        `\`socket.pushNavigate('${to}')\`: that is no path of this site; give one like "/users", or use \`socket.redirect\` with \`{ external: true }\``,
      )
    }
    this.#departure = { to, step: 'navigate', replace }
  }

  putFlash(kind: string, text: string): void {
    this.#check('putFlash')
    this.#flash = { ...this.#messages, [kind]: text }
  }

  clearFlash(kind?: string): void {
    this.#check('clearFlash')
    const kinds = Object.keys(this.#messages)
    const rest = kind === undefined ? [] : kinds.filter((each) => each !== kind)
    if (rest.length === kinds.length) return
    this.#flash = Object.fromEntries(rest.map((each) => [each, this.#messages[each]]))
  }

  subscribe(topic: string): void {
    this.#check('subscribe')
    // At once, not at the commit: a message published while an async handler runs must not be missed.
    if (this.#scope.subscribe(topic)) this.#undoBy(() => this.#scope.unsubscribe(topic))
  }

  unsubscribe(topic: string): void {
    this.#check('unsubscribe')
    this.afterCommit(() => this.#scope.unsubscribe(topic))
  }

  broadcast(topic: string, name: string, payload?: unknown): void {
    this.#check('broadcast')
    this.afterCommit(() => this.#scope.pubsub.broadcast(topic, name, payload))
  }

  broadcastFrom(topic: string, name: string, payload?: unknown): void {
    this.#check('broadcastFrom')
    const { pubsub, subscriber } = this.#scope
    this.afterCommit(() => pubsub.broadcast(topic, name, payload, subscriber))
  }

  attachHook(stage: HookStage, name: string, hook: AttachedHook): void {
    this.#check('attachHook')
    // At once: a name that is taken must fail the handler.
    this.#scope.attachHook(stage, name, hook)
    this.#undoBy(() => this.#scope.detachHook(stage, name))
  }

  detachHook(stage: HookStage, name: string): void {
    this.#check('detachHook')
    this.afterCommit(() => this.#scope.detachHook(stage, name))
  }

  stash(): void {
    this.#check('stash')
    this.#scope.checkStash('stash')
    this.afterCommit(() => this.#scope.stash())
  }

  resetStash(): void {
    this.#check('resetStash')
    this.#scope.checkStash('resetStash')
    this.afterCommit(() => this.#scope.resetStash())
  }

  /** Whether assigns were set since the last commit. */
  get isChanged(): boolean {
    return this.#working !== undefined
  }

  /** Whether the handler has ended. */
  get isClosed(): boolean {
    return this.#ended !== undefined
  }

  /** Whether what the handler does is not wanted any more. */
  get isCalledOff(): boolean {
    return this.#calledOff
  }

  /** Makes the changes again on the state as it is now: for handlers that ran beside others. */
  rebase(): void {
    if (this.#changes === undefined || this.#changes.length === 0) return
    this.#working = this.#changes.reduce((assigns, change) => change(assigns), this.#scope.assigns)
  }

  /** Gives the address for which `handleParams` is to run in this transaction; `undefined` = none. */
  takeAddress(): string | undefined {
    const to = this.#address
    this.#address = undefined
    return to
  }

  /** Does something when the transaction is committed, and nothing when it is not. */
  afterCommit(effect: () => void): void {
    this.#effects ??= []
    this.#effects.push(effect)
  }

  /** Returns what was done since the last call; the handler may go on. */
  take(): Outcome {
    const to = this.takeAddress()
    if (to !== undefined) this.afterCommit(() => this.#scope.followAddress(to))
    if (this.#departure !== undefined) {
      const flash = this.#flash === undefined ? undefined : this.#scope.sealFlash(this.#flash)
      this.#push({ ...this.#departure, flash })
      // They are shown there, and not twice.
      this.#departure = this.#flash = undefined
    }
    const outcome = {
      assigns: this.#working,
      flash: this.#flash,
      pushes: this.#pushes ?? none,
      effects: this.#effects ?? none,
    }
    this.#working = this.#flash = this.#pushes = this.#effects = undefined
    if (this.#changes !== undefined) this.#changes = []
    return outcome
  }

  /** Lets nothing more be done: the handler has ended. */
  close(): void {
    this.#ended ??= 'its handler had ended'
  }

  /** Takes back what is not committed. @param why told when the handler goes on all the same */
  rollBack(why = 'its handler had ended'): void {
    this.#ended ??= why
    this.#calledOff = true
    for (const undo of this.#undo ?? []) undo()
    this.#abort?.abort(new Error(`The handler was called off: ${why}`))
  }

  #push(push: Push): void {
    this.#pushes ??= []
    this.#pushes.push(push)
  }

  #undoBy(undo: () => void): void {
    this.#undo ??= []
    this.#undo.push(undo)
  }

  get #messages(): State {
    return this.#flash ?? this.#scope.flash
  }

  get #data(): State {
    return this.#working ?? this.#scope.assigns
  }

  #change(change: (assigns: State) => State): void {
    this.#working = change(this.#data)
    this.#changes?.push(change)
  }

  /** Starts what was assigned as `loadAsync(…)`, and returns what is shown meanwhile. */
  #started(patch: Partial<Record<string, unknown>>): Partial<Record<string, unknown>> {
    const { values, loads } = splitLoads(patch)
    for (const [key, { load }] of loads) {
      this.afterCommit(() => this.#scope.startAsync(key, load, key))
    }
    return values
  }

  #check(method: string): void {
    if (this.#ended === undefined) return
    throw new Error(
      `\`socket.${method}\` was called after ${this.#ended}: await the work in the handler, or broadcast a message and change the state in \`handleInfo\``,
    )
  }
}

/** Where the data of a live value lies in a transaction. */
class Binding implements LiveBinding {
  readonly key: string
  readonly #transaction: Transaction

  constructor(transaction: Transaction, key: string) {
    this.key = key
    this.#transaction = transaction
  }

  get(): object {
    return this.#transaction.dataAt(this.key) as object
  }

  update(change: (data: object) => object): void {
    this.#transaction.updateLive(this.key, change as (data: unknown) => unknown)
  }
}

/** Takes the work out of assigns that are to be loaded, and gives what they are until it is done. */
export function splitLoads<Values extends object>(
  values: Values,
): { readonly values: Values; readonly loads: readonly (readonly [string, AsyncLoad])[] } {
  const entries = Object.entries(values)
  const loads = entries.filter(([, value]) => value instanceof AsyncLoad)
  const handles = entries.filter(([, value]) => dataOf(value) !== value)
  if (loads.length + handles.length === 0) return { values, loads }
  const shown = [
    ...loads.map(([key]) => [key, { loading: true, ok: false }] as const),
    ...handles.map(([key, value]) => [key, dataOf(value)] as const),
  ]
  return { values: { ...values, ...Object.fromEntries(shown) }, loads }
}
