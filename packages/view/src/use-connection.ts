import { useLayoutEffect, useState } from 'preact/hooks'

/**
 * Where a page stands: on its way to its instance, joined, waiting for the network, or refused by
 * the server for good.
 */
export type ConnectionState = 'connecting' | 'joined' | 'offline' | 'failed'

/**
 * Preact hook: where the page stands; the component is rendered again when that changes. In HTML of
 * the server, and while that is hydrated, it is `'connecting'`.
 *
 * In contrast with `live.connected`, which is about the view around, and renders all of it again.
 */
export function useConnection(): ConnectionState {
  const [state, setState] = useState<ConnectionState>('connecting')
  useLayoutEffect(() => {
    const { dataset } = globalThis.document.documentElement
    const read = (): void =>
      setState((dataset['liveConnection'] ?? 'connecting') as ConnectionState)
    read()
    globalThis.window.addEventListener('live:connection', read)
    return () => globalThis.window.removeEventListener('live:connection', read)
  }, [])
  return state
}
