import type { Carried } from '@livejsx/protocol'
import { features } from './features.ts'
import type { FormOptions, FormProps } from './live-form.ts'
import type { LiveHandler } from './live-handler.ts'
import type { Sent } from './live-view.ts'
import type { Form } from './live-values/form.ts'
import type { FormView } from './live-values/form-view.ts'
import type { Stream, StreamView } from './live-values/stream.ts'
import type { Upload, UploadView } from './live-values/upload.ts'
import { awaits, markPending } from './pending.ts'

/** What `render` sees of the assigns: live values as their views, everything else as it is. */
export type Shown<Assigns> = {
  readonly [Key in keyof Assigns]: Assigns[Key] extends Stream<infer Item>
    ? StreamView<Item>
    : Assigns[Key] extends Upload
      ? UploadView
      : Assigns[Key] extends Form<infer Values>
        ? FormView<Values>
        : Assigns[Key]
}

/** The reply of a handler: what it returns, or returns at last when it yields. */
export type Reply<Returned> =
  Returned extends AsyncGenerator<unknown, infer Value>
    ? Value
    : Returned extends Generator<unknown, infer Value>
      ? Value
      : Awaited<Returned>

type PayloadArgs<Payload> = [Payload] extends [undefined] ? [] : [payload: Payload]
/** What `live.on` takes besides the name. */
export type HandlerArgs<Payload, Source> = [Payload] extends [undefined]
  ? [payload?: undefined, options?: HandlerOptions]
  : [payload: Payload | ((event: Source) => Payload), options?: HandlerOptions]

/** Options of `live.on`. */
export interface HandlerOptions {
  /**
   * Whether it sends although its element still waits for the last answer.
   *
   * @default false for submits and for clicks on anything but boxes and radio buttons, unless an
   * optimistic reducer shows each; otherwise true
   */
  readonly repeat?: boolean
}

/** The view half's way to the server, second argument of `render`. */
export interface Live<Events, Replies> {
  /** The messages of `socket.putFlash`, by kind. */
  readonly flash: Readonly<Record<string, string>>
  /** Takes the message of a kind away; of every kind without one. */
  clearFlash(kind?: string): void
  /** Whether the page is joined to its instance: `false` in the HTTP render and while offline. */
  readonly connected: boolean
  /** Whether an event waits for its answer; any event without a name. */
  pending(name?: keyof Replies & string): boolean
  /**
   * Sends an event and resolves with the handler's return value, once the state that it left is
   * shown.
   *
   * @throws LiveError (as a rejection) `handler-failed`, `payload-invalid`, `unknown-event`,
   * `rate-limited`, `superseded`, `dropped`, `component-gone`, `outbox-full`, or `lost` / `unknown-outcome` when the connection was lost
   */
  push<Name extends keyof Replies & string>(
    name: Name,
    ...args: PayloadArgs<Sent<Events, Name>>
  ): Promise<Reply<Replies[Name]>>
  /**
   * Makes a DOM event handler that sends `name`. The payload is a value, or a function of the DOM
   * event. While its element waits for the answer it has `data-live-pending`, and so has the form of
   * a field. A submit that it handles is not the browser's. A refused event is reported as
   * `live:diagnostic` on `window`.
   */
  on<Name extends keyof Replies & string, Source extends Event = Event>(
    name: Name,
    ...args: HandlerArgs<Sent<Events, Name>, Source>
  ): LiveHandler<Source>
  /**
   * Makes the props of a form that sends its fields as the payload of `name`, with and without
   * JavaScript.
   */
  form<Name extends keyof Replies & string>(
    name: Name,
    options?: FormOptions & { readonly change?: keyof Replies & string },
  ): FormProps
}

/** Sends one event of a view and settles with its answer. */
export type SendEvent = (name: string, payload: unknown, options?: SendOptions) => Promise<unknown>

/** What an event does besides. */
export interface SendOptions {
  /** The event that it stands for, with its payload, where its name is the framework's own. */
  readonly as?: { readonly name: string; readonly payload: unknown } | undefined
  readonly carried?: Carried | undefined
}

