import { createElement, hydrate, render, type ComponentChild } from 'preact'
import type { SendEvent, ViewObject } from '@livejsx/view'
import { createLive, HookHostContext, onHotSwap, ViewRoot } from '@livejsx/view/internal'
import { dispatchPush, reportDiagnostic } from './diagnostics.ts'

/** A view in the page. */
export interface MountedView {
  /** Renders a new state. */
  show(assigns: object): void
  /** Renders once more when the connection came or went, if the view looks at `live.connected`. */
  onConnectionChange(): void
  /** Hands a server's push to the hooks that wait for it, and to `window`. */
  push(name: string, payload: unknown): void
}

/**
 * Hydrates a view from the state that its HTML was rendered from: the elements of the page stay.
 *
 * @param isConnected whether the view is joined, for `live.connected`
 */
export function mountView(
  { root, view, assigns }: { root: Element; view: ViewObject; assigns: object },
  { send, isConnected }: { send: SendEvent; isConnected(): boolean },
): MountedView {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let looksAtConnection = false
  const live = createLive({
    get connected() {
      looksAtConnection = true
      return isConnected()
    },
    send,
    onUnhandled: reportDiagnostic,
  })
  const host = {
    pushEvent: send,
    onPush(name: string, handle: (payload: unknown) => void) {
      const handlers = listeners.get(name) ?? new Set()
      listeners.set(name, handlers.add(handle))
      return () => void handlers.delete(handle)
    },
    onHookError: (error: unknown) => reportDiagnostic(error, 'hook'),
  }
  let shown = assigns

  const tree = (): ComponentChild =>
    createElement(
      HookHostContext.Provider,
      { value: host },
      createElement(ViewRoot, { view, assigns: shown, live }),
    )
  const show = (next: object): void => {
    shown = next
    render(tree(), root)
    showTitle()
  }
  const showTitle = (): void => {
    const title = view.definition.title?.(shown as never)
    if (title !== undefined && title !== document.title) document.title = title
  }

  hydrate(tree(), root)
  onHotSwap((id) => id === view.id && show(shown))

  return {
    show,
    onConnectionChange() {
      if (looksAtConnection) show(shown)
    },
    push(name, payload) {
      for (const handle of listeners.get(name) ?? []) {
        try {
          handle(payload)
        } catch (error) {
          host.onHookError(error)
        }
      }
      dispatchPush(name, payload)
    },
  }
}
