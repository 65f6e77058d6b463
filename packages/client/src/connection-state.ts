import { dispatch } from './diagnostics.ts'

/**
 * Where the page stands: on its way to its instance, joined, waiting for the network, or refused
 * by the server for good.
 */
export type ConnectionState = 'connecting' | 'joined' | 'offline' | 'failed'

/**
 * Tells style sheets (`<html data-live-connection>`) and scripts (`live:connection` on `window`)
 * where the page stands.
 */
export function setConnectionState(state: ConnectionState): void {
  document.documentElement.dataset['liveConnection'] = state
  dispatch('connection', { state })
}
