import {
  encode,
  LiveError,
  limits,
  type ByeReason,
  type Carried,
  type ErrorCode,
  type Json,
  type OtherAnswer,
  type Patch,
  type ServerMessage,
} from '@livejsx/protocol'
import { isDeparture, type Departure, type Push } from './transaction.ts'
import type { Change } from './view-state.ts'

const none: readonly Carried[] = []
/** In place of an answer: the patch is nobody's. */
const nobody: Answer = { event: 0 }
// A place in a message cannot be left out where another one follows.
const noReply: Json = { $: 'undefined' }

/** The way to the page of one instance, given by its connection. */
export interface PageChannel {
  /** Number by which page and server call the instance on this connection. */
  readonly view: number
  /** Whether frames wait in the socket, so that a new one would only queue up behind them. */
  isBackedUp(): boolean
  send(message: ServerMessage): void
  /** Tells the page that the instance has ended. */
  end(reason: ByeReason): void
  /** Closes the whole connection. */
  close(error: LiveError): void
}

/** The state that a page is kept up with. */
export interface SentState {
  /** Count of the items of streams, and of their ids, that were not sent yet. */
  readonly pendingItems: number
  /**
   * Gives the patch from what was sent to what a change leads to; `undefined` = equal.
   *
   * @param carried what answers that are still to be sent bring to the page's copy
   */
  diff(change?: Change, carried?: readonly Carried[]): Patch | undefined
  /** Sees that such a patch could be sent. @throws TypeError as {@link diff} does */
  check(change?: Change, carried?: readonly Carried[]): undefined
  /** Declares that the page holds the state as it is now. */
  markSent(): void
}

/** The outcome of an event, told to the page that sent it. */
export interface Answer {
  readonly event: number
  /** Encoded return value of the handler; `undefined` = none. */
  readonly reply?: Json | undefined
  /** What the page's copy gets by it, without being told. */
  readonly carried?: Carried | undefined
  readonly failed?: { readonly code: ErrorCode; readonly details?: unknown }
}

/**
 * What goes down to one page: numbered patches and pushes, and answers.
 *
 * While the page reads slowly, nothing is sent: answers and pushes wait, and when the way is free
 * again *one* patch leads from the last sent state to the newest. So a slow page costs a bounded
 * memory and skips what it could not have seen.
 */
export class Outgoing {
  readonly #channel: PageChannel
  readonly #state: SentState
  #number = 0
  #seen = 0
  #isSilent = false
  #answers: Answer[] = []
  #pushes: Push[] = []

  /** @param state marked as sent when the page holds it */
  constructor(channel: PageChannel, state: SentState) {
    this.#channel = channel
    this.#state = state
  }

  /** Whether the page is too far behind to be sent anything now. */
  get isHeld(): boolean {
    return this.#number - this.#seen >= limits.maxUnseenMessages || this.#channel.isBackedUp()
  }

  /**
   * Computes the patch of a change that is about to be made; `later` = the page is held, and the
   * patch is made of all that has waited when it is sent.
   *
   * @throws TypeError when a value may not cross the wire, with its path: also while the page is
   * held, since what could not be sent later must fail the handler that assigned it
   * @param answer the one that goes with it
   */
  prepare(change?: Change, answer?: Answer): Patch | 'later' | undefined {
    const carried = this.#carried(answer)
    if (!this.isHeld) return this.#state.diff(change, carried)
    this.#state.check(change, carried)
    return 'later'
  }

