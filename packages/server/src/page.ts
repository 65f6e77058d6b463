import {
  createElement,
  Fragment,
  options,
  type ComponentChild,
  type ComponentType,
  type VNode,
} from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import type { StashHint } from '@livejsx/protocol'
import type { DocumentProps } from '@livejsx/view'
import {
  PartHostContext,
  shownOf,
  viewFrame,
  withControlMarkup,
  withFormMarkup,
} from '@livejsx/view/internal'
import type { Assets } from './assets.ts'
import { frameOf, stickyHost } from './frame.ts'
import type { Instance } from './instance.ts'
import { createNonce } from './random.ts'

// Boundaries of the app catch what throws below them in HTML too.
;(options as { errorBoundaries?: boolean }).errorBoundaries = true

/** What {@link renderPage} puts into a page. */
export interface PageParts {
  readonly instance: Instance
  /** Instances of the document's sticky views, by id. */
  readonly sticky: ReadonlyMap<string, Instance>
  readonly document: ComponentType<DocumentProps>
  readonly assets: Assets
  readonly nonce: string
  readonly url: URL
  readonly session: Readonly<Record<string, unknown>>
  /** Signs the join token of an instance. */
  readonly tokenOf: (instance: Instance) => string
  /** CSRF token of the session. */
  readonly csrf: string
}

/** What the browser side finds of one view in the page; `client/page-state.ts` reads it. */
export interface ViewPageState {
  /** Id of the view whose code is to be loaded. */
  readonly view: string
  readonly token: string
  /** Encoded state from which the HTML was rendered. */
  readonly assigns: unknown
  /** How the view's stash is kept. Absence = it has none. */
  readonly stash?: StashHint
}

/** What the browser side finds in the page. */
export interface PageState extends ViewPageState {
  readonly csrf: string
  /** The document's sticky views, by id. Absence = none. */
  readonly sticky?: Readonly<Record<string, ViewPageState>>
}

/**
 * Renders an instance to a whole HTML page: the app's document around the view, with the state
 * that the browser side hydrates from.
 *
 * @throws whatever `render`, `title` or the document throws, and TypeError for state that may not
 * cross the wire
 */
export function renderPage(parts: PageParts): string {
  const { instance, document, nonce, url, session } = parts
  const { view } = instance.place
  const content = viewFrame(frameOf(instance))
  const title = view.definition.title?.(shownOf(instance.assigns) as never) ?? ''
  const body = createElement(
    Fragment,
    null,
    createElement('div', { 'data-live-root': '' }, content),
    dataScript(pageState(parts)),
  )
  const props: DocumentProps = { title, nonce, url, session, head: head(parts), children: body }
  const host = stickyHost(parts.sticky)
  const tree = createElement(
    PartHostContext.Provider,
    { value: host },
    createElement(document, props),
  )
  const html = withFormMarkup(parts.csrf, () => withControlMarkup(() => renderToString(tree)))
  return `<!doctype html>${html}`
}

function pageState({ instance, sticky, csrf, tokenOf }: PageParts): PageState {
  const stateOf = (each: Instance): ViewPageState => {
    const state = {
      view: each.place.view.id ?? '',
      token: tokenOf(each),
      assigns: each.state.encode(each.discovers),
    }
    return each.stash === undefined ? state : { ...state, stash: each.stash.hint }
  }
  const own = { ...stateOf(instance), csrf }
  if (sticky.size === 0) return own
  const views = [...sticky].map(([id, each]) => [id, stateOf(each)] as const)
  return { ...own, sticky: Object.fromEntries(views) }
}

// "<" is all that could end the block early or open a comment in it (HTML, 4.12.1.3).
function dataScript(state: PageState): ComponentChild {
  const text = JSON.stringify(state).replaceAll('<', '\\u003c')
  return createElement('script', {
    type: 'application/json',
    'data-live-state': '',
    dangerouslySetInnerHTML: { __html: text },
  })
}

/** HTML of the heads of a build's pages by view, in pieces between which the nonce stands. */
const heads = new WeakMap<Assets, Map<string, string[]>>()

/** Stands for the nonce while the pieces are made. */
const placeholder = createNonce()

// A template is what precompiled JSX makes of elements. Pages of a view differ in the nonce alone.
function head({ assets, instance, nonce }: PageParts): ComponentChild {
  const { id = '' } = instance.place.view
  const known = heads.get(assets) ?? new Map<string, string[]>()
  const pieces = known.get(id) ?? renderToString(headOf(assets, id)).split(placeholder)
  heads.set(assets, known.set(id, pieces))
  return jsxTemplate(pieces, ...pieces.slice(1).fill(nonce))
}

function headOf(assets: Assets, view: string): VNode {
  const { early, build, development } = assets
  return createElement(
    Fragment,
    null,
    early === undefined
      ? null
      : // Before style sheets, for which scripts wait.
        createElement('script', {
          nonce: placeholder,
          // Without it, code that is missing is left to the overlay of the development server.
          'data-live-build': development ? undefined : build,
          dangerouslySetInnerHTML: { __html: early },
        }),
    ...appHead(assets, placeholder, assets.views[view]),
  )
}

/** Makes what a page of the app has in its `<head>`. @param own files of its own */
export function appHead(
  assets: Assets,
  nonce: string,
  { scripts = [], styles = [] }: { scripts?: readonly string[]; styles?: readonly string[] } = {},
): ComponentChild[] {
  const module = (src: string): ComponentChild =>
    createElement('script', { type: 'module', src, nonce })
  return [
    // Where Vite's preloading and its development client look for the nonce.
    createElement('meta', { property: 'csp-nonce', nonce }),
    ...[...new Set([...assets.styles, ...styles])].map((href) =>
      createElement('link', { rel: 'stylesheet', href }),
    ),
    ...(assets.inlineStyles ?? []).map(({ id, css }) =>
      createElement('style', {
        nonce,
        'data-vite-dev-id': id,
        dangerouslySetInnerHTML: { __html: css.replaceAll('</', '<\\/') },
      }),
    ),
    ...scripts.map((href) => createElement('link', { rel: 'modulepreload', href, nonce })),
    ...(assets.devScripts ?? []).map(module),
    assets.entry === '' ? null : module(assets.entry),
  ]
}
