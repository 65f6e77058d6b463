import type { ComponentType } from 'preact'
import { createElement } from 'preact'
import { LiveError } from '@livejsx/protocol'
import type { DocumentProps, ViewObject } from '@livejsx/view'
import { LiveRender } from '@livejsx/view/internal'
import { currentAssets } from './assets.ts'
import type { Clock } from './clock.ts'
import type { Part, Props, State } from './discovery/part.ts'
import { walk } from './discovery/walk.ts'
import type { Instance } from './instance.ts'
import type { Instances } from './instances.ts'
import { hooksOf, mountAt, type Visitor } from './mount.ts'
import type { Report } from './reporter.ts'
import type { Keys } from './secret.ts'
import type { OfferedStash } from './stash/instance-stash.ts'
import { issueToken } from './token.ts'

/** What nested and sticky views need of the server. */
export interface NestedParts {
  readonly instances: Instances
  readonly keys: Keys
  readonly clock: Clock
  readonly report: Report
}

/** Signs the token by which a page finds an instance. */
export function tokenOf(instance: Instance, { keys, clock }: NestedParts): string {
  return issueToken(keys.token[0], instance, { build: currentAssets().build, now: clock.now() })
}

/**
 * Mounts a nested view for a part that shows it, and lets it wait for its page.
 *
 * @returns what its page needs to show it; what fails is reported and does not touch the view around
 */
export async function nestView(
  parent: Instance,
  part: Part,
  { props }: Props,
  parts: NestedParts,
  offer?: OfferedStash,
): Promise<State> {
  const view = part.object
  const { session, params, url, connected, connectInfo } = parent.mountContext(part, undefined)
  const visitor = {
    session: { id: parent.place.session, data: session },
    url,
    connected,
    connectInfo,
    offer,
  }
  const { url: address } = parent.place
  const name = `${view.id ?? ''}/${part.id}`
  const place = { view, session: parent.place.session, url: address, parent, name, props }
  try {
    const hooks = hooksOf(view)
    const mounted = await mountAt(parts.instances, place, { params, hooks }, visitor)
    if (mounted.instance === undefined) {
      throw new Error(`A nested view cannot be redirected (to "${mounted.redirect}")`)
    }
    part.nested = mounted.instance
    parts.instances.await(mounted.instance)
    const entry = entryOf(mounted.instance, parts)
    // Otherwise it is made anew when the view around is shown, and must still have what is forgotten then.
    if (parent.state.wasSent) markShown(mounted.instance)
    return entry
  } catch (error) {
    parts.report(error, { view: view.id, callback: `mount of <LiveRender id="${part.id}">` })
    return { failed: true }
  }
}

/** Gives what the page around needs to show a nested view as it is now. */
function entryOf(instance: Instance, parts: NestedParts): State {
  refreshNested(instance, parts)
  const entry = {
    token: tokenOf(instance, parts),
    state: instance.state.encode(instance.discovers),
  }
  return instance.stash === undefined ? entry : { ...entry, stash: instance.stash.hint }
}

/** Declares that the page holds a view and the views nested in it as they are now. */
export function markShown(instance: Instance): void {
  for (const { nested } of instance.state.parts.values()) {
    if (nested?.hasEnded === false) markShown(nested)
  }
  instance.state.markSent()
}

/** Brings what a view holds of its nested views up to date: call it right before its state is sent whole. */
export function refreshNested(instance: Instance, parts: NestedParts): void {
  for (const part of instance.state.parts.values()) {
    if (part.nested !== undefined && !part.nested.hasEnded) {
      part.assigns = entryOf(part.nested, parts)
    }
  }
}

/** A view that the document shows, besides the views of its routes. */
export interface StickyView {
  readonly id: string
  readonly view: ViewObject
  readonly props: unknown
}

/**
 * Finds the sticky views of a document.
 *
 * @throws TypeError for a `<LiveRender>` without `sticky`, which belongs into a view
 */
export function stickyViews(
  document: ComponentType<DocumentProps>,
  { url, session }: { url: URL; session: DocumentProps['session'] },
): readonly StickyView[] {
  const found: StickyView[] = []
  const props: DocumentProps = { title: '', nonce: '', url, session, head: null, children: null }
  walk(
    createElement(document, props),
    {},
    isLiveRender,
    (_type, { id, view, props: own, sticky }) => {
      if (sticky !== true) {
        throw new TypeError(
          `\`<LiveRender id="${String(id)}">\` in the document has no view around it: say \`sticky\`, or move it into a view`,
        )
      }
      found.push({ id: String(id), view: view as ViewObject, props: own })
    },
  )
  return found
}

function isLiveRender(type: Function): boolean {
  return type === LiveRender
}

/**
 * Mounts a sticky view.
 *
 * @throws whatever the view throws
 */
export async function mountSticky(
  { id, view, props }: StickyView,
  visitor: Visitor,
  { instances }: NestedParts,
): Promise<Instance> {
  const { pathname, search } = visitor.url
  const session = visitor.session.id
  const place = { view, session, url: pathname + search, props, sticky: id }
  const mounted = await mountAt(instances, place, { params: {}, hooks: hooksOf(view) }, visitor)
  if (mounted.instance === undefined) throw new LiveError('view-failed', { name: id })
  return mounted.instance
}