/** What {@link createLive} needs from the side that it runs on. */
export interface LiveHost {
  readonly connected: boolean
  readonly flash: Readonly<Record<string, string>>
  /**
   * The way from the page's view to the live component or nested view that it is of: name and id of
   * each one on it. `undefined` = it is the page's view's own.
   */
  readonly part?: readonly string[] | undefined
  send: SendEvent
  /** Whether an event may be sent again while it waits: what it does is shown at once. */
  repeats?(name: string): boolean
  /** Told of rejections that no caller awaits. */
  onUnhandled(error: unknown, name: string): void
  /** What `live.pending` told has changed. */
  onPending?(): void
}

type Field = EventTarget & { form: Element | null; type: string }
type Marked = Partial<Field> | null

/** Makes the `live` object of a view. The server passes no host: there handlers are never called. */
export function createLive(host?: LiveHost): Live<unknown, Record<string, unknown>> {
  const pending: string[] = []
  let looksAtPending = false
  let last: Event | undefined
  const send: SendEvent = (name, payload, options) => {
    if (host === undefined) return Promise.reject(pushedOnServer(name))
    const answer = host.send(name, payload, options)
    const known = options?.as?.name ?? name
    pending.push(known)
    const tell = (): void => {
      if (looksAtPending) host.onPending?.()
    }
    const settle = (): void => {
      pending.splice(pending.indexOf(known), 1)
      tell()
    }
    answer.then(settle, settle)
    tell()
    return answer
  }
  const dispatch = (
    event: Event,
    name: string,
    payload: unknown,
    { repeat = repeats(event) || host?.repeats?.(name) }: HandlerOptions = {},
  ): Promise<void> | undefined => {
    if (host === undefined) return undefined
    if (event.type === 'submit') event.preventDefault()
    const { currentTarget, target } = event as { currentTarget: Marked; target: Marked }
    // A window cannot be marked. Of a field that changes, the form is marked, too.
    const elements = [currentTarget, /input|change/.test(event.type) && target?.form].filter(
      (each): each is Element => !!each && 'setAttribute' in each,
    )
    // Two handlers of one DOM event may send the same.
    if (!repeat && event !== last && elements.some((each) => awaits(each, name))) return undefined
    last = event
    const sent: unknown = typeof payload === 'function' ? payload(event) : payload
    const answer = send(name, sent)
    features.carry?.(event, answer, sent)
    markPending(elements, name, answer)
    return answer.then(
      () => undefined,
      (error: unknown) => host.onUnhandled(error, name),
    )
  }
  return Object.assign(new LiveReads(host), {
    clearFlash(kind?: string) {
      host?.send('live:clear-flash', kind).catch(() => undefined)
    },
    pending(name?: string) {
      looksAtPending = true
      return name === undefined ? pending.length > 0 : pending.includes(name)
    },
    push(name: string, payload?: unknown) {
      features.onPush?.(name)
      return send(name, payload)
    },
    on: (name: string, payload?: unknown, options?: HandlerOptions) =>
      Object.assign((event: Event) => dispatch(event, name, payload, options), { live: true }),
    form: (name: string, options?: FormOptions) => features.formProps?.(name, options, send, host),
  }) as unknown as Live<unknown, Record<string, unknown>>
}

/**
 * What `live` tells of its host, which may be another each time. On a prototype: accessors in a literal
 * are new functions, and engines make a hidden class of its own for each such object.
 */
class LiveReads {
  readonly #host: LiveHost | undefined

  constructor(host: LiveHost | undefined) {
    this.#host = host
  }

  get connected(): boolean {
    return this.#host?.connected ?? false
  }

  get flash(): LiveHost['flash'] {
    return this.#host?.flash ?? {}
  }
}

/** Whether each of an element's events counts: a box that is clicked twice has changed twice. */
function repeats({ type, target }: Event): boolean {
  return (
    !/click|submit/.test(type) || /box|radio/.test((target as Partial<Field> | null)?.type ?? '')
  )
}

function pushedOnServer(name: string): Error {
  return new Error(
    `\`live.push('${name}')\` ran during the server's render: push from an event handler or an effect`,
  )
}
