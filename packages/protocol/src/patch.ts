import { decode } from './codec.ts'
import { LiveError } from './errors.ts'
import type { Json } from './json.ts'
import type { ListOperation, Patch } from './messages.ts'
import { isReserved, keysOf } from './pointer.ts'

type Container = Record<string, unknown>

/**
 * Returns the state that a patch leads to. The given state is left as it is, untouched parts keep
 * their references, an empty patch returns the state itself.
 *
 * @throws LiveError `message-malformed` when the patch does not fit the state, or names
 *   `__proto__`, `constructor` or `prototype`
 */
export function applyPatch<State>(state: State, { set, lists }: Patch): State {
  // Containers that were made for this patch: each is copied once, however often it is changed.
  const fresh = new Set<unknown>()
  const root = { state }

  function own(parent: Container, key: string, pointer: string): Container {
    const value = parent[key]
    if (typeof value !== 'object' || value === null || !Object.hasOwn(parent, key)) {
      throw malformed(pointer)
    }
    if (fresh.has(value)) return value as Container
    return keep(parent, key, Array.isArray(value) ? [...value] : { ...value })
  }
  function keep(parent: Container, key: string, copy: object): Container {
    fresh.add(copy)
    return (parent[key] = copy) as Container
  }
  /** Gives the container of what a pointer names, and the key that names it there. */
  function locate(pointer: string): [parent: Container, key: string] {
    const keys = ['state', ...keysOf(pointer)]
    if (keys.some(isReserved)) throw malformed(pointer)
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
    if (!Array.isArray(list)) throw malformed(pointer)
    if (verb !== 'each') {
      keep(parent, key, edit(list, operation))
      continue
    }
    const [, , field, values] = operation
    if (isReserved(field)) throw malformed(pointer)
    for (const at of Object.keys(values)) own(list, at, pointer)[field] = decode(values[at] as Json)
  }
  for (const pointer of Object.keys(set)) {
    const [parent, key] = locate(pointer)
    parent[key] = decode(set[pointer] as Json)
  }
  return root.state
}

function edit(list: unknown[], operation: ListOperation): unknown[] {
  // Not `list.splice(at, count, ...items)`: the arguments of one call are limited in number.
  const replace = (at: number, count: number, items: readonly unknown[] = []): unknown[] => [
    ...list.slice(0, at),
    ...items,
    ...list.slice(at + count),
  ]
  switch (operation[1]) {
    case 'insert':
      return replace(operation[2], 0, [decode(operation[3])])
    case 'append':
      return replace(list.length, 0, decode(operation[2]) as unknown[])
    case 'remove':
      return replace(operation[2], 1)
    case 'splice':
      return replace(operation[2], operation[3], decode(operation[4] ?? []) as unknown[])
    case 'move': {
      const [item] = list.splice(operation[2], 1)
      return replace(operation[3], 0, [item])
    }
    case 'swap': {
      const [, , one, other] = operation
      const item = list[one]
      list[one] = list[other]
      list[other] = item
      return list
    }
    case 'order': {
      const [, , at, count, positions] = operation
      return replace(at, count, positions.map((position) => list[at + position]))
    }
  }
  throw malformed(operation[0])
}

function malformed(pointer: string): LiveError {
  return new LiveError('message-malformed', { message: 'patch', at: pointer })
}
