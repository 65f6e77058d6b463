import { randomUUID } from 'node:crypto'
import type { Form } from '@livejsx/view'
import {
  rawValue,
  shapeAt,
  stateOf,
  isValid,
  modelOf,
  type FormModel,
  type FormState,
  type LeafShape,
  type RawValue,
} from '@livejsx/view/internal'
import type { LiveBinding } from '../live-values.ts'
import { beginAgain, replaceValues, withRev } from './reset.ts'
import { insertRow, moveRow, removeRow } from './rows.ts'
import { typedValues } from './typed-values.ts'
import { validate } from './validate.ts'

/** Where a form lies for one handler. */
export type FormBinding = Pick<LiveBinding<FormState>, 'get' | 'update'>

/** Makes the form that a handler sees. */
export function createFormHandle(binding: FormBinding): Form<unknown> {
  const get = (): FormState => binding.get()
  const update = (change: (state: FormState) => FormState): void => binding.update(change)
  const model = (): FormModel => modelOf(get())
  const edit = (next: (model: FormModel) => FormModel): void =>
    update((state) => stateOf(next(modelOf(state)), state))
  return {
    get values() {
      return typedValues(model())
    },
    get errors() {
      return get().errors
    },
    get output() {
      return model().output?.value
    },
    get valid() {
      return isValid(model())
    },
    get changed() {
      return get().changed
    },
    get target() {
      return model().target
    },
    get submitter() {
      return model().submitter
    },
    async validate(values) {
      if (values !== undefined) edit((own) => ({ ...own, ...replaceValues(own, values) }))
      const asked = model()
      const verdict = await validate(asked)
      edit((own) => ({ ...own, ...verdict }))
      return isValid({ ...asked, ...verdict })
    },
    set(path, value, { overwrite = true } = {}) {
      const shape = fieldAt(model(), path)
      const raw = rawValue(shape, value, path)
      edit((own) => cleared(overwrite ? withRev(own, path) : own, path, raw))
    },
    overwrite(path) {
      if (path !== undefined) fieldAt(model(), path)
      edit((own) => withRev(own, path ?? ''))
    },
    addError(path, text) {
      if (shapeAt(model().shape, path, model().rows) === undefined) throw unknownField(path)
      edit((own) => {
        const known = Object.hasOwn(own.notes, path) ? (own.notes[path] ?? []) : []
        return { ...own, notes: { ...own.notes, [path]: [...known, text] } }
      })
    },
    clearErrors: () => edit((own) => ({ ...own, notes: {}, misfits: {}, issues: {} })),
    reset: (values) => edit((own) => beginAgain(own, values)),
    insertRow(path, values, at) {
      listAt(model(), path)
      edit((own) => insertRow(own, path, values, at))
    },
    removeRow: (path) => edit((own) => removeRow(own, path)),
    moveRow: (path, to) => edit((own) => moveRow(own, path, to)),
    handOver: () => edit((own) => ({ ...own, action: randomUUID() })),
  } satisfies Omit<Form<unknown>, symbol> as unknown as Form<unknown>
}

function cleared(model: FormModel, path: string, raw: RawValue): FormModel {
  const { [path]: _note, ...notes } = model.notes
  const { [path]: _misfit, ...misfits } = model.misfits
  return { ...model, raw: { ...model.raw, [path]: raw }, notes, misfits }
}

function fieldAt(model: FormModel, path: string): LeafShape {
  const shape = shapeAt(model.shape, path, model.rows)
  if (shape?.kind === 'leaf') return shape
  throw unknownField(path)
}

function listAt(model: FormModel, path: string): void {
  if (shapeAt(model.shape, path, model.rows)?.kind === 'rows') return
  throw new TypeError(
    `The form has no list of rows \`${path}\`: give the path of one, like "items"`,
  )
}

function unknownField(path: string): TypeError {
  return new TypeError(
    `The form has no field \`${path}\`: give the path of one, like "address.city" or "items.k0.title"`,
  )
}
