import { isLocalPath } from '@livejsx/protocol'
import { features } from '../features.ts'
import type { NavigateOptions } from '../navigate.ts'
import { createCommand, documentOf, type JsCommand, type Trigger } from './command.ts'

/** Options of {@link navigate} and {@link patch}. */
export interface StepOptions {
  /**
   * Whether the new address takes the place of the present one in the history.
   *
   * @default false
   */
  readonly replace?: boolean | undefined
}

/**
 * Goes to another page of the site.
 *
 * @param href address, of this site
 * @throws TypeError, when it runs, for an address of another site
 * @example js.navigate('/users/7')
 */
export function navigate(href: string, options?: StepOptions): JsCommand {
  return createCommand('navigate', [href, options], (event) => {
    go(ownAddress('navigate', href, event), event, options)
  })
}

/**
 * Changes the address within the view: its `handleParams` runs with it.
 *
 * @param href address of the view's own route, such as `?page=2`
 * @throws TypeError, when it runs, for an address of another site
 */
export function patch(href: string, options?: StepOptions): JsCommand {
  return createCommand('patch', [href, options], (event) => {
    go(ownAddress('patch', href, event), event, { ...options, patch: true })
  })
}

function go(to: string, event: Trigger | undefined, options: NavigateOptions = {}): void {
  if (features.navigate !== undefined) return features.navigate(to, options)
  const { location } = documentOf(event)
  if (options.replace === true) location.replace(to)
  else location.assign(to)
}

// Scripts are addresses too (`javascript:`), of no origin; those of `blob:` have the page's.
function ownAddress(name: string, href: string, event: Trigger | undefined): string {
  const { origin, href: base } = documentOf(event).location
  if (URL.canParse(href, base)) {
    const url = new URL(href, base)
    if (url.origin === origin && isLocalPath(url.pathname + url.search + url.hash)) return url.href
  }
  throw new TypeError(
    `\`js.${name}('${href}')\`: that is no page of this site; give a path like "/users?page=2"`,
  )
}
