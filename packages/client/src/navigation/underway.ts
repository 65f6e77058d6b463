import { dispatch } from '../diagnostics.ts'
import { pathOf, type Way } from './way.ts'

/** The way that a page is on, if it is on one. */
export interface Underway {
  readonly way: Way | undefined
  /** Where it leads to. */
  readonly to: string | undefined
  /**
   * Gives up the way that the page is on for another one.
   *
   * @param cancel stops what is done for it
   * @returns tells whether it is still the newest, whenever asked
   */
  begin(way: Way, cancel?: () => void): () => boolean
  /** The page stays where it is, or has arrived. */
  end(): void
}

/** Tells style sheets (`<html data-live-navigating>`) and scripts (`live:navigation` on `window`) of it. */
export function createUnderway(): Underway {
  let own: { readonly way: Way; cancel?: (() => void) | undefined } | undefined

  const cancel = (): void => {
    const last = own
    own = undefined
    last?.cancel?.()
  }
  return {
    get way() {
      return own?.way
    },
    get to() {
      return own?.way.url.href
    },
    begin(way, stop) {
      cancel()
      const now = (own = { way, cancel: stop })
      const to = pathOf(way.url)
      document.documentElement.dataset['liveNavigating'] = to
      dispatch('navigation', { to })
      return () => own === now
    },
    end() {
      cancel()
      delete document.documentElement.dataset['liveNavigating']
      dispatch('navigation', { to: undefined })
    },
  }
}
