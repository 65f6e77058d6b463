import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import { HookHostContext } from './hook-element.ts'

/**
 * Preact hook: calls `handle` for each `socket.pushEvent(name, …)` of the view around and of its live
 * components, once the patch that belongs to it is shown. It is the newest `handle` that is called.
 * What it throws is reported as `live:diagnostic` on `window`.
 *
 * @example
 * useServerEvent<{ text: string }>('toast', ({ text }) => setToasts((toasts) => [...toasts, text]))
 */
export function useServerEvent<Payload = unknown>(
  name: string,
  handle: (payload: Payload) => void,
): void {
  const host = useContext(HookHostContext)
  const newest = useRef(handle)
  // Layout effects: what is pushed right after the patch would come before any other effect.
  useLayoutEffect(() => {
    newest.current = handle
  })
  useLayoutEffect(() => {
    if (host === undefined || !('onPush' in host)) return undefined
    return host.onPush((pushed, payload) => {
      if (pushed !== name) return
      try {
        newest.current(payload as Payload)
      } catch (error) {
        host.onHookError(error)
      }
    })
  }, [host, name])
}
