import type { ComponentChildren } from 'preact'
import type { AsyncResult } from './live-values/async.ts'

/** Props of {@link Async}. */
export interface AsyncProps<Value> {
  /** The assign that is loaded. */
  of: AsyncResult<Value>
  /** Shown until there is a result, and while it is tried again after an error. */
  loading?: ComponentChildren
  /** Shown when loading has failed and there never was a result. */
  failed?(error: { readonly message: string }): ComponentChildren
  /** Shown as soon as there is a result, and from then on: while it is loaded anew, and if that fails. */
  children(result: Value): ComponentChildren
}

/**
 * Shows a value that is being loaded. A result stays, whatever comes later: what says otherwise can
 * be read off the assign itself.
 *
 * @example
 * <Async of={stats} loading={<p>Loading…</p>} failed={(error) => <p>{error.message}</p>}>
 *   {(result) => <Chart points={result.points} />}
 * </Async>
 */
export function Async<Value>({
  of: { ok, loading: isLoading, result, error },
  loading,
  failed,
  children,
}: AsyncProps<Value>): ComponentChildren {
  if (ok) return children(result as Value)
  if (error === undefined || isLoading) return loading
  return failed?.(error)
}
