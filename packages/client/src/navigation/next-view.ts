import { LiveError, type BrowserMessage } from '@livejsx/protocol'
import type { ViewObject } from '@livejsx/view'
import { render } from 'preact'
import { joinParams } from '../connect-params.ts'
import { setConnectionState } from '../connection-state.ts'
import type { LinkedView } from '../page-link.ts'
import { createReplica, type Replica, type ReplicaHost } from '../replica.ts'
import type { NavigationHost } from './navigation-host.ts'

/** The next view of a page, joined and loaded, but not shown yet. */
export interface NextView {
  /** Shows it in place of the view that the page shows. @throws whatever its `render` throws */
  show(): void
}

/** A view on its way. */
export interface Coming {
  readonly arrived: Promise<NextView>
  /** Gives it up. */
  cancel(): void
}

/** Told in place of the view: the page has to load a document. */
export interface Detour {
  /** Where to; `undefined` = where it was going. */
  readonly to?: string
  readonly flash?: string | undefined
}

/**
 * Joins the view that answers an address, on the connection that the page has, and loads its code.
 * The page's present view goes on meanwhile.
 *
 * @param to path and search
 * @param flash sealed messages for it
 * @param onDetour told when the view cannot be had in this document
 */
export function joinNext(
  host: NavigationHost,
  to: string,
  flash: string | undefined,
  onDetour: (detour: Detour) => void,
): Coming {
  const { link } = host
  const number = ++link.last
  const pushes: (readonly [name: string, payload: unknown])[] = []
  let assigns: object = {}
  const held: (() => void)[] = []
  let isKnown = false
  let isLoaded = false
  let isShown = false
  /** A join is on its way, or was served. */
  let isAsked = false

  const giveUp = (): void => {
    link.views.delete(number)
    replica.leave()
    replica.end(new LiveError('left'))
  }
  const cancel = (): void => {
    if (isShown || !link.views.has(number)) return
    // The server may be about to mount it.
    if (isAsked && !replica.joined && link.isOpen()) link.send(['leave', number])
    giveUp()
  }
  let arrive: (next: NextView) => void
  const arrived = new Promise<NextView>((resolve) => (arrive = resolve))
  const turnAway = (detour: Detour = {}): void => {
    giveUp()
    onDetour(detour)
  }
  const load = async (id: string): Promise<void> => {
    const view = await host.load(id)
    // Its code knows what the changes say that have come meanwhile.
    isLoaded = true
    for (const receive of held.splice(0)) receive()
    if (link.views.has(number)) arrive({ show: () => show(view) })
  }
  const show = (view: ViewObject): void => {
    isShown = true
    leave(host)
    link.main = number
    link.address = to
    Object.assign(side, host.sideOf(number))
    // The view before it may have been in trouble.
    if (replica.joined && !isJoined()) setConnectionState('joined')
    host.mount(number, view, assigns, replica)
    const { mounted } = link.views.get(number) as LinkedView
    for (const push of pushes) mounted.push(...push)
  }

  const side = {
    ...host.sideOf(number),
    send(message: BrowserMessage) {
      if (message[0] === 'join') isAsked = true
      link.send(message)
    },
    // Where the visitor goes within the page begins anew.
    openStash: (...wanted: Parameters<NonNullable<ReplicaHost['openStash']>>) =>
      link.openStash(...wanted, false),
    show: (state: object) => void (assigns = state),
    push: (name: string, payload: unknown) => void pushes.push([name, payload]),
    onJoined(_isNew: boolean, details?: { readonly view?: string; readonly build?: string }) {
      if (isKnown) return
      isKnown = true
      // Its code is of another build than the page's.
      if (details?.build !== undefined) return turnAway()
      load(details?.view ?? '').catch(() => turnAway())
    },
    onBuild: () => undefined,
    onRefused: () => turnAway(),
    onRedirect: (other: string, sealed: string | undefined) =>
      turnAway({ to: other, flash: sealed }),
    // Once it is there, its own token says where.
    details: () => ({
      ...joinParams(),
      ...(!isKnown && { to, ...(flash !== undefined && { flash }) }),
    }),
  }
  const token = link.views.get(link.main)?.replica.token ?? ''
  const replica = createReplica(number, { token, assigns }, side)
  // Nothing of it is in the page yet.
  const mounted = {
    show: side.show,
    push: side.push,
    onJoined: none,
    onLost: () => void (isAsked = false),
    close: none,
  }
  const receive: Replica['receive'] = (message, bytes) => {
    // The changes that wait were of an instance that is gone, or come again.
    if (message[0] === 'joined') held.length = 0
    if (message[0] === 'recall') isAsked = false
    if (isLoaded || aboutJoins.has(message[0])) return replica.receive(message, bytes)
    held.push(() => replica.receive(message, bytes))
  }
  const coming = Object.assign(Object.create(replica) as Replica, { receive })
  link.views.set(number, { replica: coming, mounted, onOpen: replica.join })
  if (link.isOpen()) replica.join()
  return { arrived, cancel }
}

/** Takes the page's view out of it. What is still under way there settles, and changes nothing here. */
function leave({ root, link }: NavigationHost): void {
  const old = link.views.get(link.main)
  // Hooks are destroyed and nested views leave while their view is still there.
  render(null, root)
  old?.replica.leave()
  old?.replica.end(new LiveError('left'))
  old?.mounted.close()
  link.views.delete(link.main)
}

function isJoined(): boolean {
  return document.documentElement.dataset['liveConnection'] === 'joined'
}

/** What does not count on the line of changes. */
const aboutJoins: ReadonlySet<string> = new Set([
  'joined',
  'refused',
  'redirect',
  'bye',
  'recall',
  'stash',
  'clear',
  'durable',
])

function none(): void {}
