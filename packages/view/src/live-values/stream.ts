import type { kind } from './kind.ts'

/** A list whose items the server forgets once they are sent, as a handler sees it. */
export interface Stream<Item> {
  readonly [kind]: 'stream'
  insert(item: Item | readonly Item[], options?: { at?: number; limit?: number }): void
  delete(id: string | number): void
  reset(items: readonly Item[]): void
}

/** A stream as `render` sees it. */
export interface StreamView<Item> extends Iterable<Item> {
  readonly size: number
  map<Result>(render: (item: Item, id: string) => Result): Result[]
}
