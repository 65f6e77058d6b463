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
 * @param href address, of this origin
 * @throws TypeError, when it runs, for an address of another origin
 * @example js.navigate('/users/7')
 */
export function navigate(href: string, options?: StepOptions): JsCommand {
  return createCommand('navigate', [href, options], (event) => {
    const { location } = windowOf(event)
    const to = ownAddress('navigate', href, location)
    if (options?.replace === true) location.replace(to)
    else location.assign(to)
  })
}

/**
 * Changes the address within the view: its `handleParams` runs with it.
 *
 * @param href address of the view's own route, such as `?page=2`
 * @throws TypeError, when it runs, for an address of another origin
 */
export function patch(href: string, options?: StepOptions): JsCommand {
  return createCommand('patch', [href, options], (event) => {
    const { history, location, PopStateEvent, window } = windowOf(event)
    const to = ownAddress('patch', href, location)
    if (options?.replace === true) history.replaceState(null, '', to)
    else history.pushState(null, '', to)
    // The client follows each step of the history; this one the browser does not tell of.
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }))
  })
}

function windowOf(event: Trigger | undefined): typeof globalThis & Window {
  return documentOf(event).defaultView as typeof globalThis & Window
}

// Scripts are addresses too (`javascript:`), of no origin.
function ownAddress(name: string, href: string, { origin, href: base }: Location): string {
  const url = new URL(href, base)
  if (url.origin === origin) return url.href
  throw new TypeError(
    `\`js.${name}('${href}')\`: that is no page of this site; give a path like "/users?page=2"`,
  )
}
