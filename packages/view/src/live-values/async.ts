import type { kind } from './kind.ts'
import type { Load } from '../live-socket.ts'

/** A value that is being loaded, with its last result and its last error. */
export interface AsyncResult<Value> {
  readonly [kind]: 'async'
  readonly loading: boolean
  /** Whether there is a result; it stays while a new one is loaded. */
  readonly ok: boolean
  readonly result?: Value
  readonly error?: { readonly message: string }
}

/** Options of {@link loadAsync}. */
export interface LoadOptions {
  /**
   * Time in ms that the HTTP render waits for the result. Without it the work starts when the page
   * has joined.
   *
   * @default 0
   */
  readonly wait?: number
}

/** An assign that is to be loaded: what `mount` returns until the instance has started the work. */
export class AsyncLoad {
  readonly loading = true
  readonly ok = false
  readonly load: Load<unknown>
  readonly waitMs: number

  constructor(load: Load<unknown>, waitMs: number) {
    this.load = load
    this.waitMs = waitMs
  }
}

/**
 * Makes an assign that is loaded beside the view: it is shown as loading at once, its result comes
 * by itself.
 *
 * @param load gets a signal that is aborted when the instance ends or loads anew
 * @example mount: () => ({ stats: loadAsync((signal) => fetchStats(signal)) })
 */
export function loadAsync<Value>(
  load: Load<Value>,
  { wait = 0 }: LoadOptions = {},
): AsyncResult<Value> {
  return new AsyncLoad(load, wait) as unknown as AsyncResult<Value>
}
