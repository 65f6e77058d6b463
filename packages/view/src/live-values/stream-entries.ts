import { ownId, streamEntry, type StreamEntry } from '@livejsx/protocol'
import type { StreamSource } from './stream-state.ts'

/**
 * Makes entries of items; of several with one id the last counts, in the place of the first.
 *
 * @param call what the author has called, for errors
 * @throws TypeError for an item without an id
 */
export function entriesOf(
  id: StreamSource['id'],
  items: Iterable<unknown>,
  call: string,
): StreamEntry[] {
  const entries = new Map<string, StreamEntry>()
  for (const item of items) {
    const own = idOf(item, id)
    if (own === undefined) throw withoutId(id, call)
    entries.set(own, streamEntry(own, item))
  }
  return [...entries.values()]
}

function idOf(item: unknown, id: StreamSource['id']): string | undefined {
  if (id === undefined) return ownId(item)
  const value: unknown =
    typeof id === 'function' ? id(item as never) : (item as Record<string, unknown> | null)?.[id]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function withoutId(id: StreamSource['id'], call: string): TypeError {
  if (id === undefined) {
    return new TypeError(
      `\`${call}(…)\`: an item has neither an \`id\` nor a \`key\` that is a text or a number; say by \`stream(items, { id: … })\` what it is known by`,
    )
  }
  const source = typeof id === 'function' ? 'the function `id`' : `its field \`${id}\``
  return new TypeError(
    `\`${call}(…)\`: for an item, ${source} gives neither a text nor a number as its id`,
  )
}
