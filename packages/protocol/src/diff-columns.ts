import type { Changes, Mark, Setting } from './diff-changes.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './plain.ts'
import { keysOf, pointerTo } from './pointer.ts'

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
  const columns = [...columnsOf(mark, pointer, rows, changes)].filter(
    ([, column]) => column.rows.length >= minRows,
  )
  for (const [field, column] of columns) {
    changes.lists.push([pointer, 'each', field, valuesOf(column)])
  }
  removeSince(
    mark,
    columns.map(([, { settings }]) => settings),
    changes,
  )
}

function removeSince(
  { set: start }: Mark,
  grouped: readonly (readonly Setting[])[],
  { set }: Changes,
): void {
  const count = grouped.reduce((sum, { length }) => sum + length, 0)
  // Mostly rows differ in nothing else.
  if (count === set.length - start) {
    set.length = start
    return
  }
  const gone = new Set(grouped.flat())
  for (const setting of set.splice(start)) if (!gone.has(setting)) set.push(setting)
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
      const field = fieldAt(start, setting)
      // A field that is new to a row stays in `set`, which keeps the order of the fields.
      if (field === undefined || !isObject(before) || !Object.hasOwn(before, field)) continue
      const column = columns.get(field) ?? { rows: [], settings: [] }
      column.rows.push(at)
      column.settings.push(setting)
      columns.set(field, column)
    }
  }
  return columns
}

/**
 * Gives the field of a row that was set; `undefined` = the row itself, or something deeper in it.
 *
 * @param start where the name of a field begins in pointers into the row
 */
function fieldAt(start: number, { pointer, field }: Setting): string | undefined {
  // By its length alone: the text of a pointer is put together only when it is read.
  if (field !== undefined) {
    return pointer.length === start + pointerTo(undefined, field).length ? field : undefined
  }
  const name = pointer.slice(start)
  if (pointer.length < start || name.includes('/')) return undefined
  return keysOf(name)[0]
}

/** Gives values by position, or without positions if they are those of the first rows. */
function valuesOf({ rows, settings }: Column): JsonObject | readonly Json[] {
  if (rows.at(-1) === rows.length - 1) return settings.map(({ value }) => value)
  const values: Record<number, Json> = {}
  for (const [index, { value }] of settings.entries()) values[rows[index] as number] = value
  return values
}
