import {
  formLimits,
  isSameValue,
  pathTo,
  rawOf,
  shapeAt,
  type FormModel,
  type RawValue,
  type RowKeys,
  type Shape,
} from '@livejsx/view/internal'
import { copyModel } from './copy-model.ts'
import { fit, leafAt } from './fit.ts'

/** Fields by path, as a browser sent them. */
export type FieldSet = Readonly<Record<string, unknown>>

/** How a set is put into a form. */
export interface MergeOptions {
  /** Whether the set is the whole form, with all rows that there are. */
  readonly isWhole?: boolean
  /** Paths of fields that the visitor has been in. */
  readonly used?: readonly string[]
  readonly target?: string | undefined
  /** Name and value of the button that sent it. */
  readonly submitter?: FormModel['submitter']
}

/** Gives the first path of a set that the form has no field for; `undefined` = it fits. */
export function unknownPath(model: FormModel, set: FieldSet, isWhole = false): string | undefined {
  let keys: Map<string, Set<string>> | undefined
  const onRow = (list: string, key: string): boolean => {
    if (!isWhole) return rowsAt(model.rows, list).includes(key)
    keys ??= new Map()
    const known = keys.get(list) ?? new Set()
    keys.set(list, known.add(key))
    return known.size <= formLimits.maxRows
  }
  for (const path of Object.keys(set)) {
    if (leafAt(model.shape, path, onRow) === undefined) return path
  }
  return undefined
}

/**
 * Whether a form would have more fields with a whole set than it may: each new row brings all of
 * its own.
 */
export function isTooLarge(model: FormModel, set: FieldSet): boolean {
  return Object.keys(withRowsOf(model, set).raw).length > formLimits.maxFields
}

/**
 * Puts what a browser sent into a form. What a field cannot hold is noted at it, and the field stays
 * as it was. Every path has to be known, see {@link unknownPath}.
 */
export function merge(
  before: FormModel,
  set: FieldSet,
  { isWhole = false, used, target, submitter }: MergeOptions = {},
): FormModel {
  const model = isWhole ? withRowsOf(before, set) : before
  // Copied when they change: most events bring one field that has nothing against it.
  let raw: Record<string, RawValue> | undefined
  let misfits: Record<string, readonly string[]> | undefined
  let notes: Record<string, readonly string[]> | undefined
  let nowUsed = before.used
  const use = (path: string): void => {
    if (nowUsed.has(path)) return
    if (nowUsed === before.used) nowUsed = new Set(before.used)
    ;(nowUsed as Set<string>).add(path)
  }
  for (const path of Object.keys(set)) {
    const shape = leafAt(model.shape, path)
    if (shape === undefined) continue
    const fitted = fit(shape, set[path])
    if (fitted.misfit !== undefined) {
      misfits ??= { ...model.misfits }
      misfits[path] = [fitted.misfit]
      use(path)
      continue
    }
    if (Object.hasOwn(misfits ?? model.misfits, path)) {
      misfits ??= { ...model.misfits }
      delete misfits[path]
    }
    if (isSameValue((raw ?? model.raw)[path], fitted.raw)) continue
    raw ??= { ...model.raw }
    raw[path] = fitted.raw
    if (Object.hasOwn(notes ?? model.notes, path)) {
      notes ??= { ...model.notes }
      delete notes[path]
    }
    use(path)
  }
  const useKnown = (path: string): void => {
    if (shapeAt(model.shape, path, model.rows) !== undefined) use(path)
  }
  used?.forEach(useKnown)
  if (target !== undefined) useKnown(target)
  const merged = copyModel(model)
  if (raw !== undefined) merged.raw = raw
  if (misfits !== undefined) merged.misfits = misfits
  if (notes !== undefined) merged.notes = notes
  merged.used = nowUsed
  merged.target = target
  merged.action = undefined
  merged.submitter = submitter
  return merged
}

/**
 * Gives a form the rows that a whole set names, in the order of their first field. Boxes and lists of
 * which nothing was sent are empty: that is how browsers send them.
 */
function withRowsOf(model: FormModel, set: FieldSet): FormModel {
  const rows: Record<string, string[]> = {}
  let { nextRow } = model
  const onRow = (list: string, key: string): boolean => {
    rows[list] ??= []
    if (!rows[list].includes(key)) rows[list].push(key)
    nextRow = Math.max(nextRow, Number(key.slice(1)) + 1)
    return true
  }
  for (const path of Object.keys(set)) leafAt(model.shape, path, onRow)
  const raw: Record<string, RawValue> = {}
  addEmpty(model, model.shape, '', { raw, rows })
  return { ...model, raw, rows, nextRow }
}

function addEmpty(
  model: FormModel,
  shape: Shape,
  path: string,
  made: { readonly raw: Record<string, RawValue>; readonly rows: Record<string, string[]> },
): void {
  if (shape.kind === 'group') {
    for (const [name, field] of shape.fields) addEmpty(model, field, pathTo(path, name), made)
    return
  }
  if (shape.kind === 'leaf') {
    if (shape.type === 'file') made.raw[path] = shape.isList ? [] : undefined
    else if (shape.isList) made.raw[path] = []
    else if (shape.type === 'boolean') made.raw[path] = false
    else made.raw[path] = Object.hasOwn(model.raw, path) ? model.raw[path] : ''
    return
  }
  made.rows[path] ??= []
  for (const key of made.rows[path]) {
    const at = pathTo(path, key)
    const isNew = !rowsAt(model.rows, path).includes(key)
    const known = isNew ? { ...model, ...rawOf(shape.row, shape.template, { at }) } : model
    addEmpty(known, shape.row, at, made)
  }
}

/** Gives the keys of a list; none if there is no such list. */
export function rowsAt(rows: RowKeys, list: string): readonly string[] {
  return (Object.hasOwn(rows, list) ? rows[list] : undefined) ?? []
}
