import { hydrate, render, type ComponentChild } from 'preact'
import { decode, LiveError, type Json, type StashHint } from '@livejsx/protocol'
import type { ViewObject } from '@livejsx/view'
import {
  features,
  viewFrame,
  type BrowserPartHost,
  type FrameProps,
  type NestedProps,
} from '@livejsx/view/internal'
import { reportDiagnostic } from './diagnostics.ts'
import { replayEarly } from './early-events.ts'
import { mountView } from './mounted-view.ts'
import type { PageLink } from './page-link.ts'
import type { ViewPageState } from './page-state.ts'
import { redirect } from './redirect.ts'
import { createReplica } from './replica.ts'
import { createRetries } from './retries.ts'

/** What a view holds of one nested in it. */
interface NestedEntry {
  readonly part: number
  readonly token?: string
  readonly state?: Json
  readonly stash?: StashHint | undefined
}

/** Where a nested view stands in its page. */
export interface NestedPlace {
  /** The way to it, see `LiveHost`. */
  readonly part?: readonly string[]
  /** Its entry as it is now; `undefined` = the view around does not show it any more. */
  entry(): NestedEntry | undefined
  /** Whether the view can join now. */
  isOpen(): boolean
  /** Asks the view around for a new instance; `undefined` = the view's own join brings one. */
  readonly remount?: (part: number) => Promise<unknown>
  /** Calls back when the entry may have changed, or the view around was joined. Returns a function that stops it. */
  listen(onEntry: () => void, onJoined: (isNew: boolean) => void): () => void
}

/** Finds a nested view in the state of the view around. */
export function placeIn(host: BrowserPartHost, { view, id }: NestedProps): NestedPlace {
  return {
    part: [...(host.live.part ?? []), view.id ?? '', id],
    entry() {
      for (const number in host.parts) {
        const part = host.parts[number]
        if (part === undefined) continue
        const [name, own] = part['#']
        if (name === (view.id ?? '') && own === id) return { ...part, part: Number(number) }
      }
      return undefined
    },
    isOpen: host.isJoined,
    remount: (part) => host.send('live:remount', undefined, { part }),
    listen(onEntry, onJoined) {
      host.onParts.add(onEntry)
      host.onJoined.add(onJoined)
      return () => {
        host.onParts.delete(onEntry)
        host.onJoined.delete(onJoined)
      }
    },
  }
}

/** Opens the sticky views of a page's document: they belong to no other view. */
export async function openSticky(
  sticky: Readonly<Record<string, ViewPageState>>,
  loadView: (name: string) => Promise<ViewObject>,
  link: PageLink,
): Promise<void> {
  for (const element of document.querySelectorAll('[data-live-sticky]')) {
    const id = element.getAttribute('data-live-view') ?? ''
    const state = Object.hasOwn(sticky, id) ? sticky[id] : undefined
    if (state === undefined) continue
    const { view, token, assigns, stash } = state
    const entry = { part: 0, token, state: assigns as Json, stash }
    const listen = (): (() => void) => () => undefined
    const place = { entry: () => entry, isOpen: link.isOpen, listen }
    openNested(element, { view: await loadView(view), id }, place, link)
  }
}

/**
 * Opens a view with an instance of its own in an element: hydrates the HTML that is there, joins, and
 * shows the fallback when its instance fails again and again.
 *
 * @returns a function that leaves the view
 */
