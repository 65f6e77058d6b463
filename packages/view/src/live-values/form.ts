import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { FieldPath, Given, Initial, ListPath, RowAt } from './form-paths.ts'
import { rawOf } from './form-raw.ts'
import { isGroup, isSameShape, shapeOf, type FieldType, type GroupShape } from './form-shape.ts'
import { stateOf, untouched, type FormErrors } from './form-state.ts'
import type { kind } from './kind.ts'

/** Options of {@link form}. Paths are names joined by dots; rows of lists have no part in them. */
export interface FormFieldOptions<Values> {
  /** What fields hold whose first value does not tell: lists without items, and optional fields. */
  readonly types?: { readonly [Path in FieldPath<Values, never>]?: FieldType }
  /** What new rows of a list hold. @default what its first row holds */
  readonly rows?: [ListPath<Values>] extends [never]
    ? Readonly<Record<string, never>>
    : { readonly [Path in ListPath<Values>]?: RowAt<Values, Path> }
  /**
   * Fields whose values never leave the server, besides those whose names speak of passwords and
   * secrets.
   */
  readonly secret?: readonly FieldPath<Values, never>[]
}

/** A form, as handlers see it. What is done to it belongs to the handler's transaction. */
export interface Form<Values, Output = unknown> {
  readonly [kind]: 'form'
  /** The values as the schema gets them: numbers are numbers, unless the text is none. */
  readonly values: Values
  /** What is shown, by path; the empty path is the form itself. */
  readonly errors: FormErrors
  /**
   * What the schema made of the values; `undefined` = they are not valid, or were not validated.
   */
  readonly output: Output | undefined
  /** Whether the last validation found nothing; `false` before the first. */
  readonly valid: boolean
  /** Whether a value differs from what the form began with, or was reset to. */
  readonly changed: boolean
  /** Path of the field that was changed last. */
  readonly target: string | undefined
  /** Name and value of the button that sent the form; `undefined` = none, or one without a name. */
  readonly submitter: readonly [name: string, value: string] | undefined
  /**
   * Validates the values, or others in their place, which the form then holds. Errors are shown for
   * used fields; resolves with whether there are none.
   */
  validate(values?: Given<Values>): Promise<boolean>
  /**
   * Sets a field.
   *
   * @param options `overwrite`: also while the visitor is in it; otherwise once it is left. @default true
   */
  set(path: FieldPath<Values>, value: unknown, options?: { readonly overwrite?: boolean }): void
  /**
   * Shows the value that the server has for a field, also while the visitor is in it; of every
   * field without a path.
   */
  overwrite(path?: FieldPath<Values>): void
  /**
   * Shows an error at a field, or at the form (`''`), until the field is changed or the form sent.
   */
  addError(path: FieldPath<Values> | ListPath<Values, string> | '', text: string): void
  /** Takes every error away. */
  clearErrors(): void
  /**
   * Lets the form begin again, with other values if some are given. Nothing is used or in error.
   */
  reset(values?: Given<Values>): void
  /**
   * Adds a row.
   *
   * @param at index, from 0. @default the end
   */
  insertRow<Path extends ListPath<Values, string>>(
    path: Path,
    values?: RowAt<Values, Path>,
    at?: number,
  ): void
  /**
   * Takes a row away: a list's path and the row's key, `items.k3`. Nothing happens when it is
   * gone.
   */
  removeRow(path: string): void
  /** Moves a row to another index of its list, from 0. Nothing happens when it is gone. */
  moveRow(path: string, to: number): void
  /**
   * Lets the browser send the form by itself once this handler's state is shown: to its address,
   * as without JavaScript.
   */
  handOver(): void
}

/**
 * Makes a form of a schema: fields for `render`, values and errors for handlers. It is an assign, and
 * belongs at the top level of the assigns.
 *
 * The first values say what the fields are: text, number, boolean, `Date`, lists, plain objects, and
 * lists of these, which are rows.
 *
 * @param schema any Standard Schema
 * @param initial a value for each field; `undefined` and `null` are what an optional one is when empty
 * @throws TypeError for values that no field can hold
 * @example mount: () => ({ profile: form(Profile, { name: '', age: 0 }) })
 */
export function form<Schema extends StandardSchemaV1>(
  schema: Schema,
  initial: Initial<StandardSchemaV1.InferInput<Schema>>,
  options: FormFieldOptions<StandardSchemaV1.InferInput<Schema>> = {},
): Form<StandardSchemaV1.InferInput<Schema>, StandardSchemaV1.InferOutput<Schema>> {
  if (!isGroup(initial)) {
    throw new TypeError('`form` takes a plain object as its first values, with one for each field')
  }
  const shape = sharedShape(schema, shapeOf(initial, options))
  const { raw, rows, nextRow } = rawOf(shape, initial)
  return stateOf({
    schema,
    shape,
    raw,
    rows,
    nextRow,
    first: { raw, rows },
    ...untouched,
    rev: {},
    action: undefined,
    submitter: undefined,
  }) as never
}

/** The last shape of each schema: the forms of all pages mostly have the same, and keep it once. */
const shapes = new WeakMap<StandardSchemaV1, GroupShape>()

function sharedShape(schema: StandardSchemaV1, shape: GroupShape): GroupShape {
  const last = shapes.get(schema)
  if (last !== undefined && isSameShape(last, shape)) return last
  shapes.set(schema, shape)
  return shape
}
