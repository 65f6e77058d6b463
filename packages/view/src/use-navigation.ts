import { useLayoutEffect, useState } from 'preact/hooks'

/** Where a page is on its way to. */
export interface NavigationState {
  /** Path, search and hash; `undefined` = it is where it is. */
  readonly to: string | undefined
}

const nowhere: NavigationState = { to: undefined }

/**
 * Preact hook: where the page is on its way to; the component is rendered again when that changes.
 *
 * Style sheets find the same as `<html data-live-navigating>`.
 */
export function useNavigation(): NavigationState {
  const [state, setState] = useState(nowhere)
  useLayoutEffect(() => {
    const { dataset } = globalThis.document.documentElement
    const read = (): void => {
      const to = dataset['liveNavigating']
      setState(to === undefined ? nowhere : { to })
    }
    read()
    globalThis.window.addEventListener('live:navigation', read)
    return () => globalThis.window.removeEventListener('live:navigation', read)
  }, [])
  return state
}
