import type { AsyncOutcome, Load } from '@livejsx/view'
import type { Part } from './discovery/part.ts'

/** Is told how a task ended. */
export type OnOutcome = (outcome: AsyncOutcome) => void

interface Task {
  readonly part: Part
  readonly name: string
  readonly abort: AbortController
  readonly onOutcome: OnOutcome
}

/**
 * The work that an instance does beside its mailbox, by part and name. The newest of a name wins: an
 * older one is aborted, and what it brings all the same is dropped.
 */
export class AsyncTasks {
  readonly #running = new Map<string, Task>()
  #idle: (() => void)[] = []

  /**
   * Starts work. `onOutcome` is called once, unless a newer one takes its place or it is stopped.
   * Work that is aborted before it has begun never begins.
   */
  start(part: Part, name: string, load: Load<unknown>, onOutcome: OnOutcome): void {
    const key = keyOf(part, name)
    this.#running.get(key)?.abort.abort(new Error(`A newer \`${name}\` was started`))
    const task: Task = { part, name, abort: new AbortController(), onOutcome }
    const { signal } = task.abort
    this.#running.set(key, task)
    const settle = (outcome: AsyncOutcome): void => this.#settle(key, task, outcome)
    // In a microtask of its own: a `load` that throws at once is an outcome too.
    Promise.resolve()
      .then(() => {
        // Its listeners would never hear of an abort that has been.
        signal.throwIfAborted()
        return load(signal)
      })
      .then(
        (result) => settle({ ok: true, result }),
        (error: unknown) => settle({ ok: false, error }),
      )
  }

  /** Aborts the work of a name. Its outcome is the abort. */
  cancel(part: Part, name: string): void {
    const key = keyOf(part, name)
    const task = this.#running.get(key)
    if (task === undefined) return
    const error = new DOMException(`\`${name}\` was cancelled`, 'AbortError')
    task.abort.abort(error)
    this.#settle(key, task, { ok: false, error })
  }

  /** Aborts the work of a part, of every part without one. Nobody hears of it again. */
  stop(part?: Part): void {
    for (const [key, task] of this.#running) {
      if (part !== undefined && task.part !== part) continue
      this.#running.delete(key)
      task.abort.abort(new Error('Nobody waits for the work any more'))
    }
    this.#wake()
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    if (this.#running.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  #settle(key: string, task: Task, outcome: AsyncOutcome): void {
    if (this.#running.get(key) !== task) return
    this.#running.delete(key)
    task.onOutcome(outcome)
    this.#wake()
  }

  #wake(): void {
    if (this.#running.size > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}

function keyOf({ number }: Part, name: string): string {
  return `${number}:${name}`
}

/** Tells whether work has ended because the author cancelled it. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
