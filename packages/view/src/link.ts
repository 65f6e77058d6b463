import { createElement, type AnchorHTMLAttributes, type ComponentChildren } from 'preact'
import { isExternalTarget, isLocalPath } from '@livejsx/protocol'

/** Props of {@link Link}; all others are the `<a>`'s. */
export interface LinkProps extends Omit<AnchorHTMLAttributes, 'href'> {
  /** A path of this site, or its search or hash alone; any address with `external`. */
  readonly to: string
  /** Whether the view stays and only its `handleParams` runs. @default false */
  readonly patch?: boolean
  /** Whether the new address takes the place of the present one in the history. @default false */
  readonly replace?: boolean
  /** Whether `to` may lead to another site (`http`, `https`), or is `mailto:` or `tel:`. @default false */
  readonly external?: boolean
  /** Whether the code of the page there is loaded when the link is pointed at or focused. @default true */
  readonly prefetch?: boolean
  /** Whether the change is shown as a view transition. @default what `<html data-live-transition>` says */
  readonly transition?: boolean
}

/**
 * A link within the site: the page goes there over its connection, if it is of the same live session.
 * Without JavaScript, and before that is loaded, it is a link like any other.
 *
 * A target that is not allowed leaves a link that leads nowhere, and a warning in the console (the
 * first times): it may have come from a user.
 *
 * @example <Link to={toPath('/users/:id', { id })}>{name}</Link>
 */
export function Link({
  to,
  patch,
  replace,
  external,
  prefetch,
  transition,
  ...rest
}: LinkProps): ComponentChildren {
  if (!isTarget(to, external)) {
    warn(to, external)
    return createElement('a', { ...rest, href: undefined, 'aria-disabled': true })
  }
  if (external) return createElement('a', { rel: 'noreferrer', ...rest, href: to })
  const words = [patch && 'patch', replace && 'replace', prefetch === false && 'unfetched']
  return createElement('a', {
    ...rest,
    href: to,
    'data-live-link': words.filter(Boolean).join(' '),
    ...(transition !== undefined && { 'data-live-transition': String(transition) }),
  })
}

// What users write must not fill a server's log.
let warnings = 0
const maxWarnings = 20

function warn(to: unknown, external: boolean | undefined): void {
  if (++warnings > maxWarnings) return
  console.warn(
    `<Link to=${String(JSON.stringify(to)).slice(0, 200)}>: ${external ? 'no address of the web' : 'no path of this site; say `external` if another site is meant'}`,
  )
}

function isTarget(to: unknown, external: boolean | undefined): boolean {
  if (typeof to !== 'string') return false
  // A search or a hash alone is resolved against the address of the page.
  return external ? isLocalPath(to) || isExternalTarget(to) : isLocalPath(to) || /^[?#]/.test(to)
}
