import { isBlank, modelOf, stateOf, type FormState, type RawValue } from '@livejsx/view/internal'

/**
 * Makes a form what a page that was loaded anew shows of it. Fields whose values stay on the server are
 * empty: a second try must not send what nobody sees. And nothing is handed over to the browser, which
 * has just sent it: it would send it again and again.
 */
export function forNewPage(state: FormState): FormState {
  const model = modelOf(state)
  if (state.blank.length === 0 && model.action === undefined) return state
  const emptied = Object.entries(model.raw).map(([path, value]): [string, RawValue] => {
    if (!isBlank(model.shape, path)) return [path, value]
    if (Array.isArray(value)) return [path, []]
    return [path, value instanceof File ? undefined : value && '']
  })
  // What the schema made of the values has the files in it, too: they would stay as long as the page.
  const raw = Object.fromEntries(emptied)
  return stateOf({ ...model, raw, output: undefined, action: undefined }, state)
}
