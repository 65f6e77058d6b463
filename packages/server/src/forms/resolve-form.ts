import type { Carried } from '@livejsx/protocol'
import type { Part } from '../discovery/part.ts'
import type { PayloadIssue } from '../payload.ts'
import { checkMessage } from './check-message.ts'
import type { FormMessage, ParsedForm } from './form-message.ts'
import { nestFields } from './nested-fields.ts'

/** What an event of a form comes to: fields for the handler, or a message for a form. */
export type ResolvedForm =
  | { readonly issues: readonly PayloadIssue[] }
  | { readonly fields: unknown }
  | {
      readonly message: FormMessage
      /** What the page's copy has by it already. */
      readonly carried: Carried
    }

/** Finds out what an event of a form comes to in the part that it is for. */
export function resolveForm(form: ParsedForm, part: Part): ResolvedForm {
  if ('issues' in form) return form
  if (form.key === '') {
    const nested = nestFields(form)
    return 'issues' in nested ? nested : { fields: nested.value }
  }
  const message = checkMessage(form, part.assigns)
  if ('issues' in message) return message
  const at = part.number === 0 ? [] : ['parts', String(part.number)]
  return { message, carried: { at: [...at, form.key, 'values'], fields: form.set } }
}
