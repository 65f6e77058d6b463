import {
  isLocalPath,
  LiveError,
  type JoinDetails,
  type JoinedDetails,
  type StashHint,
} from '@livejsx/protocol'
import type { ComponentType } from 'preact'
import type { DocumentProps, ViewObject } from '@livejsx/view'
import { currentAssets } from './assets.ts'
import { openFlash } from './flash-cookie.ts'
import type { Instance } from './instance.ts'
import { mountView, type Mounted, type Visitor } from './mount.ts'
import {
  markShown,
  mountSticky,
  nestView,
  refreshNested,
  stickyViews,
  tokenOf,
  type NestedParts,
} from './nested-view.ts'
import { routeWithin, type Router } from './router.ts'
import { hintOf } from './stash/view-stash.ts'
import type { OfferedStash } from './stash/instance-stash.ts'
import { stashPlaceOf } from './stash/stash-place.ts'
import type { Stashes } from './stash/stashes.ts'
import { readToken, type JoinToken } from './token.ts'
import type { Peer } from './transport.ts'

/** What joins need of the server. */
export interface JoinParts extends NestedParts {
  readonly stashes: Stashes
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

/**
 * Takes the instance that rendered the page, if it still waits, and the page stays where it is. One
 * that knows nothing of the record that the page offers ends: another one is made of that.
 */
export function adoptInstance(
  token: JoinToken,
  { to, stash }: JoinDetails,
  { session }: Peer,
  { instances }: JoinParts,
): Instance | undefined {
  if (to !== undefined || (stash && token.nested)) return undefined
  const waiting = instances.take(token.instance, session.id)
  if (!stash || waiting?.stash === undefined) return waiting
  waiting.end('left')
  return undefined
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

/** A new instance with what its page needs to go on with it. */
export interface MountedInstance {
  readonly instance: Instance
  readonly details: JoinedDetails
}

/** A new instance, where the page is sent instead, or what it is asked for before. */
export type NewInstance =
  | (MountedInstance & { readonly recall?: undefined })
  | {
      readonly redirect: string
      readonly flash?: string | undefined
      readonly instance?: undefined
      readonly recall?: undefined
    }
  | { readonly recall: StashHint; readonly instance?: undefined; readonly redirect?: undefined }

/**
 * Mounts a new instance for a page whose own is gone, or knows nothing of the record that the page offers.
 *
 * @throws LiveError `token-expired`, `token-invalid` when the page's address is no longer that of its view,
 * `not-joined` for a nested view that is gone, which the view around has to make anew, and whatever the view throws
 */
export async function mountInstance(
  token: JoinToken,
  details: JoinDetails,
  peer: Peer,
  parts: JoinParts,
  onCreate: Visitor['onCreate'],
): Promise<NewInstance> {
  if (token.nested) return mountNested(token, details, peer, parts)
  if (token.expires <= parts.clock.now()) throw new LiveError('token-expired')
  const { url: address, params, to, flash } = details
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
    offer: offerIn(details, token),
  }
  const mounted = await mountAnew(token, visitor, parts)
  if (mounted.recall !== undefined) return mounted
  // Messages that nobody has seen go along.
  if (mounted.redirect !== undefined) return { ...mounted, flash: mounted.flash ?? flash }
  const { instance } = mounted
  // `handleParams` may send the visitor on: nobody has to see what is left.
  const { redirect } = instance
  if (redirect !== undefined) {
    instance.end('left')
    return { redirect: redirect.to, flash: redirect.flash ?? flash }
  }
  const { build } = currentAssets()
  const news = build === token.build ? {} : { build }
  const view = to === undefined ? {} : { view: instance.place.view.id ?? '' }
  return { instance, details: { ...wholeOf(instance, parts), ...news, ...view } }
}

/** Makes a nested view of the record that its page offers, in place of the one that waits for it. */
async function mountNested(
  token: JoinToken,
  details: JoinDetails,
  { session }: Peer,
  parts: JoinParts,
): Promise<NewInstance> {
  if (!details.stash || details.to !== undefined) throw new LiveError('not-joined')
  const waiting = parts.instances.take(token.instance, session.id)
  const { parent, props } = waiting?.place ?? {}
  const part = [...(parent?.state.parts.values() ?? [])].find(({ nested }) => nested === waiting)
  if (waiting === undefined || parent === undefined || part === undefined) {
    throw new LiveError('not-joined')
  }
  waiting.end('left')
  await nestView(parent, part, { props }, parts, offerIn(details, token))
  const instance = part.nested
  if (instance === undefined || instance === waiting) throw new LiveError('view-failed')
  parts.instances.take(instance.id, session.id)
  return { instance, details: wholeOf(instance, parts) }
}

/** What a page needs to go on with an instance that is new to it. */
function wholeOf(instance: Instance, parts: JoinParts): JoinedDetails {
  // A message that came before its page may have ended it.
  if (instance.hasEnded) throw new LiveError('view-failed')
  refreshNested(instance, parts)
  // The state that is sent and the one that patches count from are the same moment's.
  const state = instance.state.encode(instance.discovers)
  markShown(instance)
  const whole = { token: tokenOf(instance, parts), state, number: 0 }
  const { stash } = instance
  if (stash === undefined) return whole
  const { answers = [] } = stash.recovered ?? {}
  return { ...whole, stash: stash.hint, ...(answers.length > 0 && { answers }) }
}

/** What the page of a join offers; `undefined` = it was not asked. */
function offerIn(
  { stash, onDisk, attempt = 0, page, to }: JoinDetails,
  { url, nested }: JoinToken,
): OfferedStash | undefined {
  if (stash === undefined) return undefined
  return {
    sealed: stash || undefined,
    where: onDisk === true ? 'disk' : 'memory',
    // The view at `to` is joined again after it was asked for its stash, and is new all the same.
    isRejoin: to === undefined && attempt > 1,
    page,
    attempt,
    // The page may have gone on within its route, and not have got a record for there yet.
    formerPlace: to === undefined && !nested ? url.split('?', 1)[0] : undefined,
  }
}

/** Whether a page can go somewhere without loading a document. */
function isWithin({ url, sticky }: JoinToken, to: string, { router }: JoinParts): boolean {
  if (!isLocalPath(to)) throw new LiveError('redirect-refused', { to: to.slice(0, 100) })
  return sticky === undefined && routeWithin(router, url, to) !== undefined
}

type MountedAnew =
  | (Mounted & { readonly recall?: undefined })
  | { readonly recall: StashHint; readonly instance?: undefined; readonly redirect?: undefined }

async function mountAnew(
  { sticky }: JoinToken,
  visitor: Visitor,
  parts: JoinParts,
): Promise<MountedAnew> {
  const match = parts.router(visitor.url.pathname)
  if (match === undefined) throw new LiveError('token-invalid')
  const recall = (view: ViewObject): StashHint | undefined => {
    const stash = visitor.offer === undefined ? parts.stashes.of(view) : undefined
    const { pathname: url } = visitor.url
    return stash && hintOf(stash, stashPlaceOf({ view, session: '', url, sticky }))
  }
  if (sticky === undefined) {
    const hint = recall(await match.load())
    return hint === undefined ? mountView(parts.instances, match, visitor) : { recall: hint }
  }
  const document = match.route.session?.document ?? parts.document
  const { url, session } = visitor
  const found = stickyViews(document, { url, session: session.data }).find(
    ({ id }) => id === sticky,
  )
  if (found === undefined) throw new LiveError('token-invalid')
  const hint = recall(found.view)
  if (hint !== undefined) return { recall: hint }
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
