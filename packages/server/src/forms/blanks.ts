import { isBlank, modelOf, stateOf, type FormState, type RawValue } from '@livejsx/view/internal'

/**
 * Empties the fields of a form whose values stay on the server: a page that was loaded anew shows them
 * empty, and must not send by a second try what nobody sees.
 */
export function withoutBlanks(state: FormState): FormState {
  if (state.blank.length === 0) return state
  const model = modelOf(state)
  const emptied = Object.entries(model.raw).map(([path, value]): [string, RawValue] => {
    if (!isBlank(model.shape, path)) return [path, value]
    if (Array.isArray(value)) return [path, []]
    return [path, value instanceof File ? undefined : value && '']
  })
  return stateOf({ ...model, raw: Object.fromEntries(emptied) }, state)
}
