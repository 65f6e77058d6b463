import type { JsonObject } from '@livejsx/protocol'

let read: (() => JsonObject) | undefined

/**
 * Lets the page tell the server of itself: `mount` finds it in `connectInfo.params` when it runs over
 * the connection. Not in the HTTP render, where no script has run.
 *
 * @example connectParams(() => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }))
 */
export function connectParams(params: () => JsonObject): void {
  read = params
}

/** Gives what the page tells, as a field of its joins. */
export function joinParams(): { params?: JsonObject } {
  return read === undefined ? {} : { params: read() }
}
