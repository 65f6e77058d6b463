import { randomUUID } from 'node:crypto'
import { encode, isLocalPath, type Carried, type ErrorCode, type Json } from '@livejsx/protocol'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Part, Props, State } from './discovery/part.ts'
import { EventLine, type EventRun, type PageEvent } from './event-line.ts'
import { isFormState, type FormState } from '@livejsx/view/internal'
import { parseFormMessage, type FormMessage, type ParsedForm } from './forms/form-message.ts'
import { runFormTurn } from './forms/form-turn.ts'
import { forNewPage } from './forms/new-page.ts'
import { resolveForm } from './forms/resolve-form.ts'
import { parsePayload, type ParsedPayload } from './payload.ts'
import type { Scope } from './scope.ts'
import { Transaction } from './transaction.ts'
import type { Turn, Turns } from './turns.ts'
import type { ViewState } from './view-state.ts'

/** An event, with its place among others of its name if it has a policy. */
type Run = PageEvent &
  Partial<EventRun> & {
    /** What it says of a form. Absence = it is no form's. */
    readonly form?: ParsedForm
    /** Told of its refusal in place of the page. */
    readonly onRefused?: ((code: ErrorCode, details: unknown) => void) | undefined
  }
type Handler = (socket: Transaction, payload: unknown) => unknown

/** What the events of a page need of their instance. */
export interface PageEventsHost {
  readonly state: ViewState
  readonly turns: Turns
  /** Id of the page run. */
  readonly page: string
  post(turn: () => void | Promise<void>): void
  /** An event is done with that gets no answer. */
  onVoid(number: number): void
  scope(part: Part): Scope
  /** Whether an address is one of the view's route. */
  isOwnAddress(to: string): boolean
  /** The page went to an address of the view's route: a turn that ends as is asked. */
  showAddress(to: string, asked: Pick<Turn, 'answer' | 'onFail'>): Promise<void>
  /** Id of the view that answers an address, if the page can go there without loading a document. */
  viewAt(to: string): Promise<string | undefined>
  mountNested(part: Part, props: Props): Promise<State>
  /** Counts a remount; gives the time in ms after which one more is allowed, 0 = now. */
  takeRemount(): number
}

/** Brings the events of a page to the handlers of the view and its parts. */
export class PageEvents {
  readonly #host: PageEventsHost
  #line: EventLine | undefined
  #beside = 0
  #asked = 0

  constructor(host: PageEventsHost) {
    this.#host = host
  }

  /** Handlers at work that the mailbox does not wait for: parallel ones, and superseded ones. */
  get beside(): number {
    return this.#beside
  }

  add(received: PageEvent): void {
    const event = toRun(received)
    const policies = this.#partAt(event.part)?.object.definition.policies
    // Most views have none: their events take the short way.
    if (policies === undefined || !Object.hasOwn(policies, event.name)) {
      return this.#host.post(() => this.#handle(event))
    }
    this.#line ??= this.#createLine()
    this.#line.add({ ...event, policy: policies[event.name] ?? 'queue', isSuperseded: false })
  }

