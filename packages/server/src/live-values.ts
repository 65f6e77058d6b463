import { isLiveValue } from '@livejsx/view/internal'
import type { State } from './discovery/part.ts'

/** Where the data of one live value lies, for the handle that handlers change it by. */
export interface LiveBinding<Data extends object = object> {
  /** Name of the assign. */
  readonly key: string
  /** The newest data, with what the handler has done so far. */
  get(): Data
  /** Changes the data, in the handler's transaction. */
  update(change: (data: Data) => Data): void
}

/** Makes what handlers see of a live value, by its kind. */
const makers = new Map<string, (binding: LiveBinding<never>) => object>()

/** Says what handlers see of live values of a kind. */
export function defineHandle<Data extends object>(
  kind: string,
  make: (binding: LiveBinding<Data>) => object,
): void {
  makers.set(kind, make as (binding: LiveBinding<never>) => object)
}

// Not a `WeakMap`: handles are made in each turn, and its keys cost the garbage collector as much as
// everything else that a handler does.
const bound = Symbol('binding')

/** Gives the data behind a handle, and anything else as it is. */
export function dataOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return (value as { [bound]?: LiveBinding })[bound]?.get() ?? value
}

/**
 * Makes of assigns what handlers see of them: live values as handles, everything else as it is.
 *
 * @param last what handlers of the same transaction saw so far, whose handles go on
 * @param bind gives the place of an assign's data
 */
export function handled(
  assigns: State,
  last: State | undefined,
  bind: (key: string) => LiveBinding,
): State {
  let copy: Record<string, unknown> | undefined
  for (const key in assigns) {
    const data = assigns[key]
    if (!isLiveValue(data) || !makers.has(data['#'])) continue
    const known = last?.[key]
    copy ??= { ...assigns }
    copy[key] = isHandle(known) ? known : createHandle(data['#'], bind(key))
  }
  return copy ?? assigns
}

function isHandle(value: unknown): boolean {
  return typeof value === 'object' && value !== null && bound in value
}

function createHandle(kind: string, binding: LiveBinding): object {
  const handle: { [bound]?: LiveBinding } = makers.get(kind)?.(binding as LiveBinding<never>) ?? {}
  handle[bound] = binding
  return handle
}