export function openNested(
  element: Element,
  { view, fallback }: NestedProps,
  place: NestedPlace,
  link: PageLink,
): () => void {
  let token = ''
  /** The newest state of the last instance. */
  let known: object | undefined
  /** The state that an instance waits with which takes the place of the last one. */
  let waiting: object | undefined
  let number = 0
  // HTML of a view whose server half was there is hydrated, everything else is replaced.
  let isHydrating = element.hasChildNodes() && !element.hasAttribute(failedAttribute)
  const isRoot = place.remount === undefined
  const retry = createRetries(() => {
    const entry = place.entry()
    if (isRoot) link.views.get(number)?.replica.join()
    else if (entry !== undefined) place.remount?.(entry.part).then(checkEntry, reportDiagnostic)
  })

  let isPainted = false
  const paint = (tree: ComponentChild): void => {
    if (!isPainted && !isHydrating) element.replaceChildren()
    ;(isHydrating ? hydrate : render)(tree, element)
    isHydrating = false
    isPainted = true
  }
  const fail = (error: unknown): void => {
    reportDiagnostic(error)
    // What it showed last stays meanwhile; style sheets may tell.
    element.toggleAttribute(retryingAttribute, retry())
    if (element.hasAttribute(retryingAttribute)) return
    if (!isRoot) drop('lost')
    element.setAttribute(failedAttribute, '')
    paint(fallback as ComponentChild)
  }
  /** @param code what it may be told of that nobody answers any more */
  const drop = (code: 'left' | 'lost'): void => {
    const last = link.views.get(number)
    link.views.delete(number)
    last?.replica.leave()
    last?.replica.end(new LiveError(code))
    last?.mounted.close()
  }

  const open = ({ token: newToken = '', state, stash }: NestedEntry): void => {
    const last = link.views.get(number)
    token = newToken
    const fresh = decode(state as Json) as object
    const assigns = (known && features.merged?.(known, fresh)) ?? fresh
    if (last !== undefined && stash !== undefined) {
      // The page run that its record is of, and the events that wait, go on with the next instance.
      // What it showed last stays until that says what it has recovered.
      last.replica.leave()
      last.replica.renew(token)
      waiting = assigns
      if (place.isOpen()) last.replica.join()
      return
    }
    drop('lost')
    const own = (number = ++link.last)
    known = assigns
    if (isPainted) features.recover?.(element)
    const replica = createReplica(
      own,
      { token, assigns, stash },
      {
        send: (message) => link.send(message),
        show: (next) => mounted.show((known = next)),
        push: (name, payload) => mounted.push(name, payload),
        onJoined(isNew, details) {
          const isOther = isNew || waiting !== undefined
          if (waiting !== undefined && details === undefined) {
            replica.renew(token, waiting)
            mounted.show((known = waiting))
          }
          waiting = undefined
          element.removeAttribute(retryingAttribute)
          if (isOther) features.recover?.(element)
          mounted.onJoined(isOther)
        },
        onRefused(error) {
          if (!isRoot) {
            mounted.onLost()
            // With a stash what was sent waits for the instance that takes its place.
            if (stash === undefined) {
              replica.end(error)
              mounted.close()
              link.views.delete(own)
            }
          }
          fail(error)
        },
        onRedirect: redirect,
        // Both are the page's own matter.
        onBuild: () => undefined,
        onAddress: () => undefined,
        onNavigate: link.navigate,
        details: () => ({}),
        onGap: () => link.reopen(),
        openStash: (...wanted) => link.openStash(...wanted, isRoot || link.main === 1),
      },
    )
    const paintFrame = (frame: FrameProps): void => {
      element.removeAttribute(failedAttribute)
      element.removeAttribute(retryingAttribute)
      paint(viewFrame(frame))
    }
    const mounted = mountView(view, assigns, {
      part: place.part,
      send: replica.push,
      isConnected: () => replica.joined,
      nest: (inner, props, host) => openNested(inner, props, placeIn(host, props), link),
      paint: paintFrame,
    })
    replayEarly(element)
    link.views.set(own, { replica, mounted, ...(isRoot && { onOpen: replica.join }) })
    if (place.isOpen()) replica.join()
  }
  const onEntry = (): void => {
    const entry = place.entry()
    if (entry?.token !== undefined && entry.token !== token) open(entry)
  }
  const checkEntry = (): void => {
    const entry = place.entry()
    if (entry !== undefined && entry.token === undefined) fail(new LiveError('view-failed'))
  }
  // A view around that was mounted anew brings a new entry; the old token is nobody's then.
  const stop = place.listen(onEntry, (isNew) => {
    if (!isNew) link.views.get(number)?.replica.join()
  })
  onEntry()
  checkEntry()

  return () => {
    stop()
    drop('left')
    render(null, element)
  }
}

const failedAttribute = 'data-live-failed'
const retryingAttribute = 'data-live-retrying'
