import { options, type VNode } from 'preact'
import type { ViewObject } from '@livejsx/view'
import {
  createLive,
  createOptimism,
  onHotSwap,
  type BrowserPartHost,
  type FrameProps,
  type HookHost,
  type NestedProps,
  type Push,
  type SendWithDetails,
  type WireParts,
} from '@livejsx/view/internal'
import { dispatchPush, reportDiagnostic } from './diagnostics.ts'

/** A view in the page. */
export interface MountedView {
  /** Renders a new state. */
  show(state: object): void
  /** The view was joined. `isNew`: to another instance, whose state is shown next. */
  onJoined(isNew: boolean): void
  /** The connection was lost. */
  onLost(): void
  /** The view has left the page: nothing shows it again, neither hot swaps nor answers that come late. */
  close(): void
  /** Hands a server's push to the hooks that wait for it, and to `window`. */
  push(name: string, payload: unknown): void
}

/** What a view needs of its page. */
export interface ViewSide {
  /** Sends an event to the view, or to one of its parts. */
  readonly send: SendWithDetails
  /** The way to a nested view, see `LiveHost`. */
  readonly part?: readonly string[] | undefined
  /** Whether the view is joined, for `live.connected`. */
  isConnected(): boolean
  /** Opens a nested view, see `BrowserPartHost`. */
  nest(element: Element, props: NestedProps, host: BrowserPartHost): () => void
  /** Shows the frame, at once. */
  paint(frame: FrameProps): void
}

/** A state as the server sends it: assigns, and beside them what is not the author's. */
interface WireState {
  readonly parts?: WireParts
  readonly flash?: Readonly<Record<string, string>>
}

const nothing = {}

/** Elements and components that Preact is busy with. */
let depth = 0
const steps = options as { __b?: (node: VNode) => void; diffed?: (node: VNode) => void }
const { __b: onBegin, diffed: onEnd } = steps
steps.__b = (node) => {
  depth++
  onBegin?.(node)
}
steps.diffed = (node) => {
  depth--
  onEnd?.(node)
}

/** Paints a view from the state that its HTML was rendered from, and again whenever that changes. */
export function mountView(view: ViewObject, state: object, side: ViewSide): MountedView {
  const listeners = new Set<(...push: Push) => void>()
  const clearFlash = (kind?: string): void => live.clearFlash(kind)
  let looksAtConnection = false
  let isClosed = false
  let { parts, flash, assigns } = split(state)

  // Effects may send while Preact renders, and a render within a render leaves elements twice.
  const repaint = (): void => {
    if (depth === 0) return paint()
    queueMicrotask(() => {
      // Where something was thrown, not every end was told.
      depth = 0
      paint()
    })
  }
  const { show: shownOf, ...optimism } = createOptimism(view, side.send, repaint)
  const host = {
    ...optimism,
    part: side.part,
    get connected() {
      looksAtConnection = true
      return side.isConnected()
    },
    get flash() {
      return flash
    },
    onUnhandled: reportDiagnostic,
    onPending: repaint,
  }
  const live = createLive(host)
  const hooks: HookHost = {
    live,
    onPush(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onHookError: (error: unknown) => reportDiagnostic(error, 'hook'),
  }
  const partHost: BrowserPartHost = {
    parts,
    first: parts,
    onParts: new Set(),
    onJoined: new Set(),
    live: host,
    hooks,
    isJoined: side.isConnected,
    send: side.send,
    nest: (element, props) => side.nest(element, props, partHost),
  }
  let flashHost = { flash, clearFlash }

  const paint = (): void => {
    // Another view may be in its place.
    if (isClosed) return
    side.paint({
      root: { view, assigns: shownOf(assigns), live },
      hooks,
      parts: partHost,
      flash: flashHost,
    })
  }
  const show = (next: object): void => {
    const last = { parts, flash, assigns }
    ;({ parts, flash, assigns } = split(next))
    partHost.parts = parts
    if (flash !== last.flash) flashHost = { flash, clearFlash }
    const isSame = flash === last.flash && isEqual(assigns, last.assigns)
    if (isSame) assigns = last.assigns
    else paint()
    if (parts !== last.parts) atOnce(() => tell(partHost.onParts, last.parts))
  }

  paint()
  // Of any definition: it may be that of a component inside.
  const stopSwaps = onHotSwap(paint)

  return {
    show,
    close() {
      isClosed = true
      stopSwaps()
    },
    onJoined(isNew) {
      if (looksAtConnection) paint()
      tell(partHost.onJoined, isNew)
    },
    onLost() {
      if (looksAtConnection) paint()
    },
    push(name, payload) {
      for (const listener of listeners) listener(name, payload)
      dispatchPush(name, payload)
    },
  }
}

function split(state: WireState) {
  const { parts = nothing, flash = nothing, ...assigns } = state
  return { parts, flash, assigns }
}

function tell<Value>(listeners: Set<(value: Value) => void>, value: Value): void {
  for (const listener of listeners) listener(value)
}

function isEqual(one: object, other: object): boolean {
  const keys = Object.keys(one) as never[]
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.is(one[key], other[key]))
  )
}

/** Lets Preact render what `change` asks for before it returns: an answer comes after its state. */
function atOnce(change: () => void): void {
  const { debounceRendering } = options
  let render: (() => void) | undefined
  options.debounceRendering = (run) => (render = run)
  change()
  options.debounceRendering = debounceRendering as never
  render?.()
}
