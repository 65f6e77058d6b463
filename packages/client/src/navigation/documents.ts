import { redirect } from '../redirect.ts'
import type { Detour } from './next-view.ts'
import type { Underway } from './underway.ts'
import type { Way } from './way.ts'

/** The way of a page to other documents. */
export interface Documents {
  /** Whether only a document leads on: one is on its way, or the connection is closed for good. */
  readonly mustLoad: boolean
  /** Loads the document of a way, or that of its detour. */
  load(way: Way, detour?: Detour): void
  /** The page has come back, instead of another document. */
  stay(): void
}

/** Makes the way of a page to other documents. */
export function createDocuments(underway: Underway): Documents {
  let isLeaving = false
  return {
    get mustLoad() {
      return isLeaving || document.documentElement.dataset['liveConnection'] === 'failed'
    },
    load({ url, how, flash }, detour = {}) {
      const target = new URL(detour.to ?? url.href, url)
      const sealed = detour.to === undefined ? flash : detour.flash
      // The browser shows how far it is from here on; and it may find that this is a download.
      underway.end()
      isLeaving = true
      if (how === 'push') return redirect(target.href, sealed)
      // The browser takes an address that it is at for a step within the page.
      if (how === undefined && target.href === location.href) return location.reload()
      redirect(target.href, sealed, true)
    },
    stay: () => void (isLeaving = false),
  }
}
