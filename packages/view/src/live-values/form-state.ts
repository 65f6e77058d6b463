import type { StandardSchemaV1 } from '@standard-schema/spec'
import { shapeAt, type GroupShape } from './form-shape.ts'

/** What a field holds: the browser's text, what is chosen of a list, whether it is checked, or files. */
export type RawValue = string | boolean | readonly string[] | File | readonly File[] | undefined

/** What of a field's value is sent to browsers. */
export type SentValue = string | boolean | readonly string[]

/** Complaints by path; the empty path is the form itself. */
export type FormErrors = Readonly<Record<string, readonly string[]>>

/** Keys of rows by path of their list, in order. */
export type RowKeys = Readonly<Record<string, readonly string[]>>

/** A form as it lies in the assigns and in the page: plain data. */
export interface FormState {
  readonly '#': 'form'
  /** Values by path, without those that stay on the server. */
  readonly values: Readonly<Record<string, SentValue>>
  /** Paths of fields whose values stay on the server: secrets and files. */
  readonly blank: readonly string[]
  readonly rows: RowKeys
  /** What is to be shown. */
  readonly errors: FormErrors
  /** Paths of the fields that the visitor has changed. */
  readonly used: readonly string[]
  /** Whether it was sent, so that every error is shown. */
  readonly submitted: boolean
  /** Whether the last validation found nothing besides {@link errors}; `false` before the first. */
  readonly valid: boolean
  /** Whether a value differs from what the form began with. */
  readonly changed: boolean
  /** How often the server has set a field on purpose, by path; the empty path counts for all. */
  readonly rev: Readonly<Record<string, number>>
  /** New each time the browser is to send the form by itself. Absence = it is not. */
  readonly action?: string
}

/** What the server knows of a form besides. Never changed in place, so that a rollback is free. */
export interface FormModel {
  readonly schema: StandardSchemaV1
  readonly shape: GroupShape
  /** Values by path, secrets and files included. */
  readonly raw: Readonly<Record<string, RawValue>>
  readonly rows: RowKeys
  /** Number of the next row's key. */
  readonly nextRow: number
  /** What it began with. */
  readonly first: Pick<FormModel, 'raw' | 'rows'>
  readonly used: ReadonlySet<string>
  readonly isSubmitted: boolean
  /** What the schema said last; `undefined` = it was not asked yet. */
  readonly issues: FormErrors | undefined
  /** What the schema made of the values; `undefined` = nothing. */
  readonly output: { readonly value: unknown } | undefined
  /** What was sent for a field that it cannot hold. */
  readonly misfits: FormErrors
  /** What the author said. */
  readonly notes: FormErrors
  readonly rev: Readonly<Record<string, number>>
  readonly action: string | undefined
  /** Name and value of the button that sent it. */
  readonly submitter: readonly [name: string, value: string] | undefined
  /** Path of the field that was changed last. */
  readonly target: string | undefined
}

const none: FormErrors = Object.freeze({})

/** What is known of a form that nobody has touched. */
export const untouched = {
  used: new Set<string>(),
  isSubmitted: false,
  issues: undefined,
  output: undefined,
  misfits: {},
  notes: {},
  target: undefined,
} satisfies Partial<FormModel>

/** Returns the object that it is called with, for {@link Known} to be that object. */
class Given {
  constructor(state: FormState) {
    return state as never
  }
}

/**
 * The model of a state, in a private field of that: a copy has none. Not a `WeakMap`, as each event of
 * a form makes some of these: its keys took the garbage collector longer than all else took together.
 */
class Known extends Given {
  readonly #model: FormModel

  constructor(state: FormState, model: FormModel) {
    super(state)
    this.#model = model
  }

