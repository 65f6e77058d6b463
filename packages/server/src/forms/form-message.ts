import { formLimits } from '@livejsx/view/internal'
import type { PayloadIssue } from '../payload.ts'
import { refused } from './refused.ts'

const rowVerbs = ['add', 'remove', 'up', 'down', 'move'] as const

/** What happened to a row: of a list (`add`), or of the row at a path. */
export interface RowChange {
  readonly verb: (typeof rowVerbs)[number]
  readonly path: string
  /** Place in the list, from 0. */
  readonly index?: number | undefined
}

/** What a page sends of a form. @see docs/protocol.md, Form events */
export interface FormMessage {
  /** Name of the form's assign; empty = the fields as they are. */
  readonly key: string
  /** Fields by path, or by name where there is no assign. */
  readonly set: Readonly<Record<string, unknown>>
  /** Event of the author; `undefined` = only the form is told. */
  readonly event: string | undefined
  readonly isSubmit: boolean
  /** Whether the visitor has reset the form. */
  readonly isReset: boolean
  /** Whether the set has every field that there is. */
  readonly isWhole: boolean
  /** Path of the field that was changed. */
  readonly target: string | undefined
  /** Name and value of the button that sent the form. */
  readonly submitter: readonly [name: string, value: string] | undefined
  readonly row: RowChange | undefined
  /** Paths of fields that the visitor has been in. */
  readonly used: readonly string[]
}

/** What a payload says of a form, or what is wrong with it. */
export type ParsedForm = FormMessage | { readonly issues: readonly PayloadIssue[] }

/** Reads the payload of a `live:form` event. */
export function parseFormMessage(payload: unknown): ParsedForm {
  if (!Array.isArray(payload)) return refused('', 'A list is expected')
  const [key, set, event, details = {}] = payload as readonly unknown[]
  if (!isName(key, 0)) return refused('0', 'The name of a form is expected')
  if (!isRecord(set)) return refused('1', 'Fields by path are expected')
  const isEvent = event === undefined || event === null || isName(event)
  if (!isEvent) return refused('2', 'The name of an event is expected')
  if (!isRecord(details)) return refused('3', 'An object is expected')
  const names = Object.keys(set)
  if (names.length > formLimits.maxFields) {
    return refused('1', `At most ${formLimits.maxFields} fields are taken`)
  }
  const bad = names.find((name) => !isName(name) || !isValue(set[name]))
  if (bad !== undefined) return refused(bad, 'Text, a boolean or a list of texts is expected')
  const { submit, reset, whole, target, submitter, row, used } = details
  const change = row === undefined ? undefined : parseRow(row)
  if (change === null) return refused('3.row', 'A change of a row is expected')
  if (target !== undefined && !isName(target)) return refused('3.target', 'A path is expected')
  if (submitter !== undefined && !isButton(submitter)) {
    return refused('3.submitter', 'Name and value of a button are expected')
  }
  if (used !== undefined && !isPaths(used)) return refused('3.used', 'A list of paths is expected')
  return {
    key,
    set,
    event: event ?? undefined,
    isSubmit: submit === true,
    isReset: reset === true,
    isWhole: whole === true,
    target,
    submitter,
    row: change,
    used: used ?? [],
  }
}

function parseRow(row: unknown): RowChange | null {
  if (!Array.isArray(row)) return null
  const [verb, path, index] = row as readonly unknown[]
  const known = rowVerbs.find((each) => each === verb)
  const isPlace = typeof index === 'number' && Number.isInteger(index) && index >= 0
  if (known === undefined || !isName(path) || (index !== undefined && !isPlace)) return null
  if (known === 'move' && index === undefined) return null
  return { verb: known, path, index }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isName(value: unknown, min = 1): value is string {
  return (
    typeof value === 'string' && value.length >= min && value.length <= formLimits.maxNameLength
  )
}

function isValue(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length <= formLimits.maxFields && value.every((item) => typeof item === 'string')
  }
  return typeof value === 'string' || typeof value === 'boolean'
}

function isButton(value: unknown): value is readonly [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && isName(value[0]) && typeof value[1] === 'string'
  )
}

function isPaths(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= formLimits.maxFields &&
    value.every((item) => isName(item))
  )
}
