import { useContext } from 'preact/hooks'
import { HookHostContext } from './hook-element.ts'
import { createLive } from './live.ts'

/** A view or a live component, as far as {@link useLive} asks. */
export interface HasLive {
  readonly live: unknown
}

/**
 * Preact hook: the `live` of the view, or the live component, around, as its `render` gets it. For
 * components that stand deep inside.
 *
 * The type is that of the view or component that is named; which one stands around is up to the
 * author. Where that one renders the calling component itself, give the component a return type:
 * the compiler cannot infer both from each other.
 *
 * @example
 * function Save(): ComponentChildren {
 *   const live = useLive<typeof Editor>()
 *   return <button onClick={live.on('save')}>Save</button>
 * }
 */
export function useLive<Around extends HasLive>(): Around['live'] {
  // Without a host: a render that only looks for live components, or one outside of any view.
  return useContext(HookHostContext)?.live ?? inert
}

const inert = createLive()
