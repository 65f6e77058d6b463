import type { Changes, Mark, Setting } from './diff-changes.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './plain.ts'
import { keysOf } from './pointer.ts'

/** What was set in the same field of several rows, in the order of the rows. */
interface Column {
  readonly rows: number[]
  readonly settings: Setting[]
}

/** A row of which something was set: position after all edits, the row before, what was set. */
export interface ChangedRow {
  readonly at: number
  readonly before: unknown
  /** Where its settings end among all of them. */
  readonly end: number
}

/** Fewer rows than this that differ in one field are shorter without an `each`. */
const minRows = 3

/**
 * Turns what was set since a mark in the same field of several rows into one `each`.
 *
 * @param pointer of the list
 * @param rows those whose settings these are, in ascending order
 */
export function groupColumns(
  mark: Mark,
  pointer: string,
  rows: readonly ChangedRow[],
  changes: Changes,
): void {
  if (changes.set.length - mark.set < minRows) return
  const grouped = new Set<Setting>()
  for (const [field, column] of columnsOf(mark, pointer, rows, changes)) {
    if (column.rows.length < minRows) continue
    changes.lists.push([pointer, 'each', field, valuesOf(column)])
    for (const setting of column.settings) grouped.add(setting)
  }
  if (grouped.size === 0) return
  const single = changes.set.splice(mark.set).filter((setting) => !grouped.has(setting))
  for (const setting of single) changes.set.push(setting)
}

function columnsOf(
  mark: Mark,
  pointer: string,
  rows: readonly ChangedRow[],
  { set }: Changes,
): Map<string, Column> {
  const columns = new Map<string, Column>()
  let index = mark.set
  for (const { at, before, end } of rows) {
    const start = pointer.length + String(at).length + 2
    for (; index < end; index++) {
      const setting = set[index] as Setting
      const name = setting.pointer.slice(start)
      // The row itself, or deeper in it.
      if (setting.pointer.length < start || name.includes('/')) continue
      const field = name.includes('~') ? (keysOf(name)[0] as string) : name
      // A field that is new to a row stays in `set`, which keeps the order of the fields.
      if (!isObject(before) || !Object.hasOwn(before, field)) continue
      const column = columns.get(field) ?? { rows: [], settings: [] }
      column.rows.push(at)
      column.settings.push(setting)
      columns.set(field, column)
    }
  }
  return columns
}

/** Gives values by position, or without positions if they are those of the first rows. */
function valuesOf({ rows, settings }: Column): JsonObject | readonly Json[] {
  const values = settings.map(({ value }) => value)
  if (rows.at(-1) === rows.length - 1) return values
  return Object.fromEntries(rows.map((row, index) => [row, values[index] as Json]))
}
