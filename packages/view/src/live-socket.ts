import type { JsCommand } from './js/command.ts'
import type { AsyncResult } from './live-values/async.ts'
import type { ComponentProps, LiveComponent } from './live-component.ts'
import type { SearchParams } from './path-pattern.ts'
import type { Recover } from './stash-options.ts'

/** A value, or a promise of it. */
export type MaybePromise<Value> = Value | Promise<Value>

/** Where a visitor comes from. */
export interface ConnectInfo {
  /** Address of the visitor, as the server's socket sees it; `undefined` where there is none. */
  readonly ip: string | undefined
  readonly userAgent: string | undefined
  /** Headers of the request: of the page, or of the handshake of its connection. */
  readonly headers: Readonly<Record<string, string>>
  /** What the page's own code told by `connectParams`; `undefined` in the HTTP render. */
  readonly params: Readonly<Record<string, unknown>> | undefined
}

/** What `mount` and mount hooks receive. */
export interface MountContext<
  Props = unknown,
  Params = Record<string, string>,
  Search = SearchParams,
> {
  /**
   * Values of the route's `:name` segments, decoded; in `mount` of a view with a schema for them, its
   * output.
   */
  readonly params: Params
  /** Values of the page's search; in `mount` of a view with a schema for them, its output. */
  readonly search: Search
  /** What the cookie session holds for this visitor. */
  readonly session: Record<string, unknown>
  /** Address of the page. */
  readonly url: URL
  /** `false` in the HTTP render, `true` when a page mounts anew over its connection. */
  readonly connected: boolean
  readonly connectInfo: ConnectInfo
  /** Props of a live component or a nested view; `undefined` for a view of a route. */
  readonly props: Props
  /** Aborted when the instance ends. */
  readonly signal: AbortSignal
  /** Delivers the topic's messages to `handleInfo` until the instance ends. */
  subscribe(topic: string): void
  /** Gives the kept assigns that the page offers, if the view has a `stash`; the HTTP render is offered none. */
  readonly recover: Recover
  /** Hooks into the view that is being mounted, as `socket.attachHook` does later. */
  attachHook(
    stage: HookStage,
    name: string,
    hook: (
      socket: LiveSocket<Record<string, unknown>, unknown>,
      name: string,
      value: unknown,
    ) => MaybePromise<HookResult>,
  ): void
}

/** How a task of `startAsync` ended. */
export type AsyncOutcome<Value = unknown> =
  | { readonly ok: true; readonly result: Value }
  | { readonly ok: false; readonly error: unknown }

/** Moments at which a running view can be hooked into. */
export type HookStage = 'event' | 'info' | 'params' | 'async' | 'afterRender'

/** What a hook of a running view answers: nothing to go on, `{ halt: true }` to keep the handler from running. */
export type HookResult = void | undefined | { readonly halt: true; readonly reply?: unknown }

/** Work that is told by its signal when nobody waits for it any more. */
export type Load<Value> = (signal: AbortSignal) => MaybePromise<Value>

/** The value that an assign made by `loadAsync` will hold. */
export type LoadedValue<Assign> = Assign extends AsyncResult<infer Value> ? Value : never

