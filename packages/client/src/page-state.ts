import { decode, type Json, type StashHint } from '@livejsx/protocol'

/** One view as the server left it in the page. */
export interface ViewPageState {
  /** Id of the view whose code is to be loaded. */
  readonly view: string
  readonly token: string
  /** State from which the HTML was rendered. */
  readonly assigns: object
  /** How the view's stash is kept. Absence = it has none. */
  readonly stash?: StashHint
}

/** What the server left in the page for the browser side. */
export interface PageState extends ViewPageState {
  readonly csrf: string
  /** The document's sticky views, by id; encoded. Absence = none. */
  readonly sticky?: Readonly<Record<string, ViewPageState>>
  /** Element around the view's HTML. */
  readonly root: Element
}

/** Reads the page's state; `undefined` = the page has no live view. */
export function readPageState(document: Document): PageState | undefined {
  const root = document.querySelector('[data-live-root]')
  const text = document.querySelector('script[data-live-state]')?.textContent
  if (root === null || !text) return undefined
  const state = JSON.parse(text)
  return { ...state, assigns: decode(state.assigns as Json) as object, root }
}
