import type { ConnectionState } from '@livejsx/view'
import type * as Status from './connection-status.ts'
import { dispatch, reportDiagnostic } from './diagnostics.ts'

/**
 * Tells style sheets (`<html data-live-connection>`) and scripts (`live:connection` on `window`)
 * where the page stands.
 */
export function setConnectionState(state: ConnectionState): void {
  document.documentElement.dataset['liveConnection'] = state
  dispatch('connection', { state })
}

/**
 * Lets the visitor be told of a lost connection. Call it before `startClient`.
 *
 * @param load loads `livejsx/client/status`, with the start of the page: when it is needed it
 * could not be loaded
 */
export function tellConnection(load: () => Promise<typeof Status>): void {
  const onFirst = (): void =>
    void load().then(({ showConnectionStatus }) => showConnectionStatus(), reportDiagnostic)
  window.addEventListener('live:connection', onFirst, { once: true })
}
