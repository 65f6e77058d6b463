import { createElement, Fragment, type ComponentChild, type ComponentType } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { encode } from '@livejsx/protocol'
import type { DocumentProps } from '@livejsx/view'
import { createLive, ViewRoot } from '@livejsx/view/internal'
import type { Assets } from './assets.ts'
import type { Instance } from './instance.ts'

/** What {@link renderPage} puts into a page. */
export interface PageParts {
  readonly instance: Instance
  readonly document: ComponentType<DocumentProps>
  readonly assets: Assets
  readonly nonce: string
  readonly url: URL
  readonly session: Readonly<Record<string, unknown>>
  /** Signed join token of the instance. */
  readonly token: string
  /** CSRF token of the session. */
  readonly csrf: string
}

/** What the browser side finds in the page; `client/page-state.ts` reads it. */
export interface PageState {
  /** Id of the view whose code is to be loaded. */
  readonly view: string
  readonly token: string
  readonly csrf: string
  /** Encoded state from which the HTML was rendered. */
  readonly assigns: unknown
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
  const content = createElement(ViewRoot, { view, assigns: instance.assigns, live: createLive() })
  const title = view.definition.title?.(instance.assigns as never) ?? ''
  const body = createElement(
    Fragment,
    null,
    createElement('div', { 'data-live-root': '' }, content),
    dataScript(pageState(parts)),
  )
  const props: DocumentProps = { title, nonce, url, session, head: head(parts), children: body }
  return `<!doctype html>${renderToString(createElement(document, props))}`
}

function pageState({ instance, token, csrf }: PageParts): PageState {
  const view = instance.place.view.id ?? ''
  return { view, token, csrf, assigns: encode(instance.assigns, 'assigns') }
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

function head({ assets, instance, nonce }: PageParts): ComponentChild {
  const { scripts = [], styles = [] } = assets.views[instance.place.view.id ?? ''] ?? {}
  const module = (src: string): ComponentChild =>
    createElement('script', { type: 'module', src, nonce })
  return createElement(
    Fragment,
    null,
    // Where Vite's preloading and its development client look for the nonce.
    createElement('meta', { property: 'csp-nonce', nonce }),
    [...new Set([...assets.styles, ...styles])].map((href) =>
      createElement('link', { rel: 'stylesheet', href }),
    ),
    assets.inlineStyles?.map(({ id, css }) =>
      createElement('style', {
        nonce,
        'data-vite-dev-id': id,
        dangerouslySetInnerHTML: { __html: css.replaceAll('</', '<\\/') },
      }),
    ),
    scripts.map((href) => createElement('link', { rel: 'modulepreload', href, nonce })),
    assets.devScripts?.map(module),
    assets.entry === '' ? null : module(assets.entry),
  )
}
