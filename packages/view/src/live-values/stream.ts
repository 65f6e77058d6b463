import type { kind } from './kind.ts'
import { createStream, type StreamSource } from './stream-state.ts'

/** A field of an item that holds a text or a number. */
export type IdField<Item> = Item extends readonly unknown[]
  ? never
  : Item extends object
    ? {
        [Name in keyof Item]-?: Item[Name] extends string | number ? Name : never
      }[keyof Item] &
        string
    : never

/** Options of {@link stream}. */
export interface StreamOptions<Item> {
  /**
   * What an item is known by: the name of one of its fields, or a function of it. Ids are compared
   * as texts.
   *
   * @default its own `id`, else its own `key`
   */
  readonly id?: IdField<Item> | ((item: Item) => string | number)
  /**
   * How many items pages keep: the first ones, or the last if it is negative. It holds for the
   * first items and for each `insert` that says nothing else.
   *
   * @default all
   */
  readonly limit?: number
}

/** Where items of a stream come in. */
export interface StreamInsertOptions {
  /** Position of the first of them, from 0; -1 = the end. @default -1 */
  readonly at?: number
  /** How many items pages keep afterwards. @default that of the stream */
  readonly limit?: number
}

/**
 * A list whose items the server forgets once they are sent, as a handler sees it. What is done to it
 * belongs to the handler's transaction. Items that are lists themselves are given in a list.
 */
export interface Stream<Item> {
  readonly [kind]: 'stream'
  /**
   * Brings items into the list, as a block in the given order. An item whose id is known takes the
   * place of the old one where that is, whatever `at` says.
   */
  insert(items: Item | readonly Item[], options?: StreamInsertOptions): void
  /** Puts items in the place of those with the same ids; leaves out what pages do not know. */
  update(items: Item | readonly Item[]): void
  /** Takes items out by their ids. Nothing happens for ids that pages do not know. */
  delete(ids: string | number | readonly (string | number)[]): void
  /** Replaces the list. Elements of items that are in both are kept. @default no items */
  reset(items?: Iterable<Item>): void
}

/** A stream as `render` sees it. */
export interface StreamView<Item> extends Iterable<Item> {
  readonly size: number
  /** Calls `render` for each item, in order. Elements without a `key` get the id as theirs. */
  map<Result>(render: (item: Item, id: string) => Result): Result[]
}

/**
 * Makes a list whose items live in pages: the server forgets them once they are sent. It is an
 * assign, and belongs at the top level of the assigns.
 *
 * @param items the first ones. @default none
 * @throws TypeError for an item without an id, and for a limit that is no whole number other than 0
 * @example mount: async () => ({ posts: stream(await newestPosts(), { limit: 100 }) })
 */
export function stream<Item>(
  items: Iterable<Item> = [],
  { id, limit }: StreamOptions<Item> = {},
): Stream<Item> {
  return createStream({ id: id as StreamSource['id'], limit }, items) as never
}
