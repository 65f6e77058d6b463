import {
  encode,
  LiveError,
  limits,
  measure,
  type ByeReason,
  type Carried,
  type ErrorCode,
  type Json,
  type NumberedMessage,
  type OtherAnswer,
  type Patch,
  type StashedAnswer,
} from '@livejsx/protocol'
import type { Clock } from './clock.ts'
import type { StashNews } from './stash/instance-stash.ts'
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
  /** Returns the size of the frame in bytes. */
  send(message: NumberedMessage | StashNews): number
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

/** What {@link Outgoing} needs of its instance. */
export interface OutgoingHost {
  readonly clock: Clock
  /** More waits for a lost connection than may. */
  onFull(): void
  /** An event of the page is done with. */
  onAnswered(event: number): void
}

/** A message that the page has not confirmed. */
interface Unseen {
  readonly message: NumberedMessage
  readonly bytes: number
}

/**
 * What goes down to one page: messages on one line of numbers, kept until the page confirms them, so
 * that they can be sent again on its next connection.
 *
 * While the page reads slowly, or has no connection, nothing is sent: answers and pushes wait, and
 * when the way is free again *one* patch leads from the last sent state to the newest. So a slow page
 * costs a bounded memory and skips what it could not have seen.
 */
export class Outgoing {
  readonly #state: SentState
  readonly #host: OutgoingHost
  #channel: PageChannel | undefined
  #number = 0
  #seen = 0
  #unseen: Unseen[] = []
  #unseenBytes = 0
  #isSilent = false
  /** Whether something waits, or the state is newer than what was sent. */
  #isBehind = false
  #answers: Answer[] = []
  #pushes: Push[] = []
  /** About the size of both. */
  #waitingBytes = 0
  /** Stops the clock of a page that confirms nothing. */
  #stopWaiting: (() => void) | undefined

  /** @param state marked as sent when the page holds it */
  constructor(channel: PageChannel, state: SentState, host: OutgoingHost) {
    this.#channel = channel
    this.#state = state
    this.#host = host
  }

  /** Whether the page is too far behind to be sent anything now. */
  get isHeld(): boolean {
    return (
      this.#channel === undefined ||
      this.#number - this.#seen >= limits.maxUnseenMessages ||
      this.#unseenBytes >= limits.maxUnseenBytes ||
      this.#channel.isBackedUp()
    )
  }

  /** Number by which the page calls the instance. */
  get view(): number {
    return this.#channel?.view ?? 0
  }

  /** Number of the last message that was sent, 0 = none. */
  get number(): number {
    return this.#number
  }

  /** Number of the last message that the page has confirmed, 0 = none. */
  get seen(): number {
    return this.#seen
  }