  static modelOf(state: unknown): FormModel | undefined {
    if (typeof state !== 'object' || state === null || !(#model in state)) return undefined
    return state.#model
  }
}

/** Gives what the server knows of a form. @throws TypeError for data that no `form()` has made */
export function modelOf(state: FormState): FormModel {
  const model = Known.modelOf(state)
  if (model !== undefined) return model
  throw new TypeError(
    'A form was copied, and what belongs to it is lost: assign the form itself, or make one by `form(…)`',
  )
}

/** Whether a value is a form that the server knows. */
export function isFormState(value: unknown): value is FormState {
  return Known.modelOf(value) !== undefined
}

/**
 * Makes the data of a model. Parts that are as they were in `last` keep their references, and its
 * fields their order, or the page would be sent all of it.
 */
export function stateOf(model: FormModel, last?: FormState): FormState {
  const before = last === undefined ? undefined : Known.modelOf(last)
  const isSame = before?.raw === model.raw
  const { values, blank } = last !== undefined && isSame ? last : sentValues(model, last, before)
  const errors = shownErrors(model)
  const own: FormState = {
    '#': 'form',
    values,
    blank,
    rows: model.rows,
    errors: last !== undefined && isEqual(errors, last.errors) ? last.errors : errors,
    used: last !== undefined && before?.used === model.used ? last.used : [...model.used],
    submitted: model.isSubmitted,
    valid: isAllShown(model),
    changed: isChanged(model),
    rev: model.rev,
  }
  const state = model.action === undefined ? own : { ...own, action: model.action }
  new Known(state, model)
  return state
}

function sentValues(
  { shape, raw, rows }: FormModel,
  last: FormState | undefined,
  before: FormModel | undefined,
): Pick<FormState, 'values' | 'blank'> {
  if (last !== undefined && before?.rows === rows) {
    // The same fields, of which most events change one.
    const now: Record<string, SentValue> = { ...last.values }
    for (const path in now) {
      if (raw[path] !== before.raw[path]) now[path] = raw[path] as SentValue
    }
    return { values: now, blank: last.blank }
  }
  const values: Record<string, SentValue> = {}
  const blank: string[] = []
  for (const path of Object.keys(raw)) {
    // What was sent before is sent again: what a field is does not change.
    const isSent = last !== undefined && Object.hasOwn(last.values, path)
    if (!isSent && isBlank(shape, path)) blank.push(path)
    else values[path] = raw[path] as SentValue
  }
  return { values, blank }
}

/** Whether the value at a path of a form stays on the server. */
export function isBlank(shape: GroupShape, path: string): boolean {
  const leaf = shapeAt(shape, path)
  return leaf?.kind === 'leaf' && (leaf.isSecret || leaf.type === 'file')
}

/** Whether nothing is known against the values. */
export function isValid({ issues, misfits, notes }: FormModel): boolean {
  return issues !== undefined && [issues, misfits, notes].every(isEmpty)
}

/** Whether the form was validated, and everything that was found is shown. */
function isAllShown({ issues, misfits, used, isSubmitted }: FormModel): boolean {
  if (issues === undefined) return false
  if (isSubmitted || isEmpty(issues)) return true
  return Object.keys(issues).every((path) => used.has(path) || Object.hasOwn(misfits, path))
}

function isEmpty(errors: FormErrors): boolean {
  for (const _path in errors) return false
  return true
}

function isChanged({ raw, rows, first }: FormModel): boolean {
  if (raw === first.raw && rows === first.rows) return false
  return !isEqual(raw, first.raw) || !isEqual(rows, first.rows)
}

/** The author's errors are always shown, the schema's for what was used, or after a submit. */
function shownErrors({ issues = none, misfits, notes, used, isSubmitted }: FormModel): FormErrors {
  if (isEmpty(misfits) && isEmpty(issues) && isEmpty(notes)) return none
  const errors: Record<string, readonly string[]> = {}
  const add = (path: string, texts: readonly string[]): void => {
    errors[path] = [...new Set([...(errors[path] ?? []), ...texts])]
  }
  for (const [path, texts] of Object.entries(misfits)) add(path, texts)
  for (const [path, texts] of Object.entries(issues)) {
    // What does not fit was not put into the values: the schema's complaint is about something else.
    if (!Object.hasOwn(misfits, path) && (isSubmitted || used.has(path))) add(path, texts)
  }
  for (const [path, texts] of Object.entries(notes)) add(path, texts)
  return errors
}

/** Compares two records of texts, booleans, files and lists of these. */
export function isEqual(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean {
  if (one === other) return true
  // Without lists of the names: a form compares all its fields in each event.
  let more = 0
  for (const name in one) {
    if (!Object.hasOwn(other, name) || !isSameValue(one[name], other[name])) return false
    more += 1
  }
  for (const _name in other) more -= 1
  return more === 0
}

/** Compares two values of fields. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((item, index) => item === other[index])
}
