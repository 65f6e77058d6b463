import { idOfEntry, itemOfEntry } from '@livejsx/protocol'
import { isValidElement } from 'preact'
import type { StreamState } from './stream-state.ts'
import type { StreamView } from './stream.ts'

/** Makes what `render` sees of a stream. */
export function createStreamView({ items }: StreamState): StreamView<unknown> {
  return {
    size: items.length,
    *[Symbol.iterator]() {
      for (const entry of items) yield itemOfEntry(entry)
    },
    map: (render) =>
      items.map((entry) => {
        const id = idOfEntry(entry)
        return withKey(render(itemOfEntry(entry), id), id)
      }),
  }
}

function withKey<Result>(result: Result, id: string): Result {
  if (isValidElement(result) && result.key == null) result.key = id
  return result
}
