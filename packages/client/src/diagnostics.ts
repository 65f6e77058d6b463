import type { LiveError, WindowEvent } from '@livejsx/protocol'

/** Detail of the `live:diagnostic` event on `window`. */
export interface Diagnostic {
  readonly version: 1
  readonly level: 'warning' | 'error'
  /** Code of the error, or its name when it is no LiveError. */
  readonly code: string
  /** Whose problem it is. */
  readonly attribution: 'app' | 'network' | 'internal' | 'unknown'
  readonly error: unknown
}

const network = new Set(['lost', 'unknown-outcome', 'rate-limited', 'join-timeout'])
/** What a page may do without anybody's fault. */
const harmless = new Set(['component-gone', 'superseded', 'dropped', 'left'])
const app = new Set([
  'handler-failed',
  'view-failed',
  'payload-invalid',
  'unknown-event',
  ...harmless,
])

/** Tells the page of a problem by a `live:diagnostic` event, and the console of an error. */
export function reportDiagnostic(error: unknown, event?: string): void {
  const { code = 'internal' } = error as Partial<LiveError>
  const attribution = network.has(code) ? 'network' : app.has(code) ? 'app' : 'unknown'
  const level = attribution === 'network' || harmless.has(code) ? 'warning' : 'error'
  dispatch('diagnostic', { version: 1, level, code, attribution, error } satisfies Diagnostic)
  if (level === 'error') console.error(`[livejsx] ${event ?? code}`, error)
}

/**
 * Dispatches a server's push as `live:<name>` on `window`. Returns `false` when a listener has
 * prevented what follows.
 */
export function dispatchPush(name: string, detail: unknown): boolean {
  return window.dispatchEvent(new CustomEvent(`live:${name}`, { detail, cancelable: true }))
}

/** Dispatches one of the client's own events in the same way. */
export function dispatch(name: WindowEvent, detail: unknown): boolean {
  return dispatchPush(name, detail)
}
