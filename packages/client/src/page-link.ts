import type { BrowserMessage, NavigateMessage } from '@livejsx/protocol'
import type { MountedView } from './mounted-view.ts'
import type { Replica } from './replica.ts'
import type { PageStash } from './stash/page-stash.ts'
import type { OpenViewStash } from './stash/view-stash.ts'

/** A view on the page's connection. */
export interface LinkedView {
  readonly replica: Replica
  readonly mounted: MountedView
  /** The connection is open. Only views that no other one has to join first listen. */
  onOpen?(): void
}

/** The page's connection, shared by all of its views. */
export interface PageLink {
  /** By the number by which page and server call them. */
  readonly views: Map<number, LinkedView>
  /** Number of the view of the page's route. */
  main: number
  /** The number that was given out last. */
  last: number
  /** Path and search that the server knows the page's view by. */
  address: string
  /** What the page keeps of its views. Absence = no view has asked for it yet. */
  stash?: PageStash
  /** Opens what keeps the stash of a view; gives `undefined` where its code is not there. */
  openStash(...wanted: [...Parameters<OpenViewStash>, isFirst?: boolean]): ReturnType<OpenViewStash>
  send(message: BrowserMessage): void
  isOpen(): boolean
  /** The connection has to be made anew. */
  reopen(): void
  /** The server sends the page to another view, or to another document. */
  navigate(to: string, step: NavigateMessage[4], flash: string | undefined): void
}

/** Path and search of the page. */
export function currentAddress(): string {
  return location.pathname + location.search
}
