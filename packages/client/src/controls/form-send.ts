import { createFormView, type FormEvent, type FormState } from '@livejsx/view/internal'
import { carry } from './carry.ts'
import type { Sending } from './control.ts'
import { noteSent } from './form-changes.ts'
import { nestEntries, type Entries } from './form-entries.ts'
import { controlsOf, type BoundForm, type Field } from './form-fields.ts'

/** Name by which `live.pending` and style sheets know what no event of the author stands for. */
export const ownEvent = 'live:form'

/** What the server is told of an event besides the fields. @see docs/protocol.md, Form events */
export interface FormDetails {
  readonly submit?: true
  readonly reset?: true
  readonly whole?: true
  readonly target?: string | undefined
  readonly submitter?: readonly [name: string, value: string] | undefined
  readonly row?: readonly [verb: string, path: string]
  readonly used?: readonly string[]
}

/** An event of a form. */
export interface Message {
  /** Event of the author. Absence = only the form is told. */
  readonly name?: string | undefined
  readonly details?: FormDetails
  readonly sending?: Sending | undefined
  /** Controls that it carries. @default those of its fields */
  readonly controls?: readonly Element[]
}

/** Gives the live value that a form is of; `undefined` = its fields go to the author as they are. */
export function boundTo({ target }: FormEvent): BoundForm | undefined {
  return target.of as BoundForm | undefined
}

/** Sends fields of a form with a live value. */
export function sendFields(
  form: HTMLFormElement,
  { send }: FormEvent,
  of: BoundForm,
  fields: readonly Field[],
  { name, details, sending, controls = fields.flatMap((field) => field.controls) }: Message,
): Promise<unknown> {
  const set = Object.fromEntries(fields.map(({ path, value }) => [path, value]))
  const options = { as: name ?? ownEvent, carried: { at: [of.key, 'values'], fields: set } }
  const answer = send(payloadOf(of.key, set, name, details), {
    ...options,
    ...(name !== undefined && { optimistic: valuesWith(of, set) }),
  })
  noteSent(form, fields, answer)
  carry(controls, answer, sending)
  return answer
}

/** Sends a form without a live value, all of it. */
export function sendEntries(
  form: HTMLFormElement,
  { send }: FormEvent,
  entries: Entries,
  { name, details, sending, controls = controlsOf(form) }: Message,
): Promise<unknown> {
  const answer = send(payloadOf('', entries, name, details), {
    as: name ?? ownEvent,
    optimistic: nestEntries(entries),
  })
  carry(controls, answer, sending)
  return answer
}

function payloadOf(
  key: string,
  set: object,
  name: string | undefined,
  details: FormDetails = {},
): readonly unknown[] {
  const told = Object.entries(details).filter(([, value]) => value !== undefined)
  if (told.length > 0) return [key, set, name ?? null, Object.fromEntries(told)]
  return name === undefined ? [key, set] : [key, set, name]
}

/** Gives the values of a form with those that are sent, in their shape. */
function valuesWith({ key, state }: BoundForm, set: FormState['values']): unknown {
  return createFormView({ ...state, values: { ...state.values, ...set } }, key).values
}