/** A live view's instance as its handlers see it. Changes apply when the handler ends without throwing. */
export interface LiveSocket<Assigns, Private, Props = unknown> {
  /** Unique name of the instance on this server. */
  readonly id: string
  /** Whether a page is connected to the instance. */
  readonly connected: boolean
  /** Idempotency key of the event being handled: page run and event number; `undefined` outside events. */
  readonly eventId: string | undefined
  /**
   * Aborted when the instance ends, and for an event of the policy `latest` when a newer one came.
   */
  readonly signal: AbortSignal
  /** The public state. Replace values, never change them in place. */
  readonly assigns: Readonly<Assigns>
  /** State that never leaves the server. Not rolled back when a handler throws. */
  readonly private: Private
  /** Props of a live component or a nested view, as the server computed them. */
  readonly props: Props
  /** Sets several assigns. */
  assign(patch: Partial<Assigns>): void
  /** Sets one assign from its current value. */
  update<Key extends keyof Assigns>(key: Key, change: (value: Assigns[Key]) => Assigns[Key]): void
  /**
   * Changes a draft of the assigns as if in place; what the draft did not touch stays shared.
   *
   * @example socket.produce((draft) => void draft.rows.push({ id: 7 }))
   */
  produce(change: (draft: Assigns) => void): void
  /**
   * Loads an assign made by `loadAsync` again. The last result stays until the new one is there.
   *
   * @param options `reset`: the last result goes at once. @default false
   */
  assignAsync<Key extends keyof Assigns>(
    key: Key,
    load: Load<LoadedValue<Assigns[Key]>>,
    options?: { readonly reset?: boolean },
  ): void
  /** Starts work beside the mailbox; `handleAsync[name]` gets its outcome. The newest of a name wins. */
  startAsync(name: string, load: Load<unknown>): void
  /** Aborts the work of a name, of `assignAsync` too. Its outcome is an error. */
  cancelAsync(name: string): void
  /** Sends a message to the client hooks of this view's page, after the state of this turn. */
  pushEvent(name: string, payload?: unknown): void
  /**
   * Lets the browser run commands in order, after the state of this turn is shown.
   *
   * @throws TypeError when one works on what is around an event's element: there is none
   * @example socket.exec([js.hide('#dialog'), js.popFocus()])
   */
  exec(commands: JsCommand | readonly JsCommand[]): void
  /**
   * Sends a message to this instance itself: `handleInfo[name]` gets it in a turn of its own.
   *
   * @param options `after`: in so many ms, if the instance is still there. @default 0
   */
  send(name: string, payload?: unknown, options?: { readonly after?: number }): void
  /** Sends a message to `handleInfo` of the view around: the component's own, or the one that shows this view. */
  sendParent(name: string, payload?: unknown): void
  /**
   * Runs `update` of a live component with some props changed, in a turn of its own. Nothing happens
   * when there is none of that id.
   *
   * @param options `view`: `socket.id` of the view that shows it. @default this one
   */
  sendUpdate<Component extends LiveComponent<never>>(
    component: Component,
    id: string,
    props: Partial<ComponentProps<Component>>,
    options?: { readonly view?: string },
  ): void
  /** Delivers the topic's messages to `handleInfo` until the instance ends. */
  subscribe(topic: string): void
  unsubscribe(topic: string): void
  /** Publishes to every subscriber of the topic, this instance included. */
  broadcast(topic: string, name: string, payload?: unknown): void
  /** Publishes to every subscriber of the topic but this instance. */
  broadcastFrom(topic: string, name: string, payload?: unknown): void
  /**
   * Writes the stash at once, after the state of this turn, if there is anything to write.
   *
   * @throws TypeError when the view has no `stash`, and for a component
   */
  stash(): void
  /**
   * Forgets the stash: what was kept until now does not come back, whatever the page offers. What is
   * shown stays, and is kept again once it changes.
   *
   * @throws TypeError when the view has no `stash`, and for a component
   */
  resetStash(): void
  /** Shows a message of a kind, such as `info` or `error`, in `<Flash>`. A kind has one message. */
  putFlash(kind: string, text: string): void
  /** Takes the message of a kind away; of every kind without one. */
  clearFlash(kind?: string): void
  /**
   * Changes the address of the page without loading another view; `handleParams` runs with it.
   *
   * @param to path of this view's route, with its search
   * @param options `replace`: the step is not added to the history. @default false
   * @throws TypeError when `to` is no path of this site
   */
  pushPatch(to: string, options?: { readonly replace?: boolean }): void
  /**
   * Sends the page to another view, after the state of this turn. Within the live session its document
   * stays. Flash messages put in the same turn are shown there.
   *
   * @param to a path of this site, with its search
   * @param options `replace`: the address takes the place of the present one. @default false
   * @throws TypeError when `to` is no path of this site
   */
  pushNavigate(to: string, options?: { readonly replace?: boolean }): void
  /**
   * Sends the page to another address by loading its document, after the state of this turn. Flash
   * messages put in the same turn are shown there.
   *
   * @param to a path of this site, or any address with `external`
   * @throws TypeError when `to` is no path of this site, or no address of the web
   */
  redirect(to: string, options?: { readonly external?: boolean }): void
  /**
   * Hooks into this running view under a name: before `handleEvent` (`event`), `handleInfo`,
   * `handleParams` and `handleAsync`, each of which it may halt, or after each change (`afterRender`).
   *
   * @throws Error when a hook of that stage and name is attached
   */
  attachHook(
    stage: HookStage,
    name: string,
    hook: (
      socket: LiveSocket<Assigns, Private, Props>,
      name: string,
      value: unknown,
    ) => MaybePromise<HookResult>,
  ): void
  /** Takes a hook off; nothing happens when there is none. */
  detachHook(stage: HookStage, name: string): void
}