  /** Sends, or keeps for later, what a turn left behind. `patch` comes from {@link prepare}. */
  flush(
    patch: Patch | 'later' | undefined,
    { answer, pushes }: { answer?: Answer | undefined; pushes?: readonly Push[] } = {},
  ): void {
    if (this.#isSilent) return this.#state.markSent()
    if (answer !== undefined) this.#answers.push(answer)
    if (pushes !== undefined && pushes.length > 0) this.#pushes.push(...pushes)
    if (this.isHeld) return this.#checkBound()
    this.#sendAll(patch === 'later' ? this.#state.diff(undefined, this.#carried()) : patch)
  }

  /** The page has left: what is still to be told is told to nobody. */
  silence(): void {
    this.#isSilent = true
    this.#answers = []
    this.#pushes = []
    this.#state.markSent()
  }

  /** Sends what waits, if the page is able to read again. */
  resume(): void {
    if (!this.#isSilent && !this.isHeld) this.#sendAll(this.#state.diff(undefined, this.#carried()))
  }

  /** The page has applied everything up to `number`. Refuses numbers that were never sent. */
  onSeen(number: number): void {
    if (number > this.#number) throw new LiveError('unexpected-message', { message: 'seen' })
    this.#seen = Math.max(this.#seen, number)
  }

  #sendAll(patch: Patch | undefined): void {
    const pushes = this.#pushes.splice(0)
    // Before anything is sent: a socket that can write at once calls `resume` while it does.
    this.#state.markSent()
    this.#sendPatchAndAnswers(patch)
    for (const push of pushes) this.#sendPush(push)
  }

  #sendPush(push: Push): void {
    const { view } = this.#channel
    if (isDeparture(push)) return this.#sendDeparture(push)
    const number = ++this.#number
    if (push.to !== undefined) {
      this.#channel.send(['address', view, number, push.to, push.step])
      return
    }
    const { name, payload } = push
    const body: [] | [Json] = payload === undefined ? [] : [encode(payload, `pushEvent.${name}`)]
    this.#channel.send(['push', view, number, name, ...body])
  }

  #sendDeparture({ to, step, replace, flash }: Departure): void {
    const { view } = this.#channel
    const sealed: [] | [string] = flash === undefined ? [] : [flash]
    if (step === 'load') this.#channel.send(['redirect', view, to, ...sealed])
    else this.#channel.send(['navigate', view, to, replace ? 'replace' : 'push', ...sealed])
  }

  #carried(answer?: Answer): readonly Carried[] {
    // Most events carry nothing, and most pages wait for none.
    if (this.#answers.length === 0 && answer?.carried === undefined) return none
    return [...this.#answers, answer].flatMap((each) => each?.carried ?? [])
  }

  // All answers that the state includes ride with it: shown one by one, the page would see a state
  // that never was. A refusal is sent after the state of the events before it.
  #sendPatchAndAnswers(patch: Patch | undefined): void {
    const answers = this.#answers.splice(0)
    const [first, ...others] = answers.filter(({ failed }) => failed === undefined)
    const early = answers.findIndex(({ failed }) => failed === undefined)
    for (const answer of answers.slice(0, Math.max(early, 0))) this.#sendFailed(answer)
    if (first !== undefined || patch !== undefined) this.#sendPatch(patch, first, others)
    for (const answer of answers.slice(Math.max(early, 0))) this.#sendFailed(answer)
  }

  #sendFailed({ event, failed }: Answer): void {
    if (failed === undefined) return
    const details: [] | [Json] = failed.details === undefined ? [] : [failed.details as Json]
    this.#channel.send(['failed', this.#channel.view, event, failed.code, ...details])
  }

  #sendPatch(
    patch: Patch | undefined,
    { event: answered, reply }: Answer = nobody,
    others: readonly Answer[] = [],
  ): void {
    const { view } = this.#channel
    const number = ++this.#number
    const set = patch?.set ?? {}
    const lists = patch?.lists ?? []
    if (others.length > 0) {
      const more = others.map((other): OtherAnswer =>
        other.reply === undefined ? [other.event] : [other.event, other.reply],
      )
      this.#channel.send(['patch', view, number, answered, set, lists, reply ?? noReply, more])
    } else if (reply !== undefined) {
      this.#channel.send(['patch', view, number, answered, set, lists, reply])
    } else if (lists.length > 0) {
      this.#channel.send(['patch', view, number, answered, set, lists])
    } else {
      this.#channel.send(['patch', view, number, answered, set])
    }
  }

  #checkBound(): void {
    const count = this.#pushes.length + this.#answers.length
    const isBounded = this.#state.pendingItems <= limits.maxPendingItems
    if (isBounded && count <= limits.maxPendingPushes) return
    this.#channel.close(new LiveError('rate-limited', { retryAfterMs: 1_000 }))
  }
}
