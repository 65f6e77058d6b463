import type { FormModel } from '@livejsx/view/internal'

/**
 * Copies a model, to be changed before anyone else sees it. By the names of its fields: a spread does
 * not know beforehand what it copies, and took a quarter of our own part of a form's event.
 */
export function copyModel(model: FormModel): {
  -readonly [Name in keyof FormModel]: FormModel[Name]
} {
  return {
    schema: model.schema,
    shape: model.shape,
    raw: model.raw,
    rows: model.rows,
    nextRow: model.nextRow,
    first: model.first,
    used: model.used,
    isSubmitted: model.isSubmitted,
    issues: model.issues,
    output: model.output,
    misfits: model.misfits,
    notes: model.notes,
    rev: model.rev,
    action: model.action,
    submitter: model.submitter,
    target: model.target,
  }
}
