import type { kind } from './kind.ts'

/** A value that is being loaded, with its last result and its last error. */
export interface AsyncResult<Value> {
  readonly [kind]: 'async'
  readonly loading: boolean
  readonly ok: boolean
  readonly result?: Value
  readonly error?: { readonly message: string }
}
