import {
  encode,
  LiveError,
  limits,
  type ByeReason,
  type ErrorCode,
  type Json,
  type Patch,
  type ServerMessage,
} from '@livejsx/protocol'
import type { Push } from './transaction.ts'
import type { Change } from './view-state.ts'

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
  /** Gives the patch from what was sent to what a change leads to; `undefined` = equal. */
  diff(change?: Change): Patch | undefined
  /** Declares that the page holds the state as it is now. */
  markSent(): void
}

/** The outcome of an event, told to the page that sent it. */
export interface Answer {
  readonly event: number
  /** Encoded return value of the handler; `undefined` = none. */
  readonly reply?: Json | undefined
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
   * Computes the patch of a change that is about to be made.
   *
   * @throws TypeError when a value may not cross the wire, with its path: also while the page is
   * held, since what could not be sent later must fail the handler that assigned it
   */
  prepare(change?: Change): Patch | undefined {
    return this.#state.diff(change)
  }

  /** Sends, or keeps for later, what a turn left behind. `patch` comes from {@link prepare}. */
  flush(
    patch: Patch | undefined,
    { answer, pushes }: { answer?: Answer | undefined; pushes?: readonly Push[] } = {},
  ): void {
    if (answer !== undefined) this.#answers.push(answer)
    if (pushes !== undefined && pushes.length > 0) this.#pushes.push(...pushes)
    if (this.isHeld) return this.#checkBound()
    this.#sendAll(patch)
  }

  /** Sends what waits, if the page is able to read again. */
  resume(): void {
    if (!this.isHeld) this.#sendAll(this.#state.diff())
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
    const number = ++this.#number
    if (push.to !== undefined) {
      this.#channel.send(['address', view, number, push.to, push.step])
      return
    }
    const { name, payload } = push
    const body: [] | [Json] = payload === undefined ? [] : [encode(payload, `pushEvent.${name}`)]
    this.#channel.send(['push', view, number, name, ...body])
  }

  // The first answer that succeeded rides with the patch; a refusal is sent after the state of
  // the events before it, so that the page settles promises in the order of its events.
  #sendPatchAndAnswers(patch: Patch | undefined): void {
    let rest: Patch | undefined = patch
    for (const { event, reply, failed } of this.#answers.splice(0)) {
      if (failed === undefined) {
        this.#sendPatch(event, rest, reply)
        rest = undefined
        continue
      }
      const details: [] | [Json] = failed.details === undefined ? [] : [failed.details as Json]
      this.#channel.send(['failed', this.#channel.view, event, failed.code, ...details])
    }
    if (rest !== undefined) this.#sendPatch(0, rest, undefined)
  }

  #sendPatch(answered: number, patch: Patch | undefined, reply: Json | undefined): void {
    const { view } = this.#channel
    const number = ++this.#number
    const set = patch?.set ?? {}
    const lists = patch?.lists ?? []
    if (reply !== undefined) {
      this.#channel.send(['patch', view, number, answered, set, lists, reply])
    } else if (lists.length > 0) {
      this.#channel.send(['patch', view, number, answered, set, lists])
    } else {
      this.#channel.send(['patch', view, number, answered, set])
    }
  }

  #checkBound(): void {
    if (this.#pushes.length + this.#answers.length <= limits.maxPendingPushes) return
    this.#channel.close(new LiveError('rate-limited', { retryAfterMs: 1_000 }))
  }
}
