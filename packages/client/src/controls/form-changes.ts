import { isSameValue } from '@livejsx/view/internal'
import { controlOf, isMine, isUnsent } from './control.ts'
import {
  fieldsOf,
  type BoundForm,
  type Control,
  type Field,
  type FieldValue,
} from './form-fields.ts'

/** What was sent for fields whose controls show nothing of the server's, by path. */
const sent = new WeakMap<HTMLFormElement, Map<string, FieldValue>>()

/** Gives the fields that hold something that no event has carried yet, or only one that failed. */
export function changedFields(form: HTMLFormElement, of: BoundForm): Field[] {
  return fieldsOf(form, of).filter((field) => differs(form, of, field, isUnsentAt))
}

/**
 * Gives the fields that a submit has to bring: besides the changed ones those that are still on their
 * way, since their event may fail, and those whose values only the server keeps.
 */
export function fieldsToSubmit(form: HTMLFormElement, of: BoundForm): Field[] {
  return fieldsOf(form, of).filter(
    (field) =>
      (of.state.blank.includes(field.path) && field.value !== '') ||
      differs(form, of, field, isMineAt),
  )
}

/** Takes down what an event brings, until it has failed. */
export function noteSent(
  form: HTMLFormElement,
  fields: readonly Field[],
  answer: Promise<unknown>,
): void {
  const values = sent.get(form) ?? new Map<string, FieldValue>()
  sent.set(form, values)
  for (const { path, value } of fields) values.set(path, value)
  answer.catch(() => {
    for (const { path, value } of fields) if (values.get(path) === value) values.delete(path)
  })
}

/** Forgets what was sent: the form has begun again. */
export function forgetSent(form: HTMLFormElement): void {
  sent.delete(form)
}

function differs(
  form: HTMLFormElement,
  of: BoundForm,
  field: Field,
  isOwn: (control: Control) => boolean | undefined,
): boolean {
  const own = field.controls.map(isOwn)
  if (own.includes(true)) return true
  // What the guard knows and does not call the user's is the server's, even if it shows an older value.
  if (!own.includes(undefined)) return false
  const before = sent.get(form)?.get(field.path)
  if (before !== undefined) return !isSameValue(before, field.value)
  return !isKnown(of, field)
}

function isKnown({ state }: BoundForm, { path, value }: Field): boolean {
  return isSameValue(Object.hasOwn(state.values, path) ? state.values[path] : '', value)
}

function isUnsentAt(element: Control): boolean | undefined {
  const control = controlOf(element)
  return control && isUnsent(control)
}

function isMineAt(element: Control): boolean | undefined {
  const control = controlOf(element)
  return control && isMine(control)
}
