import type { ViewObject } from '@livejsx/view'
import type { PartChange, PartHost } from './discovery/discover.ts'
import type { Part, Props, State } from './discovery/part.ts'
import type { Instance } from './instance.ts'
import { isPromiseLike } from './promise-like.ts'
import { createServerLive } from './server-live.ts'
import { splitLoads, Transaction, type Outcome } from './transaction.ts'

const live = createServerLive()

/**
 * Mounts and updates the parts of an instance for one discovery. What their handlers leave behind
 * besides assigns is kept in `outcomes`, and made true with the discovery or not at all.
 */
export class PartLife implements PartHost {
  readonly live = live
  readonly outcomes: Outcome[] = []
  readonly #instance: Instance
  /** Address of the page; parts that are mounted together share it. */
  #url: URL | undefined

  constructor(instance: Instance) {
    this.#instance = instance
  }

  known(object: ViewObject, id: string): Part | undefined {
    return this.#instance.state.parts.known(object, id)
  }

  nextNumber(): number {
    return this.#instance.state.parts.nextNumber()
  }

  mount(part: Part, props: Props): unknown {
    const { definition } = part.object
    this.#url ??= this.#instance.mountUrl
    const made = definition.mount?.(this.#instance.mountContext(part, props, this.#url))
    const start = (values: unknown): State => {
      const { values: shown, loads } = splitLoads(values as State)
      for (const [key, load] of loads) {
        const effects = [() => this.#instance.loadLater(part, key, load)]
        this.outcomes.push({ assigns: undefined, flash: undefined, pushes: [], effects })
      }
      return shown
    }
    return isPromiseLike(made) ? Promise.resolve(made).then(start) : start(made)
  }

  update({ part, assigns, props, previous }: PartChange): unknown {
    this.#instance.checkProps(part, props)
    const transaction = new Transaction(this.#instance.scope(part, assigns, props))
    const pending = part.object.definition.update?.(transaction as never, previous as never)
    return this.#ended(pending, () => this.#take(transaction, assigns))
  }

  updateMany(changes: readonly PartChange[]): unknown {
    for (const { part, props, previous } of changes) {
      if (previous !== undefined) this.#instance.checkProps(part, props)
    }
    const transactions = changes.map(
      ({ part, assigns, props }) => new Transaction(this.#instance.scope(part, assigns, props)),
    )
    const updates = changes.map(({ previous }, index) => ({
      socket: transactions[index],
      previous,
    }))
    const pending = changes[0]?.part.object.definition.updateMany?.(updates as never)
    return this.#ended(pending, () =>
      changes.map(({ assigns }, index) => this.#take(transactions[index] as Transaction, assigns)),
    )
  }

  mountNested(part: Part, props: Props): Promise<State> {
    return this.#instance.mountNested(part, props)
  }

  onRenderError(part: Part, error: unknown): void {
    this.#instance.report(error, { callback: 'render' }, part)
  }

  onUnknownRow(part: Part): void {
    this.#instance.checkRow(part)
  }

  #ended<Result>(pending: unknown, take: () => Result): Result | Promise<Result> {
    return isPromiseLike(pending) ? Promise.resolve(pending).then(take) : take()
  }

  #take(transaction: Transaction, before: State): State {
    const outcome = transaction.take()
    transaction.close()
    this.outcomes.push(outcome)
    return outcome.assigns ?? before
  }
}