  /** Answers that the page has not confirmed, in order. */
  get unheard(): readonly StashedAnswer[] {
    return [
      ...this.#unseen.flatMap(({ message }) => answersIn(message)),
      ...this.#answers.map(({ event, reply, failed }) =>
        failed === undefined
          ? okAnswer(event, reply)
          : failedAnswer(event, failed.code, failed.details as Json | undefined),
      ),
    ]
  }

  /** The connection is lost: everything waits for the next one. */
  detach(): void {
    this.#channel = undefined
    this.#endWait()
  }

  /**
   * Goes on on another connection: sends again what the page has not seen, then what has waited.
   *
   * @param holdsState whether the page was just given the whole state, so that its patches are nothing
   *   to it any more, but for the answers in them
   */
  attach(channel: PageChannel, seen: number, holdsState: boolean): void {
    this.#confirm(seen)
    for (const { message } of this.#unseen) {
      const again = message.with(1, channel.view) as unknown as NumberedMessage
      channel.send(holdsState ? withoutState(again) : again)
    }
    // Not before: nothing newer may overtake these.
    this.#channel = channel
    this.#isBehind = true
    this.resume()
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
    if (answer !== undefined) this.#host.onAnswered(answer.event)
    if (this.#isSilent) return this.#state.markSent()
    if (answer !== undefined) this.#answers.push(answer)
    if (pushes !== undefined && pushes.length > 0) this.#pushes.push(...pushes)
    if (this.isHeld) return this.#wait(answer, pushes)
    this.#sendAll(patch === 'later' ? this.#state.diff(undefined, this.#carried()) : patch)
  }

  /** The page has left: what is still to be told is told to nobody. */
  silence(): void {
    this.#isSilent = true
    this.#answers = []
    this.#pushes = []
    this.#endWait()
    this.#state.markSent()
  }

  /** Sends what waits, if the page is able to read again. Called after each frame that has gone out. */
  resume(): void {
    if (!this.#isBehind || this.#isSilent || this.isHeld) return
    this.#sendAll(this.#state.diff(undefined, this.#carried()))
  }

  /** The page has applied everything up to `number`. Refuses numbers that were never sent. */
  onSeen(number: number): void {
    if (number > this.#number) throw new LiveError('unexpected-message', { message: 'seen' })
    this.#confirm(number)
  }

  #confirm(number: number): void {
    if (number <= this.#seen) return
    for (const { bytes } of this.#unseen.splice(0, number - this.#seen)) this.#unseenBytes -= bytes
    this.#seen = number
    this.#endWait()
  }

  #send(message: NumberedMessage): void {
    const bytes = this.#channel?.send(message) ?? 0
    this.#unseen.push({ message, bytes })
    this.#unseenBytes += bytes
  }

  #sendAll(patch: Patch | undefined): void {
    const pushes = this.#pushes
    if (pushes.length > 0) this.#pushes = []
    this.#isBehind = false
    this.#waitingBytes = 0
    this.#endWait()
    // Before anything is sent: a socket that can write at once calls `resume` while it does.
    this.#state.markSent()
    this.#sendPatchAndAnswers(patch)
    for (const push of pushes) this.#sendPush(push)
  }

  #sendPush(push: Push): void {
    if (isDeparture(push)) return this.#sendDeparture(push)
    const { view } = this
    const number = ++this.#number
    if (push.to !== undefined) return this.#send(['address', view, number, push.to, push.step])
    const { name, payload } = push
    const body: [] | [Json] = payload === undefined ? [] : [encode(payload, `pushEvent.${name}`)]
    this.#send(['push', view, number, name, ...body])
  }

  #sendDeparture({ to, step, replace, flash }: Departure): void {
    const sealed: [] | [string] = flash === undefined ? [] : [flash]
    const how = step === 'load' ? step : replace ? 'replace' : 'push'
    this.#send(['navigate', this.view, ++this.#number, to, how, ...sealed])
  }

  #carried(answer?: Answer): readonly Carried[] {
    // Most events carry nothing, and most pages wait for none.
    if (this.#answers.length === 0) return answer?.carried === undefined ? none : [answer.carried]
    return [...this.#answers, answer].flatMap((each) => each?.carried ?? [])
  }

  // All answers that the state includes ride with it: shown one by one, the page would see a state
  // that never was. A refusal is sent after the state of the events before it.
  #sendPatchAndAnswers(patch: Patch | undefined): void {
    const answers = this.#answers
    if (answers.length > 0) this.#answers = []
    if (answers.length <= 1 && answers[0]?.failed === undefined) {
      if (answers.length + Number(patch !== undefined) > 0) this.#sendPatch(patch, answers[0])
      return
    }
    const [first, ...others] = answers.filter(({ failed }) => failed === undefined)
    const early = answers.findIndex(({ failed }) => failed === undefined)
    for (const answer of answers.slice(0, Math.max(early, 0))) this.#sendFailed(answer)
    if (first !== undefined || patch !== undefined) this.#sendPatch(patch, first, others)
    for (const answer of answers.slice(Math.max(early, 0))) this.#sendFailed(answer)
  }

  #sendFailed({ event, failed }: Answer): void {
    if (failed === undefined) return
    const details: [] | [Json] = failed.details === undefined ? [] : [failed.details as Json]
    this.#send(['failed', this.view, ++this.#number, event, failed.code, ...details])
  }

  #sendPatch(
    patch: Patch | undefined,
    { event: answered, reply }: Answer = nobody,
    others: readonly Answer[] = [],
  ): void {
    const { view } = this
    const number = ++this.#number
    const set = patch?.set ?? {}
    const lists = patch?.lists ?? []
    if (others.length > 0) {
      const more = others.map((other): OtherAnswer =>
        other.reply === undefined ? [other.event] : [other.event, other.reply],
      )
      this.#send(['patch', view, number, answered, set, lists, reply ?? noReply, more])
    } else if (reply !== undefined) {
      this.#send(['patch', view, number, answered, set, lists, reply])
    } else if (lists.length > 0) {
      this.#send(['patch', view, number, answered, set, lists])
    } else {
      this.#send(['patch', view, number, answered, set])
    }
  }

  #wait(answer: Answer | undefined, pushes: readonly Push[] = []): void {
    this.#isBehind = true
    for (const push of pushes) {
      if (push.to === undefined) this.#waitingBytes += measure(push.payload, limits.maxPendingBytes)
    }
    if (answer?.reply !== undefined) {
      this.#waitingBytes += measure(answer.reply, limits.maxPendingBytes)
    }
    const isBounded =
      this.#state.pendingItems <= limits.maxPendingItems &&
      this.#waitingBytes <= limits.maxPendingBytes &&
      this.#pushes.length + this.#answers.length <= limits.maxPendingPushes
    if (!isBounded) return this.#giveUp()
    if (this.#channel === undefined) return
    this.#stopWaiting ??= this.#host.clock.after(limits.holdTimeoutMs, () => this.#giveUp())
  }

  #endWait(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
  }

  // A page that comes back is sent one patch for all that it has missed, if it comes in time.
  #giveUp(): void {
    this.#endWait()
    if (this.#channel === undefined) this.#host.onFull()
    else this.#channel.close(new LiveError('rate-limited', { retryAfterMs: 1_000 }))
  }
}

/** Gives the answers that a message brings. */
function answersIn(message: NumberedMessage): readonly StashedAnswer[] {
  if (message[0] === 'failed') return [failedAnswer(message[3], message[4], message[5])]
  if (message[0] !== 'patch' || message[3] === 0) return []
  const [, , , answered, , , reply, others = []] = message
  return [okAnswer(answered, reply), ...others.map(([event, own]) => okAnswer(event, own))]
}

function okAnswer(event: number, reply: Json | undefined): StashedAnswer {
  return reply === undefined ? ['ok', event] : ['ok', event, reply]
}

function failedAnswer(event: number, code: ErrorCode, details: Json | undefined): StashedAnswer {
  return details === undefined ? ['failed', event, code] : ['failed', event, code, details]
}

/** Leaves of a patch what it says beside the state. */
function withoutState(message: NumberedMessage): NumberedMessage {
  if (message[0] !== 'patch') return message
  const [name, view, number, answered, , , ...answers] = message
  return [name, view, number, answered, {}, [], ...answers]
}
