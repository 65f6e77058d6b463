/** A function that takes a DOM event. What it returns is nobody's. */
export type Handler<Source extends Event = Event> = (event: Source) => unknown

/**
 * A DOM handler that talks to the server. Its promise settles, and never rejects, when the answer is
 * shown; `undefined` = nothing was sent.
 */
export interface LiveHandler<Source extends Event = Event> {
  (event: Source): Promise<void> | undefined
  /** Tells it from a page's own handler: values of inputs under it are the server's. */
  readonly live: true
}

/** Whether a handler talks to the server, or is a combinator around one that does. */
export function isLiveHandler(handler: unknown): boolean {
  return typeof handler === 'function' && (handler as Partial<LiveHandler>).live === true
}

/** Marks a handler as one that talks to the server if one of those that it calls does. */
export function markLive<Marked extends (event: never) => unknown>(
  handler: Marked,
  ...inner: readonly unknown[]
): Marked {
  return inner.some(isLiveHandler) ? Object.assign(handler, { live: true }) : handler
}
