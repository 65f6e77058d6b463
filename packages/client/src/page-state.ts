import { decode } from '@livejsx/protocol'

/** What the server left in the page for the browser side. */
export interface PageState {
  /** Id of the view whose code is to be loaded. */
  readonly view: string
  readonly token: string
  readonly csrf: string
  /** State from which the HTML was rendered. */
  readonly assigns: object
  /** Element around the view's HTML. */
  readonly root: Element
}

/** Reads the page's state; `undefined` = the page has no live view. */
export function readPageState(document: Document): PageState | undefined {
  const root = document.querySelector('[data-live-root]')
  const text = document.querySelector('script[data-live-state]')?.textContent
  if (root === null || !text) return undefined
  const { view, token, csrf, assigns } = JSON.parse(text)
  return { view, token, csrf, assigns: decode(assigns) as object, root }
}
