import {
  formLimits,
  isFormState,
  modelOf,
  segmentsOfName,
  shapeAt,
  type FormModel,
} from '@livejsx/view/internal'
import type { State } from '../discovery/part.ts'
import { leafAt } from './fit.ts'
import type { FormMessage, ParsedForm, RowChange } from './form-message.ts'
import { isTooLarge, unknownPath } from './merge.ts'
import { refused } from './refused.ts'

/**
 * Compares what a page sent with the form that it is for. What the form has no place for is refused
 * as a whole: no page that shows it sends that.
 *
 * @returns the message, with the value of the button that sent it if that is a field
 */
export function checkMessage(message: FormMessage, assigns: State): ParsedForm {
  const { key } = message
  const state = Object.hasOwn(assigns, key) ? assigns[key] : undefined
  if (!isFormState(state)) return refused(key, 'There is no form of that name')
  const model = modelOf(state)
  const own = withButton(message, model)
  const unknown = unknownPath(model, own.set, own.isWhole)
  if (unknown !== undefined) return refused(unknown, 'The form has no such field')
  if (own.isWhole && isTooLarge(model, own.set)) {
    return refused('', `At most ${formLimits.maxFields} fields are taken`)
  }
  if (own.row !== undefined && !isList(model, own)) {
    return refused(own.row.path, 'The form has no such list of rows')
  }
  return own
}

function isList({ shape, rows }: FormModel, { row, isWhole }: FormMessage): boolean {
  const { verb, path } = row as RowChange
  const list = verb === 'add' ? path : path.slice(0, Math.max(0, path.lastIndexOf('.')))
  return shapeAt(shape, list, isWhole ? undefined : rows)?.kind === 'rows'
}

function withButton(message: FormMessage, model: FormModel): FormMessage {
  const { submitter, key, set } = message
  const [head, ...segments] = submitter === undefined ? [] : (segmentsOfName(submitter[0]) ?? [])
  const path = segments.join('.')
  if (submitter === undefined || head !== key || leafAt(model.shape, path) === undefined) {
    return message
  }
  return { ...message, set: { ...set, [path]: submitter[1] } }
}
