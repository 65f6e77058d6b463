import { createElement, render } from 'preact'
import { PROTOCOL_VERSION, type BrowserMessage, type Json } from '@livejsx/protocol'
import { liveView, type ViewObject } from '@livejsx/view'
import { expect, vi } from 'vitest'
import type { MountedView } from '../src/mounted-view.ts'
import type { NavigationHost } from '../src/navigation/navigation-host.ts'
import { currentAddress, type PageLink } from '../src/page-link.ts'
import { createReplica, type Replica, type ReplicaHost, type ViewMessage } from '../src/replica.ts'

/** A page with a view and its connection, with a server that the test plays. */
export interface JourneyStage {
  readonly host: NavigationHost
  readonly root: Element
  /** Messages to the server, oldest first. */
  readonly sent: BrowserMessage[]
  /** What was loaded in place of a view: how, and where from. */
  readonly documents: string[]
  /** Pushes that the shown view was given. */
  readonly pushes: unknown[]
  /** Replica of the view that the page shows. */
  readonly main: Replica
  /** Brings a message of the server to its view, and waits until it is shown. */
  receive(message: ViewMessage): Promise<void>
  /** Answers a join with `to`. */
  join(number: number, view: string, details?: Record<string, Json>): Promise<void>
  /** Answers the newest event of the page, which it has sent as the first of its view. */
  answer(event: number, reply?: Json): Promise<void>
  /** Loses the connection, or opens it again. */
  setOpen(isOpen: boolean): void
}

/** Views that the page has the code of: each shows its name, and `broken` cannot. */
const codes: Readonly<Record<string, ViewObject>> = Object.fromEntries(
  ['home', 'user', 'users', 'broken'].map((name) => [
    name,
    liveView({ mount: () => ({}), title: () => `The ${name}`, render: () => name }, name),
  ]),
)

const none = (): void => undefined

/** Shows a page at an address, whose view `home` has joined as 1. */
export function createJourneyStage(address = '/home'): JourneyStage {
  sessionStorage.clear()
  history.replaceState(null, '', address)
  document.title = 'The home'
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  const sent: BrowserMessage[] = []
  const documents: string[] = []
  const pushes: unknown[] = []
  let isOpen = true
  const note = (how: string) => (to: string | URL) => {
    documents.push(`${how} ${String(to).replace(location.origin, '')}`)
  }
  vi.spyOn(location, 'assign').mockImplementation(note('assign'))
  vi.spyOn(location, 'replace').mockImplementation(note('replace'))
  vi.spyOn(location, 'reload').mockImplementation(() => void documents.push('reload'))

  const link: PageLink = {
    views: new Map(),
    main: 1,
    last: 1,
    address: currentAddress(),
    openStash: () => Promise.resolve(undefined),
    send: (message) => void sent.push(message),
    isOpen: () => isOpen,
    reopen: none,
    navigate: none,
  }
  const side: ReplicaHost = {
    send: link.send,
    show: none,
    push: none,
    onJoined: none,
    onRefused: none,
    onRedirect: none,
    onBuild: none,
    onAddress: none,
    onNavigate: none,
    onGap: none,
    details: () => ({}),
  }
  const mounted: MountedView = {
    show: none,
    onJoined: none,
    onLost: none,
    close: none,
    push: (...push) => void pushes.push(push),
  }
  const host: NavigationHost = {
    root,
    link,
    load: (name) =>
      codes[name] === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(codes[name]),
    sideOf: () => ({ ...side }),
    mount(number, view, _assigns, replica) {
      const { id = '' } = view
      if (id === 'broken') throw new Error('in render')
      render(createElement('h1', null, id), root)
      document.title = `The ${id}`
      link.views.set(number, { replica, mounted, onOpen: replica.join })
    },
  }
  const main = createReplica(1, { token: 'first', assigns: {} }, side)
  host.mount(1, codes['home'] as ViewObject, {}, main)
  main.receive(['joined', 1, 'adopt', 0], 0)
  const receive: JourneyStage['receive'] = (message) => {
    link.views.get(message[1])?.replica.receive(message, 0)
    return settled()
  }
  return {
    host,
    root,
    sent,
    documents,
    pushes,
    get main() {
      return link.views.get(link.main)?.replica ?? main
    },
    receive,
    join: (number, view, details) =>
      receive([
        'joined',
        number,
        'mount',
        0,
        { token: `of ${view}`, state: {}, number: 0, view, ...details },
      ]),
    answer(event, reply) {
      const body: [] | [[], Json] = reply === undefined ? [] : [[], reply]
      return receive(['patch', link.main, event, event, {}, ...body])
    },
    setOpen(next) {
      isOpen = next
      for (const { replica, onOpen } of link.views.values()) {
        if (next) onOpen?.()
        else replica.disconnect()
      }
    },
  }
}

/** A join of the view at an address, as the page sends it. */
export function joinTo(number: number, to: string, details: object = {}): unknown[] {
  const own = { version: PROTOCOL_VERSION, token: 'first', next: 1, patch: 0, to }
  return ['join', number, expect.objectContaining({ ...own, ...details })]
}

/** Waits until what is known already has come to all who wait for it. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
