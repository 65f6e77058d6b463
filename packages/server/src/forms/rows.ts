import {
  formLimits,
  isRowKey,
  pathTo,
  rawOf,
  shapeAt,
  type FormModel,
} from '@livejsx/view/internal'
import { rowsAt } from './merge.ts'

/**
 * Adds a row to a list. When the form is full it says so at the list, and stays as it is.
 *
 * @param values what the row holds. @default what new rows hold
 * @param at index, from 0. @default the end
 */
export function insertRow(model: FormModel, list: string, values?: object, at?: number): FormModel {
  const shape = shapeAt(model.shape, list, model.rows)
  if (shape?.kind !== 'rows') return model
  const keys = rowsAt(model.rows, list)
  const key = `k${model.nextRow}`
  if (keys.length >= formLimits.maxRows || !isRowKey(key)) {
    return noted(model, list, `At most ${formLimits.maxRows} are taken`)
  }
  const own = rawOf(
    shape.row,
    { ...shape.template, ...values },
    {
      at: pathTo(list, key),
      nextRow: model.nextRow + 1,
    },
  )
  const raw = { ...model.raw, ...own.raw }
  if (Object.keys(raw).length > formLimits.maxFields) {
    return noted(model, list, `The form has no room for more than ${formLimits.maxFields} fields`)
  }
  const rows = { ...model.rows, ...own.rows, [list]: keys.toSpliced(at ?? keys.length, 0, key) }
  return { ...model, raw, rows, nextRow: own.nextRow, used: withUsed(model, list) }
}

/** Takes a row away, with all that is known of it. A row that is gone already changes nothing. */
export function removeRow(model: FormModel, path: string): FormModel {
  const { list, key, keys } = rowAt(model, path)
  if (!keys.includes(key)) return model
  const keep = (at: string): boolean => at !== path && !at.startsWith(`${path}.`)
  return {
    ...model,
    raw: only(model.raw, keep),
    rows: { ...only(model.rows, keep), [list]: keys.filter((other) => other !== key) },
    issues: model.issues && only(model.issues, keep),
    misfits: only(model.misfits, keep),
    notes: only(model.notes, keep),
    rev: only(model.rev, keep),
    used: new Set([...withUsed(model, list)].filter(keep)),
  }
}

/** Moves a row to another index of its list. Beyond the ends of the list there is nothing. */
export function moveRow(model: FormModel, path: string, to: number): FormModel {
  const { list, key, keys } = rowAt(model, path)
  if (!keys.includes(key) || to < 0 || to >= keys.length) return model
  const moved = keys.filter((other) => other !== key).toSpliced(to, 0, key)
  return { ...model, rows: { ...model.rows, [list]: moved }, used: withUsed(model, list) }
}

/** Moves a row by some places. */
export function shiftRow(model: FormModel, path: string, by: number): FormModel {
  const { key, keys } = rowAt(model, path)
  return moveRow(model, path, keys.indexOf(key) + by)
}

function rowAt({ rows }: FormModel, path: string) {
  const dot = path.lastIndexOf('.')
  const list = path.slice(0, Math.max(0, dot))
  return { list, key: path.slice(dot + 1), keys: rowsAt(rows, list) }
}

function noted(model: FormModel, path: string, text: string): FormModel {
  return { ...model, notes: { ...model.notes, [path]: [text] } }
}

function withUsed({ used }: FormModel, path: string): ReadonlySet<string> {
  return used.has(path) ? used : new Set(used).add(path)
}

function only<Value>(
  record: Readonly<Record<string, Value>>,
  keep: (name: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => keep(name)))
}
