import type { StandardSchemaV1 } from '@standard-schema/spec'
import { pathTo, shapeAt, type FormErrors, type FormModel } from '@livejsx/view/internal'
import { isPromiseLike } from '../promise-like.ts'
import { concealSecrets } from './conceal.ts'
import { rowsAt } from './merge.ts'
import { typedValues } from './typed-values.ts'

const none: FormErrors = Object.freeze({})

/** What a schema says of a form. */
export type Verdict = Pick<FormModel, 'issues' | 'output'>

/**
 * Asks a form's schema.
 *
 * @throws whatever the schema throws; a promise of an async schema rejects with it
 */
export function validate(model: FormModel): Verdict | Promise<Verdict> {
  const result = model.schema['~standard'].validate(typedValues(model))
  const judge = (found: StandardSchemaV1.Result<unknown>): Verdict => toVerdict(model, found)
  return isPromiseLike(result) ? Promise.resolve(result).then(judge) : judge(result)
}

function toVerdict(model: FormModel, result: StandardSchemaV1.Result<unknown>): Verdict {
  if (result.issues === undefined) return { issues: none, output: { value: result.value } }
  return { issues: issuesOf(model, result.issues), output: undefined }
}

/** Sorts a schema's complaints by the paths of a form's fields, without what they quote of secrets. */
export function issuesOf(model: FormModel, issues: readonly StandardSchemaV1.Issue[]): FormErrors {
  const errors: Record<string, string[]> = {}
  const conceal = concealSecrets(model)
  for (const { path = [], message } of issues) {
    const at = fieldOf(
      model,
      path.map((key) => (typeof key === 'object' ? key.key : key)),
    )
    errors[at] ??= []
    errors[at].push(conceal(message))
  }
  return errors
}

/** Gives the field that a schema's path lies in: places of rows become their keys. */
function fieldOf({ shape, rows }: FormModel, keys: readonly PropertyKey[]): string {
  let at = ''
  for (const key of keys) {
    const around = shapeAt(shape, at, rows)
    const segment = around?.kind === 'rows' ? rowsAt(rows, at)[Number(key)] : String(key)
    if (segment === undefined || segment.includes('.')) break
    const next = pathTo(at, segment)
    if (shapeAt(shape, next, rows) === undefined) break
    at = next
  }
  return at
}
