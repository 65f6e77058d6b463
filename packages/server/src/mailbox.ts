/** What a mailbox needs of its owner. */
export interface MailboxHost {
  /** Told of what a turn has thrown. */
  onTurnError(error: unknown): void
}

/** One turn: runs to its end, its promise awaited, before the next begins. */
export type Turn = () => void | Promise<void>

/**
 * A queue of turns that run one at a time, first in, first out.
 *
 * A turn that is synchronous costs no promise and no tick: it runs inside `post` when the mailbox
 * is idle. A turn must not throw; what throws all the same is handed to its host, and the next
 * turn runs.
 */
export class Mailbox {
  readonly #turns: Turn[] = []
  #running = false
  #closed = false
  readonly #host: MailboxHost

  constructor(host: MailboxHost) {
    this.#host = host
  }

  /** Turns that wait. */
  get length(): number {
    return this.#turns.length
  }

  /** Queues a turn. Does nothing once the mailbox is closed. */
  post(turn: Turn): void {
    if (this.#closed) return
    // Most mailboxes are idle: a list for each message would be made for nothing.
    if (this.#running) this.#turns.push(turn)
    else this.#run(turn)
  }

  /** Drops the turns that wait and refuses new ones. The turn that runs goes on. */
  close(): void {
    this.#closed = true
    this.#turns.length = 0
  }

  #run(first: Turn | undefined): void {
    this.#running = true
    for (let turn = first; turn !== undefined; turn = this.#turns.shift()) {
      try {
        const pending = turn()
        if (pending !== undefined) {
          const fail = (error: unknown): void => this.#host.onTurnError(error)
          pending.catch(fail).then(() => this.#run(this.#turns.shift()), fail)
          return
        }
      } catch (error) {
        this.#host.onTurnError(error)
      }
    }
    this.#running = false
  }
}
