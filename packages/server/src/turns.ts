import { encode, limits, type ErrorCode } from '@livejsx/protocol'
import type { ErrorOrigin, HookStage, TerminateReason } from '@livejsx/view'
import type { AttachedHooks } from './attached-hooks.ts'
import { discover, dropCreated, type Pass } from './discovery/discover.ts'
import { runSteps } from './discovery/steps.ts'
import type { Part, State } from './discovery/part.ts'
import type { Answer, Outgoing } from './outgoing.ts'
import type { PartLife } from './part-life.ts'
import { isPromiseLike } from './promise-like.ts'
import { isExpected } from './reporter.ts'
import type { Scope } from './scope.ts'
import { Transaction, type Outcome, type Push } from './transaction.ts'
import type { Change, ViewState } from './view-state.ts'

/** Addresses that one handler may push, each from the `handleParams` of the one before. */
const maxPatches = 20
const patchesForEver = `\`handleParams\` has pushed another address ${maxPatches} times: let it end at one`

/** One handler at work. */
export interface Turn {
  readonly part: Part
  readonly transaction: Transaction
  readonly origin: ErrorOrigin
  /** Makes the answer of the handler's result. Absence = nobody asked. */
  readonly answer?: ((result: unknown) => Answer) | undefined
  /** Told after the error was reported. What was meant for the visitor is told here alone. */
  readonly onFail?: ((error: unknown) => void) | undefined
}

/** What turns need of their instance. */
export interface TurnsHost {
  readonly state: ViewState
  readonly hooks: AttachedHooks
  /** Whether the view may show live components or nested views. */
  readonly discovers: boolean
  readonly hasEnded: boolean
  /** The way to the page; `undefined` = none is connected. */
  readonly outgoing: Outgoing | undefined
  scope(part: Part): Scope
  createPartLife(): PartLife
  report(error: unknown, origin: ErrorOrigin, part?: Part): void
  /** Queues a turn. */
  post(turn: () => void | Promise<void>): void
  end(reason: TerminateReason): void
  /** Keeps pushes for the page that is still to come. */
  keepPushes(pushes: readonly Push[]): void
  /** Sees that a state can be kept. @throws RangeError when it cannot, and somebody waits for that */
  checkStash(assigns: State): void
  /** A turn has ended: what it did is made. */
  onCommit(): void
  /** Parts came or went. */
  onParts(pass: Pass): void
  /** Runs `handleParams` for an address, in the transaction of the handler that has pushed it. */
  followWithin(turn: Turn, to: string): unknown
}

/** Runs the handlers of an instance: each of them changes all that it means to, or nothing. */
export class Turns {
  readonly #host: TurnsHost
  #discovery: Promise<void> | undefined
  #driven = 0

  constructor(host: TurnsHost) {
    this.#host = host
  }

  /** A discovery that waits for components to be mounted: no other turn may begin before its end. */
  get discovery(): Promise<void> | undefined {
    return this.#discovery
  }

  /** Whether a handler that yields has made a part of its changes. */
  get isMidway(): boolean {
    return this.#driven > 0
  }

