import { modelOf, stateOf, type FormModel, type FormState } from '@livejsx/view/internal'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { isPromiseLike } from '../promise-like.ts'
import type { Transaction } from '../transaction.ts'
import { copyModel } from './copy-model.ts'
import type { FormMessage, RowChange } from './form-message.ts'
import { merge } from './merge.ts'
import { beginAgain } from './reset.ts'
import { insertRow, moveRow, removeRow, shiftRow } from './rows.ts'
import { typedValues } from './typed-values.ts'
import { issuesOf, validate, type Verdict } from './validate.ts'

/** The author's part of a form event. */
export interface AuthorStep {
  /** Schema of the event's payload; `undefined` = it has none. */
  readonly schema: StandardSchemaV1 | undefined
  /** Runs the hooks and the handler. */
  handle(payload: unknown): unknown
}

/**
 * Runs one event of a form in its transaction: takes the fields, validates, and goes on to the author's
 * handler; for a submit only if nothing was found. Synchronous as long as schemas and handler are.
 *
 * @returns what the handler returned
 */
export function runFormTurn(
  transaction: Transaction,
  message: FormMessage,
  author: AuthorStep | undefined,
): unknown {
  const { key, isSubmit } = message
  const model = (): FormModel => modelOf(transaction.dataAt(key) as FormState)
  const edit = (change: (model: FormModel) => FormModel): void =>
    transaction.updateData(key, (state) =>
      stateOf(change(modelOf(state as FormState)), state as FormState),
    )
  const finish = (): unknown => {
    if (author === undefined) return undefined
    if (isSubmit && !isOutput(model())) return undefined
    return goOn(model(), author)
  }
  const goOn = (own: FormModel, { schema, handle }: AuthorStep): unknown => {
    if (schema === undefined) return handle(undefined)
    // The form has asked it just now.
    if (schema === own.schema && !message.isReset) {
      return own.output === undefined ? undefined : handle(own.output.value)
    }
    const result = schema['~standard'].validate(typedValues(own))
    const take = (found: StandardSchemaV1.Result<unknown>): unknown => {
      if (found.issues === undefined) return handle(found.value)
      // While the visitor is still typing this is no failure: the form's own errors are shown.
      if (isSubmit) {
        const issues = issuesOf(own, found.issues)
        edit((now) => ({ ...now, issues: { ...now.issues, ...issues }, output: undefined }))
      }
      return undefined
    }
    return isPromiseLike(result) ? Promise.resolve(result).then(take) : take(result)
  }
  const before = model()
  const after = received(before, message)
  const take = (own: FormModel): FormModel => (own === before ? after : received(own, message))
  // A form that begins again has not been validated.
  const verdict = message.isReset ? notAsked : validate(after)
  if (isPromiseLike(verdict)) {
    edit(take)
    return Promise.resolve(verdict).then((found) => {
      edit((own) => withVerdict(own, found))
      return finish()
    })
  }
  // In one change: each makes the form's state anew.
  edit((own) => withVerdict(take(own), verdict))
  return finish()
}

function withVerdict(model: FormModel, { issues, output }: Verdict): FormModel {
  const judged = copyModel(model)
  judged.issues = issues
  judged.output = output
  return judged
}

const notAsked: Verdict = { issues: undefined, output: undefined }

/** Whether a form can be handed to the handler of its submit. */
function isOutput({ output, misfits }: FormModel): boolean {
  return output !== undefined && Object.keys(misfits).length === 0
}

/** Puts what a page sent into a form: fields, then the change of a row. */
function received(model: FormModel, message: FormMessage): FormModel {
  const { set, isWhole, used, target, submitter, row, isSubmit, isReset } = message
  if (isReset) return beginAgain(model)
  const merged = merge(model, set, { isWhole, used, target, submitter })
  const changed = row === undefined ? merged : changeRow(merged, row)
  // A new try: what the server said of the last one is old.
  return isSubmit ? { ...changed, isSubmitted: true, notes: {} } : changed
}

function changeRow(model: FormModel, { verb, path, index }: RowChange): FormModel {
  switch (verb) {
    case 'add':
      return insertRow(model, path, undefined, index)
    case 'remove':
      return removeRow(model, path)
    case 'up':
      return shiftRow(model, path, -1)
    case 'down':
      return shiftRow(model, path, 1)
    case 'move':
      return moveRow(model, path, index ?? 0)
  }
}
