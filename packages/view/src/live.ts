import type { Sent } from './live-view.ts'
import type { Stream, StreamView } from './live-values/stream.ts'
import type { Upload, UploadView } from './live-values/upload.ts'

/** What `render` sees of the assigns: live values as their views, everything else as it is. */
export type Shown<Assigns> = {
  readonly [Key in keyof Assigns]: Assigns[Key] extends Stream<infer Item>
    ? StreamView<Item>
    : Assigns[Key] extends Upload
      ? UploadView
      : Assigns[Key]
}

/** The reply of a handler: what it returns, or returns at last when it yields. */
export type Reply<Returned> =
  Returned extends AsyncGenerator<unknown, infer Value>
    ? Value
    : Returned extends Generator<unknown, infer Value>
      ? Value
      : Awaited<Returned>

type PayloadArgs<Payload> = Payload extends undefined ? [] : [payload: Payload]
type HandlerArgs<Payload> = Payload extends undefined
  ? []
  : [payload: Payload | ((event: Event) => Payload)]

/** The view half's way to the server, second argument of `render`. */
export interface Live<Events, Replies> {
  /** The messages of `socket.putFlash`, by kind. */
  readonly flash: Readonly<Record<string, string>>
  /** Takes the message of a kind away; of every kind without one. */
  clearFlash(kind?: string): void
  /** Whether the page is joined to its instance: `false` in the HTTP render and while offline. */
  readonly connected: boolean
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
   * event. A refused event is reported as `live:diagnostic` on `window`.
   */
  on<Name extends keyof Replies & string>(
    name: Name,
    ...args: HandlerArgs<Sent<Events, Name>>
  ): (event: Event) => void
}

/** Sends one event of a view and settles with its answer. */
export type SendEvent = (name: string, payload: unknown) => Promise<unknown>

/** What {@link createLive} needs from the side that it runs on. */
export interface LiveHost {
  readonly connected: boolean
  readonly flash: Readonly<Record<string, string>>
  send: SendEvent
  /** Told of rejections that no caller awaits. */
  onUnhandled(error: unknown, name: string): void
}

/** Makes the `live` object of a view. The server passes no host: there handlers are never called. */
export function createLive(host?: LiveHost): Live<unknown, Record<string, unknown>> {
  return {
    get connected() {
      return host?.connected ?? false
    },
    get flash() {
      return host?.flash ?? {}
    },
    clearFlash(kind?: string) {
      host?.send('live:clear-flash', kind).catch(() => undefined)
    },
    push: (name: string, payload?: unknown) =>
      host === undefined ? Promise.reject(pushedOnServer(name)) : host.send(name, payload),
    on: (name: string, payload?: unknown) => (event: Event) => {
      host
        ?.send(name, typeof payload === 'function' ? payload(event) : payload)
        .catch((error: unknown) => host.onUnhandled(error, name))
    },
  } as Live<unknown, Record<string, unknown>>
}

function pushedOnServer(name: string): Error {
  return new Error(
    `\`live.push('${name}')\` ran during the server's render: push from an event handler or an effect`,
  )
}
