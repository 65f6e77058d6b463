import { features } from '../features.ts'

/** Assigns, as the framework sees them. */
export type State = Readonly<Record<string, unknown>>

interface Seen {
  readonly key: string
  readonly scope: string | undefined
  readonly view: unknown
}

const views = new WeakMap<object, Seen>()

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
  return typeof (value as { readonly '#'?: unknown } | null | undefined)?.['#'] === 'string'
}

function viewOf(data: { readonly '#': string }, key: string, scope: string | undefined): unknown {
  const known = views.get(data)
  if (known !== undefined && known.key === key && known.scope === scope) return known.view
  const create = features.values[data['#']]
  if (create === undefined) {
    const name = data['#'] === 'stream' ? 'streams' : 'controls'
    throw new Error(
      `\`assigns.${key}\` is a ${data['#']}, whose code is not loaded: \`import 'livejsx/client/${name}'\` in the module that shows it`,
    )
  }
  const view = create(data as never, key, scope)
  views.set(data, { key, scope, view })
  return view
}
