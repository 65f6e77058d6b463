import type { ConnectionState } from '@livejsx/view'
import { dispatch } from './diagnostics.ts'

/**
 * Tells style sheets (`<html data-live-connection>`) and scripts (`live:connection` on `window`)
 * where the page stands.
 */
export function setConnectionState(state: ConnectionState): void {
  document.documentElement.dataset['liveConnection'] = state
  dispatch('connection', { state })
}
