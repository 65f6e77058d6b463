// Takes the place of @socket.io/component-emitter in the browser: what the rest of socket.io-client
// calls of it.

type Listener = (...values: unknown[]) => void

/** Calls listeners by the name of an event. */
export class Emitter {
  #listeners: Record<string, Listener[]> = {}

  /** Adds a listener. */
  on(name: string, listener: Listener): this {
    this.#listeners[name] = [...this.listeners(name), listener]
    return this
  }

  /** Adds a listener that is called once. */
  once(name: string, listener: Listener): void {
    const own: Listener = () => {
      this.off(name, own)
      listener()
    }
    this.on(name, own)
  }

  /** Takes a listener off. */
  off(name: string, listener: Listener): void {
    this.#listeners[name] = this.listeners(name).filter((each) => each !== listener)
  }

  /** Takes all listeners off, or those of a name. */
  removeAllListeners(name?: string): void {
    if (name) this.#listeners[name] = []
    else this.#listeners = {}
  }

  /** Calls the listeners of a name, those that it has now. */
  emitReserved(name: string, ...values: unknown[]): void {
    for (const listener of this.listeners(name)) listener(...values)
  }

  /** Returns the listeners of a name. */
  listeners(name: string): readonly Listener[] {
    return this.#listeners[name] ?? []
  }
}
