import { idOfEntry, itemOfEntry, type StreamEntry } from '@livejsx/protocol'
import { createElement, isValidElement } from 'preact'
import type { StreamState } from './stream-state.ts'
import type { StreamView } from './stream.ts'

/** What an author passes to `map`. */
export type RenderRow = (item: unknown, id: string) => unknown

/** How the rows of a stream are made where that takes more than {@link showRow}. */
export const streamRows: {
  make?: ((state: StreamState, render: RenderRow) => unknown[]) | undefined
} = {}

/** Makes what `render` sees of a stream. */
export function createStreamView(state: StreamState): StreamView<unknown> {
  return {
    get size() {
      return state.items.length
    },
    *[Symbol.iterator]() {
      for (const entry of state.items) yield itemOfEntry(entry)
    },
    map<Result>(render: (item: unknown, id: string) => Result): Result[] {
      const rows = streamRows.make?.(state, render)
      return (rows ?? state.items.map((entry) => showRow(entry, render))) as Result[]
    },
  }
}

/** Makes the row of an item, with its id as key if it has none. */
export function showRow(entry: StreamEntry, render: RenderRow): unknown {
  const id = idOfEntry(entry)
  const row = render(itemOfEntry(entry), id)
  if (!isValidElement(row) || (row.key !== undefined && row.key !== null)) return row
  // A copy: several rows may be one and the same element.
  const copy = createElement(row.type as 'li', row.props)
  copy.key = id
  copy.ref = row.ref ?? null
  return copy
}
