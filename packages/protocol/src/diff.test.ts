import { describe, expect, it } from 'vitest'
import { diff } from './diff.ts'
import { applyPatch } from './patch.ts'

type Random = () => number

function random(seed: number): Random {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const leaves: ((next: Random) => unknown)[] = [
  (next) => Math.floor(next() * 10),
  (next) => 'abcdefghij'.slice(Math.floor(next() * 10)),
  () => true,
  () => null,
  () => undefined,
  () => Number.NaN,
  () => -0,
  () => 0,
  (next) => BigInt(Math.floor(next() * 5)),
  (next) => new Date(Math.floor(next() * 3)),
  (next) => new Map([[1, Math.floor(next() * 3)]]),
  (next) => new Set([Math.floor(next() * 3)]),
  (next) => Uint8Array.of(Math.floor(next() * 3)),
  () => ({ $: 'date', v: 1 }),
  () => new URL('http://a/b'),
]

function pick<Item>(items: readonly Item[], next: Random): Item {
  return items[Math.floor(next() * items.length)] as Item
}

function value(next: Random, depth: number): unknown {
  const kind = next()
  if (depth <= 0 || kind < 0.4) return pick(leaves, next)(next)
  if (kind < 0.6) return fields(next, depth - 1)
  const length = Math.floor(next() * 6)
  if (kind < 0.75) return Array.from({ length }, () => value(next, depth - 1))
  const name = kind < 0.95 ? 'id' : 'key'
  const rows = Array.from({ length }, (_, id) => ({ ...fields(next, depth - 1), [name]: id }))
  return rows.toSorted(() => next() - 0.5).slice(0, Math.ceil(next() * 6))
}

function fields(next: Random, depth: number): Record<string, unknown> {
  const names = ['a', 'b/c', 'd~e', '7', '$'].filter(() => next() < 0.5)
  return Object.fromEntries(names.map((name) => [name, value(next, depth)]))
}

/** A changed copy that shares what did not change, as handlers make them. */
function changed(before: unknown, next: Random, depth: number): unknown {
  if (next() < 0.25) return before
  if (Array.isArray(before)) return changedList(before, next, depth)
  const isRecord = typeof before === 'object' && before !== null && before.constructor === Object
  if (!isRecord || next() < 0.15) return value(next, depth)
  const copy: Record<string, unknown> = { ...before }
  for (const key of Object.keys(copy)) {
    if (key === 'id') continue
    if (next() < 0.1) delete copy[key]
    else if (next() < 0.4) copy[key] = changed(copy[key], next, depth - 1)
  }
  if (next() < 0.2) copy['new'] = value(next, Math.max(0, depth - 1))
  return copy
}

function changedList(before: readonly unknown[], next: Random, depth: number): unknown[] {
  const list = before.map((item) => (next() < 0.3 ? changed(item, next, depth - 1) : item))
  const kind = next()
  const at = Math.floor(next() * (list.length + 1))
  if (kind < 0.2) list.splice(at, Math.floor(next() * 3))
  else if (kind < 0.4) list.splice(at, 0, { id: 100 + Math.floor(next() * 3), a: 1 })
  else if (kind < 0.5) list.push(...list.splice(0, 1))
  else if (kind < 0.6) list.unshift(...list.splice(-1))
  else if (kind < 0.7) list.sort(() => next() - 0.5)
  else if (kind < 0.8) list.splice(0, 1, value(next, 0))
  return list
}

function freeze<Value>(whole: Value): Value {
  if (typeof whole !== 'object' || whole === null || ArrayBuffer.isView(whole)) return whole
  for (const part of Object.values(whole)) freeze(part)
  return Object.freeze(whole)
}

describe('diff and applyPatch', () => {
  it('[LIST-01] lead from any state to any other, and alter neither', () => {
    const cases = 200_000
    for (let seed = 1; seed <= cases; seed += 1) {
      const next = random(seed)
      const from = freeze(fields(next, 3))
      const to = freeze(next() < 0.2 ? fields(next, 3) : { ...(changed(from, next, 3) as object) })
      const patch = diff(from, to)
      const reached =
        patch === undefined ? from : applyPatch(from, JSON.parse(JSON.stringify(patch)))
      // `equals` is what `toEqual` calls, without the cost of an assertion for each of them.
      if (!isSame(reached, to))
        expect({ seed, from, patch, reached }).toEqual({ seed, from, patch, reached: to })
    }
  }, 120_000)
})

/** Deep equality in value, exact about `undefined` fields, `NaN` and `-0`. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a.constructor !== b.constructor) return false
  if (a instanceof Date) return a.getTime() === (b as Date).getTime()
  if (a instanceof URL) return a.href === (b as URL).href
  if (a instanceof Map) return isSame([...a], [...(b as typeof a)])
  if (a instanceof Set) return isSame([...a], [...(b as typeof a)])
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
