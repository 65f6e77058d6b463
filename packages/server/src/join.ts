import { isLocalPath, LiveError, type JoinDetails, type JoinedDetails } from '@livejsx/protocol'
import type { ComponentType } from 'preact'
import type { DocumentProps } from '@livejsx/view'
import { currentAssets } from './assets.ts'
import { openFlash } from './flash-cookie.ts'
import type { Instance } from './instance.ts'
import { mountView, type Visitor } from './mount.ts'
import {
  markShown,
  mountSticky,
  refreshNested,
  stickyViews,
  tokenOf,
  type NestedParts,
} from './nested-view.ts'
import { routeWithin, type Router } from './router.ts'
import { readToken, type JoinToken } from './token.ts'
import type { Peer } from './transport.ts'

/** What joins need of the server. */
export interface JoinParts extends NestedParts {
  readonly router: Router
  readonly document: ComponentType<DocumentProps>
}

/**
 * Reads the token of a join.
 *
 * @throws LiveError `token-invalid`
 */
export function readJoin(text: string, { session }: Peer, { keys }: JoinParts): JoinToken {
  return readToken(keys.token, text, session.id)
}

/** Takes the instance that rendered the page, if it still waits, and the page stays where it is. */
export function adoptInstance(
  token: JoinToken,
  { to }: JoinDetails,
  { session }: Peer,
  { instances }: JoinParts,
): Instance | undefined {
  return to === undefined ? instances.take(token.instance, session.id) : undefined
}

/** The instance of a page that is back, and what that page is to be told. */
export interface FormerInstance {
  readonly instance: Instance
  /** Number of the last message that the page has applied. */
  readonly seen: number
  /** The whole state, if that is what the page needs. */
  readonly details?: JoinedDetails
}

/**
 * Takes the instance that the page had on its last connection, if it is still there.
 *
 * @throws LiveError `not-joined` when the page has joined again since, over another connection
 */
export function resumeInstance(
  token: JoinToken,
  { page, patch = 0, resync = false, attempt = 0, to }: JoinDetails,
  { session }: Peer,
  parts: JoinParts,
): FormerInstance | undefined {
  if (to !== undefined) return undefined
  const instance = parts.instances.find(token.instance, session.id, page)
  if (instance?.outgoing === undefined) return undefined
  if (attempt < instance.attempt) throw new LiveError('not-joined')
  const { number, seen: confirmed } = instance.outgoing
  if (patch > number) {
    // It has seen what was never sent: no page of ours, or not its instance.
    instance.end('lost')
    return undefined
  }
  // What was confirmed is not kept: a page that lacks it cannot go on from there.
  if (!resync && patch >= confirmed) return { instance, seen: patch }
  if (!instance.state.isWhole) {
    // Nobody could give the page again what was forgotten when it was sent.
    instance.end('lost')
    return undefined
  }
  const seen = Math.max(patch, confirmed)
  // Nested views have lines of their own, which go on.
  const state = instance.state.encode(instance.discovers)
  instance.state.markSent()
  const details = { token: tokenOf(instance, parts), state, number: seen, includes: number }
  return { instance, seen, details }
}

/** A new instance with what its page needs to go on with it, or where the page is sent instead. */
export type NewInstance =
  | { readonly instance: Instance; readonly details: JoinedDetails }
  | {
      readonly redirect: string
      readonly flash?: string | undefined
      readonly instance?: undefined
    }

/**
 * Mounts a new instance for a page whose own is gone.
 *
 * @throws LiveError `token-expired`, `token-invalid` when the page's address is no longer that of its view,
 * `not-joined` for a nested view, which the view around has to make anew, and whatever the view throws
 */
export async function mountInstance(
  token: JoinToken,
  { url: address, params, to, flash }: JoinDetails,
  peer: Peer,
  parts: JoinParts,
  onCreate: Visitor['onCreate'],
): Promise<NewInstance> {
  if (token.nested) throw new LiveError('not-joined')
  if (token.expires <= parts.clock.now()) throw new LiveError('token-expired')
  const { session } = peer
  if (to !== undefined && !isWithin(token, to, parts)) return { redirect: to, flash }
  const url = new URL(token.url, peer.origin)
  const visitor: Visitor = {
    session,
    url: to === undefined ? addressWithin(url, address, parts.router) : new URL(to, peer.origin),
    connected: true,
    connectInfo: { ...peer.connectInfo, params },
    ...(onCreate && { onCreate }),
    flash: openFlash(parts.keys.flash, flash, { session: session.id, now: parts.clock.now() }),
  }
  const mounted = await mountAnew(token, visitor, parts)
  // Messages that nobody has seen go along.
  if (mounted.redirect !== undefined) return { ...mounted, flash: mounted.flash ?? flash }
  const { instance } = mounted
  // `handleParams` may send the visitor on: nobody has to see what is left.
  const { redirect } = instance
  if (redirect !== undefined) {
    instance.end('left')
    return { redirect: redirect.to, flash: redirect.flash ?? flash }
  }
  // A message that came before its page may have ended it.
  if (instance.hasEnded) throw new LiveError('view-failed')
  refreshNested(instance, parts)
  // The state that is sent and the one that patches count from are the same moment's.
  const state = instance.state.encode(instance.discovers)
  markShown(instance)
  const { build } = currentAssets()
  const news = build === token.build ? {} : { build }
  const view = to === undefined ? {} : { view: instance.place.view.id ?? '' }
  const details = { token: tokenOf(instance, parts), state, number: 0, ...news, ...view }
  return { instance, details }
}

/** Whether a page can go somewhere without loading a document. */
function isWithin({ url, sticky }: JoinToken, to: string, { router }: JoinParts): boolean {
  if (!isLocalPath(to)) throw new LiveError('redirect-refused', { to: to.slice(0, 100) })
  return sticky === undefined && routeWithin(router, url, to) !== undefined
}

async function mountAnew(
  { sticky }: JoinToken,
  visitor: Visitor,
  parts: JoinParts,
): ReturnType<typeof mountView> {
  const match = parts.router(visitor.url.pathname)
  if (match === undefined) throw new LiveError('token-invalid')
  if (sticky === undefined) return mountView(parts.instances, match, visitor)
  const document = match.route.session?.document ?? parts.document
  const { url, session } = visitor
  const found = stickyViews(document, { url, session: session.data }).find(
    ({ id }) => id === sticky,
  )
  if (found === undefined) throw new LiveError('token-invalid')
  return { instance: await mountSticky(found, visitor, parts) }
}

// A page may have gone on within its route since its token was signed, and nowhere else.
function addressWithin(url: URL, address: string | undefined, router: Router): URL {
  if (address === undefined || !URL.canParse(address, url)) return url
  const now = new URL(address, url)
  const isSame =
    now.origin === url.origin && router(now.pathname)?.route === router(url.pathname)?.route
  return isSame ? now : url
}
