import { decode } from './codec.ts'
import { malformed } from './errors.ts'
import type { Json } from './json.ts'
import type { ListOperation, Patch } from './messages.ts'
import { copyOf, isObject } from './plain.ts'
import { isReserved, keysOf } from './pointer.ts'

type Container = Record<string, unknown>
/** A decoded operation, before its verb tells what its operands are. */
type Operands = [pointer: string, verb: string, at: number, next: never, last: never]

/** Makes of a list what a verb says. */
export type ListVerb = (list: never, ...operands: never[]) => unknown[]

/** Verbs that only some apps need, by name. The module that brings them puts them here. */
export const listVerbs = new Map<string, ListVerb>()

/**
 * Returns the state that a patch leads to. The given state is left as it is, untouched parts keep
 * their references, an empty patch returns the state itself.
 *
 * @throws LiveError `message-malformed` when the patch does not fit the state, or names
 *   `__proto__`, `constructor` or `prototype`
 * @see docs/protocol.md, Patches
 */
export function applyPatch<State>(state: State, { set, lists }: Patch): State {
  // Containers that were made for this patch: each is copied once, however often it is changed.
  const fresh = new Set<unknown>()
  const root = { state }

  function keep(parent: Container, key: string, copy: object): Container {
    fresh.add(copy)
    return (parent[key] = copy) as Container
  }
  function own(parent: Container, key: string, pointer: string): Container {
    const value = parent[key]
    if (fresh.has(value)) return value as Container
    if (!isObject(value)) throw malformed('patch', pointer)
    return keep(parent, key, copyOf(value))
  }
  /** Gives the container of what a pointer names, and the key that names it there. */
  function locate(pointer: string): [parent: Container, key: string] {
    const keys = ['state', ...keysOf(pointer)]
    if (keys.some(isReserved)) throw malformed('patch', pointer)
    const last = keys.pop() as string
    return [keys.reduce((parent, key) => own(parent, key, pointer), root as Container), last]
  }

  for (const operation of lists) {
    const [pointer, verb] = operation
    const [parent, key] = locate(pointer)
    if (verb === 'delete') {
      delete parent[key]
      continue
    }
    const list = own(parent, key, pointer)
    if (!Array.isArray(list)) throw malformed('patch', pointer)
    if (verb === 'each') {
      const [, , field, values] = operation
      if (isReserved(field)) throw malformed('patch', pointer)
      for (const at in values) own(list as never, at, pointer)[field] = decode(values[at] as Json)
    } else keep(parent, key, edit(list, operation))
  }
  for (const pointer in set) {
    const [parent, key] = locate(pointer)
    parent[key] = decode(set[pointer] as Json)
  }
  return root.state
}

function edit(list: unknown[], operation: ListOperation): unknown[] {
  // Decoding changes nothing but items.
  const [pointer, verb, at, next, last] = decode(operation as readonly Json[]) as Operands
  // The list is a copy already, and one of 10,000 rows takes longer to copy than to edit. Not so for
  // many items, `list.splice(at, count, ...items)`: the arguments of one call are limited in number.
  const replace = (start: number, count: number, items: readonly unknown[] = []): unknown[] =>
    list.slice(0, start).concat(items, list.slice(start + count))
  switch (verb) {
    case 'insert':
      list.splice(at, 0, next)
      return list
    case 'append':
      return list.concat(at as unknown)
    case 'remove':
      list.splice(at, 1)
      return list
    case 'splice':
      return replace(at, next, last)
    case 'move':
      list.splice(next, 0, ...list.splice(at, 1))
      return list
    case 'swap':
      ;[list[at], list[next]] = [list[next], list[at]]
      return list
    case 'order': {
      const positions: readonly number[] = last
      return replace(
        at,
        next,
        positions.map((position) => list[at + position]),
      )
    }
  }
  const more = listVerbs.get(verb)
  if (more !== undefined) return more(list as never, at as never, next, last)
  throw malformed('patch', pointer)
}
