import { features } from '../features.ts'

/** Assigns, as the framework sees them. */
export type State = Readonly<Record<string, unknown>>

const views = new WeakMap<object, { readonly scope: string | undefined; readonly view: unknown }>()

/**
 * Makes of assigns what `render` sees of them: live values as their views, everything else as it is.
 * The same data gives the same view.
 *
 * @param scope id of the live component that they are of, for ids in the DOM
 * @throws Error when the code of a live value's kind was not loaded
 */
export function shown(assigns: State, scope?: string): State {
  let copy: Record<string, unknown> | undefined
  for (const key in assigns) {
    const data = assigns[key]
    if (!isLiveValue(data)) continue
    copy ??= { ...assigns }
    copy[key] = viewOf(data, key, scope)
  }
  return copy ?? assigns
}

/** Whether an assign is the data of a live value. */
export function isLiveValue(value: unknown): value is { readonly '#': string } {
  return typeof value === 'object' && value !== null && '#' in value
}

function viewOf(data: { readonly '#': string }, key: string, scope: string | undefined): unknown {
  const known = views.get(data)
  if (known !== undefined && known.scope === scope) return known.view
  const create = features.values[data['#']]
  if (create === undefined) {
    throw new Error(
      `\`assigns.${key}\` is a ${data['#']}, whose code is not loaded: \`import 'livejsx/client/controls'\` in the module that shows it`,
    )
  }
  const view = create(data as never, key, scope)
  views.set(data, { scope, view })
  return view
}
