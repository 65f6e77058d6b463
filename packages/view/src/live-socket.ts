/** A value, or a promise of it. */
export type MaybePromise<Value> = Value | Promise<Value>

/** What `mount` and mount hooks receive. */
export interface MountContext<Props = unknown> {
  /** Values of the route's `:name` segments, decoded. */
  readonly params: Record<string, string>
  /** What the cookie session holds for this visitor. */
  readonly session: Record<string, unknown>
  /** Address of the page. */
  readonly url: URL
  /** `false` in the HTTP render, `true` when a page mounts anew over its connection. */
  readonly connected: boolean
  /** Props of a live component; `undefined` for a view. */
  readonly props: Props
  /** Aborted when the instance ends. */
  readonly signal: AbortSignal
  /** Delivers the topic's messages to `handleInfo` until the instance ends. */
  subscribe(topic: string): void
}

/** A live view's instance as its handlers see it. Changes apply when the handler ends without throwing. */
export interface LiveSocket<Assigns, Private, Props = unknown> {
  /** Unique name of the instance on this server. */
  readonly id: string
  /** Whether a page is connected to the instance. */
  readonly connected: boolean
  /** Idempotency key of the event being handled: page run and event number; `undefined` outside events. */
  readonly eventId: string | undefined
  /** Aborted when the instance ends. */
  readonly signal: AbortSignal
  /** The public state. Replace values, never change them in place. */
  readonly assigns: Readonly<Assigns>
  /** State that never leaves the server. Not rolled back when a handler throws. */
  readonly private: Private
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
  /** Sends a message to the client hooks of this view's page, after the state of this turn. */
  pushEvent(name: string, payload?: unknown): void
  /**
   * Sends a message to this instance itself: `handleInfo[name]` gets it in a turn of its own.
   *
   * @param options `after`: in so many ms, if the instance is still there. @default 0
   */
  send(name: string, payload?: unknown, options?: { readonly after?: number }): void
  /** Delivers the topic's messages to `handleInfo` until the instance ends. */
  subscribe(topic: string): void
  unsubscribe(topic: string): void
  /** Publishes to every subscriber of the topic, this instance included. */
  broadcast(topic: string, name: string, payload?: unknown): void
  /** Publishes to every subscriber of the topic but this instance. */
  broadcastFrom(topic: string, name: string, payload?: unknown): void
}
