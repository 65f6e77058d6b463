import type { EventPolicy } from '@livejsx/view'

/** An event as a page sends it. */
export interface PageEvent {
  /** Its place on the page's line of events. */
  readonly number: number
  /** Number of the part that it is for, 0 for the view. */
  readonly part: number
  readonly name: string
  readonly payload: unknown
}

/** An event of a page on its way through its instance. */
export interface EventRun extends PageEvent {
  readonly policy: EventPolicy
  /** Ends its handler early: the instance does not wait for it any more. */
  callOff?: () => void
  /** Whether a newer event took its place. */
  isSuperseded: boolean
}

/** What a line does with events. */
export interface EventLineHost {
  /** Queues a turn. */
  post(turn: () => void | Promise<void>): void
  /** Handles an event; the promise ends with its handler. */
  handle(run: EventRun): void | Promise<void>
  refuse(run: EventRun, code: 'superseded' | 'dropped'): void
}

/** Brings the events of a page to their handlers, each in the way that its policy says. */
export class EventLine {
  readonly #host: EventLineHost
  /** Events of the policies `latest` and `drop` that wait or are being handled, by part and name. */
  readonly #open = new Map<string, Set<EventRun>>()

  constructor(host: EventLineHost) {
    this.#host = host
  }

  add(run: EventRun): void {
    switch (run.policy) {
      case 'queue':
        return this.#host.post(() => this.#host.handle(run))
      case 'parallel':
        // Started in its turn, so after the events before it, and not waited for.
        return this.#host.post(() => void this.#host.handle(run))
      case 'drop':
        if (this.#others(run).size > 0) return this.#host.refuse(run, 'dropped')
        return this.#track(run)
      case 'latest':
        for (const other of this.#others(run)) {
          other.isSuperseded = true
          other.callOff?.()
        }
        return this.#track(run)
    }
  }

  #others(run: EventRun): ReadonlySet<EventRun> {
    return this.#open.get(keyOf(run)) ?? new Set()
  }

  #track(run: EventRun): void {
    const key = keyOf(run)
    const runs = this.#open.get(key) ?? new Set()
    this.#open.set(key, runs.add(run))
    const forget = (): void => {
      runs.delete(run)
      if (runs.size === 0 && this.#open.get(key) === runs) this.#open.delete(key)
    }
    this.#host.post(() => {
      if (run.isSuperseded) {
        forget()
        return this.#host.refuse(run, 'superseded')
      }
      const pending = this.#host.handle(run)
      if (pending === undefined) return forget()
      return pending.then(forget, forget)
    })
  }
}

function keyOf({ part, name }: EventRun): string {
  return `${part}:${name}`
}
