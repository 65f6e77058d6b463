import { createContext, type ComponentChildren } from 'preact'
import type { SendWithDetails } from './event-details.ts'
import type { HookHost, ServerHookHost } from './hook-element.ts'
import type { ViewObject } from './live-view.ts'
import type { LiveHost } from './live.ts'
import type { FrameProps } from './view-frame.ts'

/** A live component's state in a page. */
export interface PartState {
  readonly assigns: object
  /** The assigns that the page's HTML was made from; `undefined` = it came later. */
  readonly first?: object | undefined
  /** The component's way to the server. */
  readonly live: unknown
  /** What hooks inside of the component reach. */
  readonly hooks: HookHost | ServerHookHost
  /** See `ViewRoot`. */
  readonly onError?: (error: unknown) => void
}

/** Where live components find their state. */
export interface PartStore {
  /** Returns a component's state; `undefined` = the server does not show such a component. */
  find(component: ViewObject, id: string): PartState | undefined
  /**
   * Calls `listener` whenever the state of one component was changed, or what `live` tells there
   * (`isForced`). Returns a function that stops it.
   */
  onChange(component: ViewObject, id: string, listener: (isForced?: boolean) => void): () => void
}

/** What a nested view is opened from. */
export interface NestedProps {
  readonly view: ViewObject
  readonly id: string
  readonly sticky?: boolean
  readonly fallback?: ComponentChildren
}

/** What a view gives to its parts while HTML is made. */
export interface ServerPartHost extends PartStore {
  /** Returns what a nested view shows; `undefined` = it could not be mounted. */
  frame(view: ViewObject, id: string): FrameProps | undefined
}

/** Assigns of the parts by number, as they come over the wire: `#` holds component and id. */
export type WireParts = Readonly<Record<string, { readonly '#': readonly [string, string] }>>

/** What a view gives to its parts in a browser. */
export interface BrowserPartHost {
  parts: WireParts
  /** What the page's HTML was made from. */
  readonly first: WireParts
  /** Called after `parts` was replaced. */
  readonly onParts: Set<(before: WireParts) => void>
  /** Called when the view was joined. `isNew`: to another instance, whose state is shown next. */
  readonly onJoined: Set<(isNew: boolean) => void>
  /** Made by the first component. */
  store?: PartStore
  readonly live: LiveHost
  readonly hooks: HookHost
  /** Whether the view is joined. */
  isJoined(): boolean
  /** Sends an event to the view or one of its parts. */
  readonly send: SendWithDetails
  /** Opens a nested view in an element that may hold its HTML. Returns a function that gives it up. */
  nest(element: Element, props: NestedProps): () => void
}

/** The host of the view around. */
export const PartHostContext = createContext<ServerPartHost | BrowserPartHost | undefined>(
  undefined,
)
