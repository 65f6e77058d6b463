/** Random plain data for tests: states, and states that follow from them. */

export interface Random {
  /** An integer from 0, below `count`. */
  below(count: number): number
  /** True once in `count` times. */
  once(count: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

type Fields = Record<string, unknown>

const names = ['a', 'b', 'c', 'id', 'key', 'name', 'a/b', 'm~n', '', '0', '7', '$', '$ref']
const oddNames = ['constructor', 'prototype', '__proto__', 'toString', 'length']
const scalars = [0, 1, 2.5, -3, '', 'x', 'text', 'grün', '$', true, false, null]
const rich = [
  () => undefined,
  () => NaN,
  () => Infinity,
  () => -Infinity,
  () => -0,
  () => 12345678901234567890n,
  () => new Date(1_700_000_000_000),
  () => new Date(NaN),
  () => new URL('https://example.org/a?b#c'),
  () => new Uint8Array([0, 1, 254, 255]),
  () =>
    new Map<unknown, unknown>([
      ['a', 1],
      [{ b: 2 }, new Set([1])],
    ]),
  () =>
    new Map<unknown, unknown>([
      [{ b: 2 }, new Set([1])],
      ['a', 1],
    ]),
  () => new Set([1, 'two']),
  () => new Set(),
]

/** Makes a generator that gives the same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    once: (count) => below(count) === 0,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  }
}

/** Makes a state: an object whose fields hold anything that may cross the wire. */
export function randomState(random: Random): Fields {
  const state: Fields = {}
  for (let count = 1 + random.below(4); count > 0; count--) {
    state[random.pick(names)] = randomValue(random, 3)
  }
  return state
}

function randomValue(random: Random, depth: number): unknown {
  if (random.once(8)) return random.pick(rich)()
  const kind = depth === 0 ? 0 : random.below(5)
  if (kind < 2) return random.pick(scalars)
  if (kind === 2) return randomFields(random, depth - 1)
  if (kind === 3) return randomRows(random, depth - 1)
  return Array.from({ length: random.below(6) }, () => randomValue(random, depth - 1))
}

function randomFields(random: Random, depth: number): Fields {
  const fields: Fields = {}
  for (let count = random.below(4); count > 0; count--) {
    define(fields, randomName(random), randomValue(random, depth))
  }
  return fields
}

function randomName(random: Random): string {
  return random.pick(random.once(20) ? oddNames : names)
}

/** Rows with ids that are unique more often than not. */
function randomRows(random: Random, depth: number): unknown[] {
  const field = random.pick(['id', 'id', 'key'])
  const range = random.pick([4, 1_000])
  return Array.from({ length: random.below(random.once(6) ? 24 : 7) }, () =>
    randomRow(random, field, range, depth),
  )
}

function randomRow(random: Random, field: string, range: number, depth: number): Fields {
  const id = random.below(range)
  const row: Fields = { [field]: random.once(9) ? String(id) : id, label: random.pick(scalars) }
  if (random.once(3)) row['more'] = randomValue(random, Math.max(0, depth - 1))
  return row
}

/** Makes a state that follows from one by a few changes, and shares what they leave alone. */
export function nextState(random: Random, state: Fields): Fields {
  let next: unknown = state
  for (let count = 1 + random.below(3); count > 0; count--) next = change(random, next, 4)
  if (random.once(10)) next = deepCopy(next)
  return next as Fields
}

function change(random: Random, value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return changeList(random, value, depth)
  if (isFields(value)) return changeFields(random, value, depth)
  return randomValue(random, 1)
}

function changeFields(random: Random, fields: Fields, depth: number): Fields {
  const next = { ...fields }
  const keys = Object.keys(next)
  const key = keys.length > 0 && !random.once(5) ? random.pick(keys) : randomName(random)
  const isRoot = depth === 4
  if (isRoot && ['constructor', 'prototype', '__proto__'].includes(key)) return next
  if (Object.hasOwn(next, key) && random.once(6)) delete next[key]
  else if (Object.hasOwn(next, key) && depth > 0 && !random.once(6)) {
    define(next, key, change(random, next[key], depth - 1))
  } else define(next, key, randomValue(random, 1))
  return random.once(25) ? Object.fromEntries(Object.entries(next).toReversed()) : next
}

function changeList(random: Random, list: readonly unknown[], depth: number): unknown[] {
  const next = [...list]
  const at = random.below(next.length + 1)
  const other = random.below(next.length + 1)
  const like = (): unknown =>
    isFields(next[0])
      ? randomRow(random, Object.hasOwn(next[0], 'key') ? 'key' : 'id', 1_000, 1)
      : randomValue(random, 1)
  switch (random.below(10)) {
    case 0:
      next.splice(at, 0, like())
      return next
    case 1:
      next.splice(at, 1 + random.below(3))
      return next
    case 2:
      next.push(...Array.from({ length: 1 + random.below(3) }, like))
      return next
    case 3:
      if (next.length > 0) next.splice(at, 0, ...next.splice(other, 1))
      return next
    case 4:
      if (at < next.length && other < next.length) [next[at], next[other]] = [next[other], next[at]]
      return next
    case 5:
      return next.filter(() => !random.once(3))
    case 6:
      return next.toSorted(() => random.below(3) - 1)
    case 7:
      return next.map((item) => (isFields(item) ? { ...item, label: random.pick(scalars) } : item))
    case 8:
      return next.map((item) =>
        depth > 0 && random.once(4) ? change(random, item, depth - 1) : item,
      )
    default:
      if (at < next.length && depth > 0) next[at] = change(random, next[at], depth - 1)
      return next
  }
}

function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

/** Copies lists, objects and maps, so that no reference to them is shared. */
export function deepCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCopy)
  if (value instanceof Map) return new Map(deepCopy([...value]) as [unknown, unknown][])
  if (!isFields(value)) return value
  const copy: Fields = {}
  for (const key of Object.keys(value)) define(copy, key, deepCopy(value[key]))
  return copy
}

/** Sets an own field, whatever its name: `__proto__` too. */
function define(fields: Fields, key: string, value: unknown): void {
  Object.defineProperty(fields, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

/** Freezes lists and objects, all the way down. */
export function deepFreeze(value: unknown): void {
  if (!Array.isArray(value) && !isFields(value)) return
  Object.freeze(value)
  for (const item of Object.values(value)) deepFreeze(item)
}
