import { keyOf } from './list-keys.ts'

/**
 * One item of a stream on the wire and in a page: the bare item if its own `id` or `key` is its id,
 * otherwise both as a pair.
 */
export type StreamEntry = object | readonly [id: string, item: unknown]

/** Makes the entry of an item. */
export function streamEntry(id: string, item: unknown): StreamEntry {
  return ownId(item) === id ? (item as object) : [id, item]
}

/** Gives the id of an entry. */
export function idOfEntry(entry: StreamEntry): string {
  return Array.isArray(entry) ? (entry[0] as string) : (ownId(entry) ?? '')
}

/** Gives the item of an entry. */
export function itemOfEntry(entry: StreamEntry): unknown {
  return Array.isArray(entry) ? entry[1] : entry
}

/** Gives the `id` or `key` of an item as a text; `undefined` = it has neither. */
export function ownId(item: unknown): string | undefined {
  const key = keyOf(item) as string | number | undefined
  return key === undefined ? undefined : String(key)
}
