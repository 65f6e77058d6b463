import { isPlainObject } from './plain.ts'

/** Gives what an item is told by: its own `id` or `key`, a text or a number; `undefined` = neither. */
export function keyOf(item: unknown): unknown {
  if (!isPlainObject(item)) return undefined
  return ownKey(item, 'id') ?? ownKey(item, 'key')
}

function ownKey(item: Readonly<Record<string, unknown>>, name: 'id' | 'key'): unknown {
  const key = Object.hasOwn(item, name) ? item[name] : undefined
  return typeof key === 'string' || typeof key === 'number' ? key : undefined
}

/** Tells whether two values stand for the same item. */
export function isSameItem(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  const key = keyOf(one)
  return key !== undefined && key === keyOf(other)
}

/**
 * Gives what to look an item up by: its key, or itself. Two items that are not the same may have the
 * same handle, as 0 and -0, or a number and a row with this number as its id.
 */
export function handleOf(item: unknown): unknown {
  return keyOf(item) ?? item
}
