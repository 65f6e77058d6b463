/** One turn: runs to its end, its promise awaited, before the next begins. */
export type Turn = () => void | Promise<void>

/**
 * A queue of turns that run one at a time, first in, first out.
 *
 * A turn that is synchronous costs no promise and no tick: it runs inside `post` when the mailbox
 * is idle. A turn must not throw; what throws all the same is handed to `onError`, and the next
 * turn runs.
 */
export class Mailbox {
  readonly #turns: Turn[] = []
  #running = false
  #closed = false
  readonly #onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  /** Turns that wait. */
  get length(): number {
    return this.#turns.length
  }

  /** Queues a turn. Does nothing once the mailbox is closed. */
  post(turn: Turn): void {
    if (this.#closed) return
    this.#turns.push(turn)
    if (!this.#running) this.#run()
  }

  /** Drops the turns that wait and refuses new ones. The turn that runs goes on. */
  close(): void {
    this.#closed = true
    this.#turns.length = 0
  }

  #run(): void {
    this.#running = true
    for (let turn = this.#turns.shift(); turn !== undefined; turn = this.#turns.shift()) {
      try {
        const pending = turn()
        if (pending !== undefined) {
          pending.catch(this.#onError).then(() => this.#run(), this.#onError)
          return
        }
      } catch (error) {
        this.#onError(error)
      }
    }
    this.#running = false
  }
}
