import { FormField, type FieldSource, type FieldsOf } from './form-fields.ts'
import { fieldId, pathTo } from './form-names.ts'
import { rowButton, type FormRow, type FormRows } from './form-rows.ts'
import type { FormState } from './form-state.ts'

/** A form as `render` sees it. */
export interface FormView<Values = unknown> {
  /** Name of its assign. */
  readonly key: string
  /** The fields, in the shape of the values. */
  readonly fields: FieldsOf<Values>
  /** What is to be shown of the errors of the form itself, and of those that belong to no field. */
  readonly errors: readonly string[]
  /** Whether the last validation found nothing; `false` before the first. */
  readonly valid: boolean
  /** Whether a value differs from what the form began with, or was reset to. */
  readonly changed: boolean
  /** Whether it was sent, so that every error is shown. */
  readonly submitted: boolean
  /** What the fields hold, in the shape of the values: texts, booleans and lists of texts. */
  readonly values: SentValues<Values>
  /** Whether the visitor has changed a field. @param path names joined by dots, `address.city` */
  used(path: string): boolean
  /** What the page holds of it. */
  readonly state: FormState
}

/** What fields hold, in the shape of a form's values; passwords and files are left out. */
export type SentValues<Values> = unknown extends Values
  ? Readonly<Record<string, unknown>>
  : Values extends readonly (infer Item)[]
    ? readonly SentValues<Item>[]
    : Values extends Date | Blob | string | number | bigint | null | undefined
      ? string
      : Values extends boolean
        ? boolean
        : { readonly [Name in keyof Values]?: SentValues<Values[Name]> }

/** A group or list of fields while it is made. */
type Branch = Record<string, unknown>

/**
 * Makes what `render` sees of a form. Nothing is made of its fields before one is asked for.
 *
 * @param key name of its assign
 * @param component id of the live component that it is of, which ids begin with
 */
export function createFormView(state: FormState, key: string, component?: string): FormView {
  const scope = component === undefined ? key : `${component}-${key}`
  let fields: Branch | undefined
  let values: Branch | undefined
  let errors: readonly string[] | undefined
  let used: ReadonlySet<string> | undefined
  const isUsed = (path: string): boolean =>
    state.submitted || (used ??= new Set(state.used)).has(path)
  const source: FieldSource = { state, key, scope, isUsed }
  return {
    key,
    state,
    valid: state.valid && Object.keys(state.errors).length === 0,
    changed: state.changed,
    submitted: state.submitted,
    get fields() {
      fields ??= treeOf(state, [...Object.keys(state.values), ...state.blank], {
        leaf: (path) => new FormField(source, path),
        list: (path, rows) => createRows(state, fieldId(scope, path), path, rows),
      })
      return fields as never
    },
    get values() {
      values ??= treeOf(state, Object.keys(state.values), {
        leaf: (path) => state.values[path],
        list: (_path, rows) => rows.map(({ fields: row }) => row),
      })
      return values as never
    },
    get errors() {
      errors ??= Object.keys(state.errors).flatMap((path) =>
        isShownElsewhere(state, path) ? [] : (state.errors[path] ?? []),
      )
      return errors
    },
    used: isUsed,
  }
}

interface Row {
  readonly key: string
  readonly fields: Branch
}

interface Making {
  leaf(path: string): unknown
  list(path: string, rows: readonly Row[]): unknown
}

/** Puts what paths lead to into objects within each other. */
function treeOf(state: FormState, paths: readonly string[], { leaf, list }: Making): Branch {
  const branches = new Map<string, Branch>([['', {}]])
  /** Gives the object that holds what lies at a path, and makes those around it. */
  const branchAt = (path: string): Branch => {
    const found = branches.get(path)
    if (found !== undefined) return found
    const made: Branch = {}
    branches.set(path, made)
    const [parent, name] = split(path)
    // Rows are put into their list, in its order.
    if (!Object.hasOwn(state.rows, parent)) branchAt(parent)[name] = made
    return made
  }
  for (const path of paths) {
    const [parent, name] = split(path)
    branchAt(parent)[name] = leaf(path)
  }
  for (const path of Object.keys(state.rows)) {
    const rows = (state.rows[path] ?? []).map((key) => ({
      key,
      fields: branchAt(pathTo(path, key)),
    }))
    const [parent, name] = split(path)
    branchAt(parent)[name] = list(path, rows)
  }
  return branches.get('') ?? {}
}

function createRows(
  { errors }: FormState,
  id: string,
  path: string,
  rows: readonly Row[],
): FormRows<unknown> {
  const errorsAt = (at: string): readonly string[] =>
    (Object.hasOwn(errors, at) ? errors[at] : undefined) ?? []
  return {
    errors: errorsAt(path),
    errorId: `${id}-error`,
    add: rowButton('add', path),
    rows: rows.map(({ key, fields }, index): FormRow<unknown> => ({
      key,
      index,
      fields: fields as never,
      errors: errorsAt(pathTo(path, key)),
      remove: rowButton('remove', path, key),
      up: rowButton('up', path, key),
      down: rowButton('down', path, key),
    })),
  }
}

/** Whether a field, a list or a row shows the errors of a path. */
function isShownElsewhere(state: FormState, path: string): boolean {
  if (Object.hasOwn(state.values, path) || state.blank.includes(path)) return true
  const [parent, name] = split(path)
  return Object.hasOwn(state.rows, path) || (ownRows(state, parent) ?? []).includes(name)
}

function ownRows({ rows }: FormState, path: string): readonly string[] | undefined {
  return Object.hasOwn(rows, path) ? rows[path] : undefined
}

function split(path: string): [parent: string, name: string] {
  const dot = path.lastIndexOf('.')
  return [path.slice(0, Math.max(0, dot)), path.slice(dot + 1)]
}
