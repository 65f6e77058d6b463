import type { StreamEntry } from '@livejsx/protocol'
import { showRow, type RenderRow, type StreamState } from '@livejsx/view/internal'

type Rows = WeakMap<StreamEntry, unknown>

const rowsOf = new WeakMap<RenderRow, Rows | undefined>()

/**
 * Makes the rows of a stream. Where neither the item nor the function has changed, it is the row of
 * before, which Preact passes over.
 */
export function reuseRows({ items }: Pick<StreamState, 'items'>, render: RenderRow): unknown[] {
  const rows = keptRows(render)
  if (rows === undefined) return items.map((entry) => showRow(entry, render))
  return items.map((entry) => {
    const row = rows.get(entry) ?? showRow(entry, render)
    rows.set(entry, row)
    return row
  })
}

/** `undefined` for a function that comes for the first time: most are made anew in each render. */
function keptRows(render: RenderRow): Rows | undefined {
  const rows = rowsOf.has(render) ? (rowsOf.get(render) ?? new WeakMap()) : undefined
  rowsOf.set(render, rows)
  return rows
}
