import { isBlank, isSameValue, rawOf, untouched, type FormModel } from '@livejsx/view/internal'

/** Gives other values to a form; its rows go on by their places. */
export function replaceValues(
  model: FormModel,
  values: unknown,
): Pick<FormModel, 'raw' | 'rows' | 'nextRow'> {
  return rawOf(model.shape, values, { nextRow: model.nextRow, keys: model.rows })
}

/**
 * Lets a form begin again. What the fields get by that is meant, so it is shown also where the visitor
 * is typing; what they have already is no reason to disturb anyone.
 */
export function beginAgain(model: FormModel, values?: unknown): FormModel {
  const own = values === undefined ? { ...model, ...model.first } : replaceValues(model, values)
  const { raw, rows, nextRow } = own
  const next: FormModel = {
    ...model,
    ...untouched,
    raw,
    rows,
    nextRow,
    first: { raw, rows },
  }
  const changed = Object.keys(raw).filter(
    (path) =>
      !Object.hasOwn(model.raw, path) ||
      !isSameValue(raw[path], model.raw[path]) ||
      isBlank(model.shape, path),
  )
  return changed.reduce(withRev, next)
}

/** Counts that the server has set a field on purpose; the empty path is every field. */
export function withRev(model: FormModel, path: string): FormModel {
  const rev = Object.hasOwn(model.rev, path) ? (model.rev[path] ?? 0) : 0
  return { ...model, rev: { ...model.rev, [path]: rev + 1 } }
}
