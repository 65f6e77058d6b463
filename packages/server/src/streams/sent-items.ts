import { encode, type Json, type StreamEntry } from '@livejsx/protocol'

/** More than these are hardly those of a broadcast. */
const maxShared = 8

/** Items without anything to encode, until the present task of the process has ended. */
const plain = new Set<StreamEntry>()

/**
 * Encodes items of a stream. Those of a broadcast are gone through once for all views that are sent
 * them.
 *
 * @throws TypeError that names the path, for what may not cross the wire
 */
export function encodeItems(
  items: readonly StreamEntry[],
  path: string,
  pointer: string,
): readonly Json[] {
  if (plain.size > 0 && items.every((item) => plain.has(item))) return items as readonly Json[]
  const encoded = encode(items, path, pointer) as readonly Json[]
  if (encoded === items && items.length <= maxShared) remember(items)
  return encoded
}

function remember(items: readonly StreamEntry[]): void {
  // Not for longer: nothing keeps an author from changing an item later.
  if (plain.size === 0) queueMicrotask(() => plain.clear())
  for (const item of items) plain.add(item)
}
