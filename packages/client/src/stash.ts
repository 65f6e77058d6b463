import { openBrowserStash } from '@livejsx/stash/client'
import type { PageLink } from './page-link.ts'
import { createPageStash } from './stash/page-stash.ts'
import { createViewStash, type OpenViewStash, type ViewStash } from './stash/view-stash.ts'

export { createPageStash } from './stash/page-stash.ts'

/**
 * Opens what keeps the stash of a view of a page.
 *
 * @param isFirst the view came with the document, not by a navigation within it
 */
export async function openStash(
  link: PageLink,
  ...[hint, side, isFirst = link.main === 1]: [...Parameters<OpenViewStash>, isFirst?: boolean]
): Promise<ViewStash> {
  link.stash ??= createPageStash(openBrowserStash())
  return createViewStash(link.stash, hint, side, isFirst)
}
