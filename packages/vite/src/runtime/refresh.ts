// Runs in the browser while developing, before the first module with components.
import '@prefresh/core'

type Type = (...values: never[]) => unknown
type Signature = object & { key?: string; forceReset?: boolean }
type Status = 'begin' | 'needsHooks' | undefined

/** What `@prefresh/core` leaves in the page. */
interface Prefresh {
  register(type: Type, id: string): void
  getSignature(type: Type): Signature | undefined
  computeKey(signature: Signature): string | undefined
  sign(
    type: Type,
    key: string | undefined,
    forceReset: boolean | undefined,
    getCustomHooks: (() => Type[]) | undefined,
    status: Status,
  ): Status
  getPendingUpdates(): [last: Type, next: Type][]
  flush(): void
  replaceComponent(last: Type, next: Type, resetsHooks: boolean): void
}

const prefresh = (globalThis as unknown as { __PREFRESH__: Prefresh }).__PREFRESH__

/** Names a component by its file and its name there, the same for each version. */
export function register(type: Type, id: string): void {
  prefresh.register(type, id)
}

/**
 * Returns what the compiler calls twice for a function with hooks: with the function and a key of
 * its hooks, and without arguments when it first runs, as the hooks it calls are there by then.
 */
export function createSignature(): (
  type?: Type,
  key?: string,
  forceReset?: boolean,
  getCustomHooks?: () => Type[],
) => Type | undefined {
  let status: Status = 'begin'
  let signed: Type | undefined
  return (type, key, forceReset, getCustomHooks) => {
    signed ??= type
    if (signed) status = prefresh.sign(signed, key, forceReset, getCustomHooks, status)
    return type
  }
}

/** Puts new versions of components in the place of those in the page. */
export function swap(): void {
  const updates = prefresh.getPendingUpdates()
  prefresh.flush()
  for (const [last, next] of updates) {
    prefresh.replaceComponent(last, next, !haveSameHooks(last, next))
  }
}

function haveSameHooks(last: Type, next: Type): boolean {
  const before = prefresh.getSignature(last) ?? {}
  const after = prefresh.getSignature(next) ?? {}
  const isSame = prefresh.computeKey(before) === prefresh.computeKey(after)
  return isSame && !after.forceReset
}