  #createLine(): EventLine {
    const host = this.#host
    return new EventLine({
      post: (turn) => host.post(turn),
      handle: (run) => this.#handle(run),
      refuse: ({ number, name }, code) => host.turns.refuse(number, code, { name }),
    })
  }

  #partAt(number: number): Part | undefined {
    const { parts } = this.#host.state
    return number === 0 ? parts.root : parts.at(number)
  }

  /**
   * Handles what a browser without a connection sent of a form, in a turn of its own.
   *
   * @param onRefused told why nothing of it was kept
   */
  submit(part: Part, form: FormMessage, onRefused: Run['onRefused']): Promise<void> {
    const run: Run = {
      number: 0,
      part: part.number,
      name: form.event ?? 'live:form',
      payload: undefined,
      form,
      onRefused,
    }
    const { key } = form
    const { turns } = this.#host
    const forget = (): void | Promise<void> => {
      if (key === '' || !isFormState(part.assigns[key])) return undefined
      const turn = turns.begin(part, 'live:form')
      return turns.run(turn, () =>
        turn.transaction.updateData(key, (state) => forNewPage(state as FormState)),
      )
    }
    return new Promise((resolve, reject) => {
      this.#host.post(() => Promise.resolve(this.#handle(run)).then(forget).then(resolve, reject))
    })
  }

  #handle(run: Run): void | Promise<void> {
    const { name, payload, form } = run
    const { state } = this.#host
    const part = this.#partAt(run.part)
    if (part === undefined) {
      return state.parts.wasGiven(run.part)
        ? this.#refuse(run, 'component-gone')
        : this.#refuse(run, 'unknown-event', { name })
    }
    if (form !== undefined) return this.#handleForm(run, part, form)
    if (name.startsWith('live:')) return this.#handleOwn(run, part)
    return this.#handleEvent(run, part, payload)
  }

  #handleEvent(run: Run, part: Part, payload: unknown): void | Promise<void> {
    const { name } = run
    const found = this.#handlerOf(part, name)
    if (found === undefined) return this.#refuse(run, 'unknown-event', { name })
    const { handler, schema } = found
    let parsed: ReturnType<typeof parsePayload>
    try {
      parsed = parsePayload(schema, payload)
    } catch (error) {
      return this.#failPayload(run, part, error)
    }
    if (!(parsed instanceof Promise)) return this.#run(run, part, handler, parsed)
    return parsed.then(
      (value) => this.#run(run, part, handler, value),
      (error: unknown) => this.#failPayload(run, part, error),
    )
  }

  #failPayload(run: Run, part: Part, error: unknown): void {
    this.#host.turns.fail({ ...this.#turn(run, part), answer: undefined }, error)
  }

  #handlerOf(
    part: Part,
    name: string,
  ): { handler: Handler; schema: StandardSchemaV1 | undefined } | undefined {
    // A nested view's events come by a line of its own.
    const { handleEvent = {}, events = {} } = part.isNested ? {} : part.object.definition
    if (!Object.hasOwn(handleEvent, name)) return undefined
    const schema = Object.hasOwn(events, name) ? events[name] : undefined
    return { handler: handleEvent[name] as Handler, schema }
  }

  #refuse({ number, onRefused }: Run, code: ErrorCode, details?: unknown): void {
    if (onRefused === undefined) this.#host.turns.refuse(number, code, details)
    else onRefused(code, details)
  }

  #handleForm(run: Run, part: Part, form: ParsedForm): void | Promise<void> {
    const { name } = run
    const event = 'issues' in form ? undefined : form.event
    const found = event === undefined ? undefined : this.#handlerOf(part, event)
    if (event !== undefined && found === undefined) {
      return this.#refuse(run, 'unknown-event', { name })
    }
    const resolved = resolveForm(form, part)
    if ('issues' in resolved) {
      return this.#refuse(run, 'payload-invalid', { name, issues: resolved.issues })
    }
    if ('fields' in resolved) return this.#handleEvent(run, part, resolved.fields)
    const { message, carried } = resolved
    const turn = this.#turn(run, part, carried)
    const author = found && {
      schema: found.schema,
      handle: (payload: unknown): unknown =>
        this.#host.turns.hooked('event', turn, [name, payload], () =>
          found.handler(turn.transaction, payload),
        ),
    }
    return this.#work(run, turn, () => runFormTurn(turn.transaction, message, author))
  }

  #turn(run: Run, part: Part, carried?: Carried): Turn {
    const { number, name, policy } = run
    // A posted form has no page run, and browsers send it again as another one.
    const eventId = number === 0 ? randomUUID() : `${this.#host.page}:${number}`
    return {
      part,
      transaction: new Transaction(this.#host.scope(part), eventId, policy === 'parallel'),
      origin: { callback: 'handleEvent', event: name },
      answer: (result) => ({ event: number, reply: encodeReply(result), carried }),
      onFail: () => this.#refuse(run, 'handler-failed', { name }),
    }
  }

  #run(run: Run, part: Part, handler: Handler, parsed: ParsedPayload): void | Promise<void> {
    const { name } = run
    const { turns } = this.#host
    if (parsed.issues !== undefined) {
      return this.#refuse(run, 'payload-invalid', { name, issues: parsed.issues })
    }
    const turn = this.#turn(run, part)
    const { transaction } = turn
    return this.#work(run, turn, () =>
      turns.hooked('event', turn, [name, parsed.value], () => handler(transaction, parsed.value)),
    )
  }

  /** Runs a handler in the way that its event's policy says. */
  #work(run: Run, turn: Turn, handle: () => unknown): void | Promise<void> {
    const { number, name, policy } = run
    const { turns } = this.#host
    const { transaction } = turn
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

  /** The page asks for another address of its view. Replies whether it has to go elsewhere for it. */
  #handleAddress(number: number, turn: Turn, to: string): void | Promise<void> {
    const { turns } = this.#host
    if (!this.#host.isOwnAddress(to)) {
      return turns.run({ ...turn, answer: () => ({ event: number, reply: true }) }, () => undefined)
    }
    const onFail = (): void => turns.refuse(number, 'handler-failed', { name: 'live:address' })
    return this.#host.showAddress(to, { answer: turn.answer, onFail })
  }

  /** The page asks which view answers an address, to load its code. Nothing waits for that. */
  #handleViewAt(turn: Turn, to: string): void {
    const answer = (found?: string): void =>
      this.#host.post(() => this.#host.turns.run(turn, () => found))
    // Modules that do not come are not waited for by ever more questions.
    if (this.#asked >= maxAsked) return answer()
    this.#asked += 1
    this.#host
      .viewAt(to)
      .finally(() => (this.#asked -= 1))
      .then(answer, () => answer())
  }

  /** Events of the page itself, not of the author's. */
  #handleOwn({ number, name, payload }: Run, part: Part): void | Promise<void> {
    const { turns } = this.#host
    const turn: Turn = {
      ...turns.begin(part, name),
      answer: (result) => ({ event: number, reply: encodeReply(result) }),
    }
    const { transaction } = turn
    // It only holds the place of an event that the page has given up.
    if (name === 'live:void') return this.#host.onVoid(number)
    if (name === 'live:clear-flash') {
      const kind = typeof payload === 'string' ? payload : undefined
      return turns.run(turn, () => transaction.clearFlash(kind))
    }
    if (typeof payload === 'string' && isLocalPath(payload)) {
      if (name === 'live:address') return this.#handleAddress(number, turn, payload)
      if (name === 'live:view') return this.#handleViewAt(turn, payload)
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

/** Questions for the view of an address that are answered at a time. */
const maxAsked = 8

/** Gives an event of a form the name of the author's event, whose policy it follows. */
function toRun(event: PageEvent): Run {
  if (event.name !== 'live:form') return event
  const form = parseFormMessage(event.payload)
  const name = 'issues' in form ? event.name : (form.event ?? event.name)
  return { number: event.number, part: event.part, payload: event.payload, name, form }
}

function encodeReply(result: unknown): Json | undefined {
  return result === undefined ? undefined : encode(result, 'reply')
}
