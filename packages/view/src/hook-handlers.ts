interface Handler {
  readonly name: string
  readonly handle: (payload: never) => void
}

/** What a hook does with pushes of the server, by name. */
export class HookHandlers {
  readonly #attempt: (run: () => void) => void
  #handlers: readonly Handler[] = []

  /** @param attempt runs a handler, which may throw */
  constructor(attempt: (run: () => void) => void) {
    this.#attempt = attempt
  }

  /** Calls the handlers of a name, in the order that they were added. */
  call(pushed: string, payload: unknown): void {
    for (const handler of this.#handlers) {
      // One before it may have removed it.
      const isMeant = handler.name === pushed && this.#handlers.includes(handler)
      if (isMeant) this.#attempt(() => handler.handle(payload as never))
    }
  }

  /** Adds a handler. Returns a function that removes it, safe to call twice. */
  add(name: string, handle: (payload: never) => void): () => void {
    const handler = { name, handle }
    this.#handlers = [...this.#handlers, handler]
    return () => this.#keep((each) => each !== handler)
  }

  /** Removes a handler; every handler of that name without one. */
  remove(name: string, handle?: (payload: never) => void): void {
    this.#keep((each) => each.name !== name || (handle !== undefined && each.handle !== handle))
  }

  removeAll(): void {
    this.#handlers = []
  }

  #keep(isKept: (handler: Handler) => boolean): void {
    this.#handlers = this.#handlers.filter(isKept)
  }
}
