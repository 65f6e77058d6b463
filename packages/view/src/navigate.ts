import { isLocalPath } from '@livejsx/protocol'
import { features } from './features.ts'

/** How a page goes somewhere. */
export interface NavigateOptions {
  /** Whether the view stays and only its `handleParams` runs. @default false */
  readonly patch?: boolean | undefined
  /** Whether the new address takes the place of the present one in the history. @default false */
  readonly replace?: boolean | undefined
  /** Whether the change is shown as a view transition. @default what `<html data-live-transition>` says */
  readonly transition?: boolean | undefined
}

/** A step of the page from one address to another, as the visitor asks for it. */
export interface Visit {
  /** Path, search and hash of the address. */
  readonly to: string
  /** `patch`: the view stays. `navigate`: another one comes, or a document where it has to. */
  readonly kind: 'patch' | 'navigate'
  /** Where in the history it leads; `undefined` = to a new entry, or to the present one with `replace`. */
  readonly direction: 'back' | 'forward' | undefined
}

/**
 * Goes to another page of the site, as a click on a `<Link>` does.
 *
 * @param to a path of this site, with its search and hash
 * @throws TypeError when `to` is no path of this site
 */
export function navigate(to: string, options: NavigateOptions = {}): void {
  if (!isLocalPath(to)) {
    throw new TypeError(
      `\`navigate('${to}')\`: that is no path of this site; give one like "/users?page=2"`,
    )
  }
  const { location } = globalThis.window
  if (features.navigate !== undefined) features.navigate(to, options)
  else if (options.replace === true) location.replace(to)
  else location.assign(to)
}

/**
 * Asks before the visitor goes elsewhere by a link, a command or the history. Where the server sends
 * the page is not asked about, and browsers ask about closing a tab in their own way (`beforeunload`).
 *
 * @param listener returns `false` to stay
 * @returns a function that stops asking
 * @example useEffect(() => beforeNavigate(() => !isDirty || window.confirm('Leave without saving?')))
 */
export function beforeNavigate(listener: (visit: Visit) => boolean | void): () => void {
  const ask = (event: CustomEventInit<Visit> & Event): void => {
    if (listener(event.detail as Visit) === false) event.preventDefault()
  }
  globalThis.window.addEventListener(eventName, ask)
  return () => globalThis.window.removeEventListener(eventName, ask)
}

const eventName = 'live:before-navigate'
