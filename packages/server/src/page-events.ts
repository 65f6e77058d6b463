import { encode, type Json } from '@livejsx/protocol'
import type { Part, Props, State } from './discovery/part.ts'
import { EventLine, type EventRun, type PageEvent } from './event-line.ts'
import { isLocalPath } from './local-path.ts'
import { parsePayload, type ParsedPayload } from './payload.ts'
import type { Scope } from './scope.ts'
import { Transaction } from './transaction.ts'
import type { Turn, Turns } from './turns.ts'
import type { ViewState } from './view-state.ts'

/** An event, with its place among others of its name if it has a policy. */
type Run = PageEvent & Partial<EventRun>
type Handler = (socket: Transaction, payload: unknown) => unknown

/** What the events of a page need of their instance. */
export interface PageEventsHost {
  readonly state: ViewState
  readonly turns: Turns
  /** Id of the page run. */
  readonly page: string
  post(turn: () => void | Promise<void>): void
  scope(part: Part): Scope
  /** The page went to an address within its history. */
  followAddress(to: string): void
  mountNested(part: Part, props: Props): Promise<State>
  /** Counts a remount; gives the time in ms after which one more is allowed, 0 = now. */
  takeRemount(): number
}

/** Brings the events of a page to the handlers of the view and its parts. */
export class PageEvents {
  readonly #host: PageEventsHost
  readonly #line: EventLine
  #beside = 0

  constructor(host: PageEventsHost) {
    this.#host = host
    this.#line = new EventLine({
      post: (turn) => host.post(turn),
      handle: (run) => this.#handle(run),
      refuse: ({ number, name }, code) => host.turns.refuse(number, code, { name }),
    })
  }

  /** Handlers at work that the mailbox does not wait for: parallel ones, and superseded ones. */
  get beside(): number {
    return this.#beside
  }

  add(event: PageEvent): void {
    const policies = this.#partAt(event.part)?.object.definition.policies
    // Most views have none: their events take the short way.
    if (policies === undefined || !Object.hasOwn(policies, event.name)) {
      return this.#host.post(() => this.#handle(event))
    }
    this.#line.add({ ...event, policy: policies[event.name] ?? 'queue', isSuperseded: false })
  }

  #partAt(number: number): Part | undefined {
    const { parts } = this.#host.state
    return number === 0 ? parts.root : parts.at(number)
  }

  #handle(run: Run): void | Promise<void> {
    const { number, name, payload } = run
    const { turns, state } = this.#host
    const part = this.#partAt(run.part)
    if (part === undefined) {
      return state.parts.wasGiven(run.part)
        ? turns.refuse(number, 'component-gone')
        : turns.refuse(number, 'unknown-event', { name })
    }
    if (name.startsWith('live:')) return this.#handleOwn(run, part)
    // A nested view's events come by a line of its own.
    const { handleEvent = {}, events = {} } = part.isNested ? {} : part.object.definition
    if (!Object.hasOwn(handleEvent, name)) return turns.refuse(number, 'unknown-event', { name })
    const handler = handleEvent[name] as Handler
    const schema = Object.hasOwn(events, name) ? events[name] : undefined
    const go = (parsed: ParsedPayload): void | Promise<void> =>
      this.#run(run, part, handler, parsed)
    const fail = (error: unknown): void =>
      turns.fail({ ...this.#turn(run, part), answer: undefined }, error)
    let parsed: ReturnType<typeof parsePayload>
    try {
      parsed = parsePayload(schema, payload)
    } catch (error) {
      return fail(error)
    }
    return parsed instanceof Promise ? parsed.then(go, fail) : go(parsed)
  }

  #turn({ number, name, policy }: Run, part: Part): Turn {
    const { page, turns } = this.#host
    const scope = this.#host.scope(part)
    return {
      part,
      transaction: new Transaction(scope, `${page}:${number}`, policy === 'parallel'),
      origin: { callback: 'handleEvent', event: name },
      answer: (result) => ({ event: number, reply: encodeReply(result) }),
      onFail: () => turns.refuse(number, 'handler-failed', { name }),
    }
  }

  #run(run: Run, part: Part, handler: Handler, parsed: ParsedPayload): void | Promise<void> {
    const { number, name, policy } = run
    const { turns } = this.#host
    if (parsed.issues !== undefined) {
      return turns.refuse(number, 'payload-invalid', { name, issues: parsed.issues })
    }
    const turn = this.#turn(run, part)
    const { transaction } = turn
    const handle = (): unknown =>
      turns.hooked('event', turn, [name, parsed.value], () => handler(transaction, parsed.value))
    if (policy === 'parallel') return this.#runBeside(turn, handle)
    const pending = turns.run(turn, handle)
    if (pending === undefined || policy !== 'latest') return pending
    // The newest event does not wait for this one: what it still does is rolled back.
    return new Promise((resolve) => {
      pending.then(resolve, resolve)
      run.callOff = () => {
        // Too late: it has ended, and what it changed is being made true.
        if (transaction.isClosed) return
        transaction.rollBack(`a newer \`${name}\` took its place`)
        turns.refuse(number, 'superseded', { name })
        this.#countBeside(pending)
        if (turns.discovery === undefined) resolve()
        else turns.discovery.then(resolve, resolve)
      }
    })
  }

  /** Runs a handler outside of the mailbox; only its end is a turn. */
  #runBeside(turn: Turn, handle: () => unknown): void {
    const { turns } = this.#host
    const finish = (result: () => unknown): void =>
      this.#host.post(() =>
        turns.run(turn, () => {
          const value = result()
          turn.transaction.rebase()
          return value
        }),
      )
    const running = Promise.resolve()
      .then(handle)
      .then(
        (result) => finish(() => result),
        (error: unknown) =>
          finish(() => {
            throw error
          }),
      )
    this.#countBeside(running)
  }

  #countBeside(running: Promise<void>): void {
    this.#beside += 1
    const discount = (): void => void (this.#beside -= 1)
    running.then(discount, discount)
  }

  /** Events of the page itself, not of the author's. */
  #handleOwn({ number, name, payload }: Run, part: Part): void | Promise<void> {
    const { turns } = this.#host
    const turn: Turn = { ...turns.begin(part, name), answer: () => ({ event: number }) }
    const { transaction } = turn
    if (name === 'live:clear-flash') {
      const kind = typeof payload === 'string' ? payload : undefined
      return turns.run(turn, () => transaction.clearFlash(kind))
    }
    if (name === 'live:address' && typeof payload === 'string' && isLocalPath(payload)) {
      return turns.run(turn, () => this.#host.followAddress(payload))
    }
    if (name === 'live:remount' && part.isNested) {
      const retryAfterMs = this.#host.takeRemount()
      if (retryAfterMs > 0) return turns.refuse(number, 'rate-limited', { retryAfterMs })
      return turns.run(turn, async () => {
        // The page has it wrong, or its own message crossed ours.
        if (part.nested?.hasEnded === false) return
        const state = await this.#host.mountNested(part, part.props)
        transaction.produce((draft) => {
          for (const key of Object.keys(draft)) delete draft[key]
          Object.assign(draft, state)
        })
      })
    }
    return turns.refuse(number, 'unknown-event', { name })
  }
}

function encodeReply(result: unknown): Json | undefined {
  return result === undefined ? undefined : encode(result, 'reply')
}