  begin(part: Part, callback: string, event?: string): Turn {
    const origin = event === undefined ? { callback } : { callback, event }
    return { part, transaction: new Transaction(this.#host.scope(part)), origin }
  }

  /**
   * Runs a handler and commits what it did. Synchronous as long as the handler is: most are, and a
   * promise costs a tenth of an event.
   */
  run(turn: Turn, handle: () => unknown): void | Promise<void> {
    const { transaction } = turn
    let patches = 0
    let failing = turn
    const commit = (result: unknown): void | Promise<void> => {
      if (transaction.isCalledOff) return undefined
      if (isIterator(result)) return this.#drive(turn, result).then(commit)
      const to = turn.part.number === 0 ? transaction.takeAddress() : undefined
      if (to !== undefined) {
        // The page is answered when it can show what it asked for: at the new address.
        failing = { ...turn, origin: { callback: 'handleParams' } }
        if (++patches > maxPatches) throw new Error(patchesForEver)
        const followed = this.#host.followWithin(turn, to)
        return isPromiseLike(followed)
          ? Promise.resolve(followed).then(() => commit(result))
          : commit(result)
      }
      const done = this.#commit(turn, turn.answer?.(result))
      transaction.close()
      return done
    }
    const refuse = (error: unknown): void => {
      if (transaction.isCalledOff) return
      transaction.rollBack()
      // What visitors ask for may be refused; where the app itself goes is the app's own error.
      if (!this.#host.hasEnded) this.fail(failing, error, failing === turn)
    }
    try {
      const result = handle()
      const done = isPromiseLike(result) ? Promise.resolve(result).then(commit) : commit(result)
      return isPromiseLike(done) ? done.catch(refuse) : done
    } catch (error) {
      refuse(error)
    }
  }

  /** Runs the hooks of a stage, then the handler, unless one of them halts. */
  hooked(
    stage: HookStage,
    { part, transaction }: Turn,
    [name, value]: readonly [name: string, value: unknown],
    handle: () => unknown,
  ): unknown {
    const hooks = this.#host.hooks.of(part, stage)
    if (hooks.length === 0) return handle()
    return (async () => {
      for (const hook of hooks) {
        const result = await hook(transaction as never, name, value)
        if (result?.halt) return result.reply
      }
      return handle()
    })()
  }

  /** Looks for parts although no state has changed: a hot swap may show others. */
  rediscover(): void | Promise<void> {
    const { root } = this.#host.state.parts
    const life = this.#host.createPartLife()
    const finish = (pass: Pass): void => this.#finish({ pass }, life.outcomes)
    const fail = (error: unknown): void => this.#host.report(error, { callback: 'render' })
    try {
      const pass = runSteps(discover(root, root.assigns, life))
      return pass instanceof Promise ? pass.then(finish).catch(fail) : finish(pass)
    } catch (error) {
      fail(error)
    }
  }

  /** Looks for the parts of the view, which has just been mounted. */
  async discover(assigns: State): Promise<void> {
    const { state, discovers } = this.#host
    if (!discovers) return
    const life = this.#host.createPartLife()
    const pass = await runSteps(discover(state.parts.root, assigns, life))
    if (this.#host.hasEnded) return dropCreated(pass, 'left')
    // Whether it may cross the wire is seen when it is sent whole, next.
    this.#apply({ assigns, pass }, life.outcomes)
  }

  /** Reports what a handler threw, answers, and does what the view wants to be done then. */
  fail({ part, origin, onFail }: Turn, error: unknown, mayBeExpected = true): void {
    if (mayBeExpected && onFail !== undefined && isExpected(error)) return onFail(error)
    this.#host.report(error, origin, part)
    onFail?.(error)
    const { onError = 'keep' } = this.#host.state.parts.root.object.definition
    const policy = typeof onError === 'function' ? onError(error, origin) : onError
    if (policy === 'restart') this.#host.end('crashed')
  }

  /** Answers an event without any change. */
  refuse(event: number, code: ErrorCode, details?: unknown): void {
    const { outgoing } = this.#host
    const failed = details === undefined ? { code } : { code, details }
    outgoing?.flush(outgoing.prepare(), { answer: { event, failed } })
    this.#host.onCommit()
  }

  /** Runs a handler that yields: what it has done so far is committed each time. */
  async #drive(turn: Turn, iterator: AnyIterator): Promise<unknown> {
    this.#driven += 1
    try {
      for (;;) {
        const { done, value } = await iterator.next()
        if (done === true) return value
        if (this.#host.hasEnded || turn.transaction.isCalledOff) return iterator.return?.()
        await this.#commit(turn, undefined)
      }
    } finally {
      this.#driven -= 1
    }
  }

  #commit({ part, transaction }: Turn, answer: Answer | undefined): void | Promise<void> {
    const outcome = transaction.take()
    const { assigns, flash } = outcome
    const { parts } = this.#host.state
    const isView = part.number === 0
    const isGone = !isView && parts.at(part.number) !== part
    const mayShow = isView ? this.#host.discovers : !isGone
    if (!mayShow || assigns === undefined || isSame(assigns, part.assigns)) {
      return this.#finish(isView ? { assigns, flash } : { flash }, [outcome], answer)
    }
    const life = this.#host.createPartLife()
    const finish = (pass: Pass): void => {
      const change: Change = isView ? { assigns, flash, pass } : { flash, pass }
      this.#finish(change, [outcome, ...life.outcomes], answer)
    }
    const pass = runSteps(discover(part, assigns, life))
    if (!(pass instanceof Promise)) return finish(pass)
    this.#discovery = pass.then(finish).finally(() => (this.#discovery = undefined))
    return this.#discovery
  }

  #finish(change: Change, outcomes: readonly Outcome[], answer?: Answer): void {
    const { state, outgoing, hasEnded } = this.#host
    if (hasEnded) {
      if (change.pass !== undefined) dropCreated(change.pass, 'left')
      return
    }
    const [only] = outcomes
    const pushes =
      outcomes.length === 1 && only ? only.pushes : outcomes.flatMap((outcome) => outcome.pushes)
    for (const push of pushes) {
      if (push.to === undefined) encode(push.payload, `pushEvent.${push.name}`)
    }
    // Throws for what may not cross the wire also while nobody is there to send it to: the page that
    // comes later must find a state that it can be sent.
    const patch = outgoing === undefined ? state.check(change) : outgoing.prepare(change, answer)
    if (change.assigns !== undefined) this.#host.checkStash(change.assigns)
    // From here on nothing throws: state and answer change together.
    this.#apply(change, outcomes, () => {
      if (outgoing === undefined) this.#host.keepPushes(pushes)
      else outgoing.flush(patch, { answer, pushes })
    })
    // The page that comes has its view mounted anew.
    if (outgoing === undefined && state.pendingItems > limits.maxPendingItems) {
      return this.#host.end('evicted')
    }
    if (change.assigns !== undefined) this.#afterRender()
  }

  #apply(change: Change, outcomes: readonly Outcome[], send?: () => void): void {
    this.#host.state.apply(change)
    send?.()
    if (change.pass !== undefined) this.#host.onParts(change.pass)
    for (const { effects } of outcomes) for (const effect of effects) this.#cause(effect)
    this.#host.onCommit()
  }

  // The change is made: what fails now fails alone.
  #cause(effect: () => void): void {
    try {
      effect()
    } catch (error) {
      this.#host.report(error, { callback: 'effect' })
    }
  }

  #afterRender(): void {
    const { root } = this.#host.state.parts
    if (this.#host.hooks.of(root, 'afterRender').length === 0) return
    const turn = this.begin(root, 'afterRender')
    this.#host.post(() =>
      this.run(turn, () =>
        this.hooked('afterRender', turn, ['afterRender', undefined], () => {
          if (!turn.transaction.isChanged) return
          throw new Error(
            'A hook of `afterRender` changed the assigns, which would never end: change them before, in a handler',
          )
        }),
      ),
    )
  }
}

/** An `assign` of what is there already makes a new object of the same values. */
function isSame(one: State, other: State): boolean {
  if (one === other) return true
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.is(one[name], other[name]) && Object.hasOwn(other, name))
  )
}

type AnyIterator = AsyncIterator<unknown, unknown> | Iterator<unknown, unknown>

function isIterator(value: unknown): value is AnyIterator {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    typeof value.next === 'function' &&
    (Symbol.asyncIterator in value || Symbol.iterator in value)
  )
}
