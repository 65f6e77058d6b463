import { isPlainObject } from './plain.ts'

type List = readonly unknown[]

/** A step that moves or removes items of a list. Positions count from 0, as in `ListOperation`. */
export type ListEdit =
  | readonly [verb: 'remove', at: number]
  | readonly [verb: 'splice', at: number, count: number]
  | readonly [verb: 'move', from: number, to: number]
  | readonly [verb: 'swap', one: number, other: number]
  | readonly [verb: 'order', at: number, count: number, positions: readonly number[]]

/** A run of items: position of the first, and how many. */
export interface Run {
  readonly at: number
  readonly count: number
}

/** How one list becomes another. */
export interface ListEdits {
  /** First steps, in order. */
  readonly edits: readonly ListEdit[]
  /** Then new items come in, at their final positions, in ascending order. */
  readonly insertions: readonly Run[]
  /** Items that stay but are another value now: position before, position after. */
  readonly changed: readonly Pair[]
}

type Pair = readonly [before: number, after: number]

/** About the bytes that an edit takes on the wire, and those of a position in an `order`. */
const editBytes = 24
const positionBytes = 4

/**
 * Finds out how a list became another. Items are told by their reference, then by their `id` or
 * `key`. An item that is where it was costs a comparison of two pointers and nothing else.
 */
export function compareLists(from: List, to: List): ListEdits {
  const shorter = Math.min(from.length, to.length)
  const changed: Pair[] = []
  let start = 0
  for (; start < shorter && isSame(from[start], to[start]); start++) {
    if (!Object.is(from[start], to[start])) changed.push([start, start])
  }
  let before = from.length
  let after = to.length
  while (before > start && after > start && isSame(from[before - 1], to[after - 1])) {
    if (!Object.is(from[--before], to[--after])) changed.push([before, after])
  }
  const middle = compareMiddles(from.slice(start, before), to.slice(start, after))
  for (const [then, now] of middle.changed) changed.push([then + start, now + start])
  return {
    edits: middle.edits.map((edit) => shift(edit, start)),
    insertions: middle.insertions.map(({ at, count }) => ({ at: at + start, count })),
    changed,
  }
}

function compareMiddles(before: List, after: List): ListEdits {
  const kept = positionsIn(before, after)
  if (kept !== undefined) {
    const changed = changedPairs(before, after, kept)
    return { edits: toOrder(before.length, kept), insertions: [], changed }
  }
  const old = positionsIn(after, before)
  if (old !== undefined) {
    const changed = changedPairs(after, before, old).map(([now, then]): Pair => [then, now])
    return { edits: [], insertions: gaps(old, after.length), changed }
  }
  return (
    compareSwapped(before, after) ??
    compareMoved(before, after) ??
    compareKeyed(before, after) ??
    compareByIndex(before, after)
  )
}

/** Gives the positions in `long` of the items of `short`, if they are all there in this order. */
function positionsIn(long: List, short: List): number[] | undefined {
  const positions: number[] = []
  for (let at = 0; positions.length < short.length; at++) {
    if (at - positions.length > long.length - short.length) return undefined
    if (isSame(long[at], short[positions.length])) positions.push(at)
  }
  return positions
}

/** Pairs item `index` of `after` with the item of `before` at `positions[index]`. */
function changedPairs(before: List, after: List, positions: readonly number[]): Pair[] {
  const pairs: Pair[] = []
  for (const [index, position] of positions.entries()) {
    if (!Object.is(before[position], after[index])) pairs.push([position, index])
  }
  return pairs
}

function compareSwapped(before: List, after: List): ListEdits | undefined {
  const last = before.length - 1
  return compareAs(['swap', 0, last], before, after, (at) =>
    at === 0 ? last : at === last ? 0 : at,
  )
}

function compareMoved(before: List, after: List): ListEdits | undefined {
  const last = before.length - 1
  return (
    compareAs(['move', 0, last], before, after, (at) => (at === last ? 0 : at + 1)) ??
    compareAs(['move', last, 0], before, after, (at) => (at === 0 ? last : at - 1))
  )
}

/** Tests one suspicion: that one edit led here, after which item `at` is the one of `origin(at)`. */
function compareAs(
  edit: ListEdit,
  before: List,
  after: List,
  origin: (at: number) => number,
): ListEdits | undefined {
  if (before.length !== after.length) return undefined
  const changed: Pair[] = []
  for (let at = 0; at < after.length; at++) {
    const position = origin(at)
    if (Object.is(before[position], after[at])) continue
    if (!isSame(before[position], after[at])) return undefined
    changed.push([position, at])
  }
  return { edits: [edit], insertions: [], changed }
}

/** Matches by key, if every item has one and none has that of another. */
function compareKeyed(before: List, after: List): ListEdits | undefined {
  const positions = new Map<unknown, number>()
  for (const [position, item] of before.entries()) positions.set(keyOf(item), position)
  if (positions.size < before.length || positions.has(undefined)) return undefined
  const keys = after.map(keyOf)
  if (keys.includes(undefined) || new Set(keys).size < keys.length) return undefined

  const kept: number[] = []
  const changed: Pair[] = []
  const stay: number[] = []
  for (const [now, key] of keys.entries()) {
    const then = positions.get(key)
    if (then === undefined) continue
    kept.push(then)
    stay.push(now)
    if (!Object.is(before[then], after[now])) changed.push([then, now])
  }
  return { edits: toOrder(before.length, kept), insertions: gaps(stay, after.length), changed }
}

function compareByIndex(before: List, after: List): ListEdits {
  const shorter = Math.min(before.length, after.length)
  const positions = [...before.keys()].slice(0, shorter)
  return {
    edits: toOrder(before.length, positions),
    insertions: gaps(positions, after.length),
    changed: changedPairs(before, after, positions),
  }
}

/** Gives the edits after which the items at the positions `kept` are left, in that order. */
function toOrder(count: number, kept: readonly number[]): ListEdit[] {
  const isSorted = kept.every(
    (position, index) => index === 0 || (kept[index - 1] as number) < position,
  )
  const rest = isSorted ? kept : kept.toSorted((one, other) => one - other)
  const lost = gaps(rest, count).toReversed()
  const stable = isSorted ? kept : longestAscending(kept)
  const editCount = lost.length + kept.length - stable.length
  if (editCount * editBytes > kept.length * positionBytes + editBytes && kept.length > 0) {
    return [['order', 0, count, kept]]
  }
  return [...lost.map(toRemoval), ...(isSorted ? [] : toMoves(rest, kept, new Set(stable)))]
}

function toRemoval({ at, count }: Run): ListEdit {
  return count === 1 ? ['remove', at] : ['splice', at, count]
}

/** Moves every item that is not stable in front of its successor, the last one first. */
function toMoves(
  rest: readonly number[],
  kept: readonly number[],
  stable: ReadonlySet<number>,
): ListEdit[] {
  const list = [...rest]
  const moves: ListEdit[] = []
  for (const [index, item] of [...kept.entries()].toReversed()) {
    if (stable.has(item)) continue
    const from = list.indexOf(item)
    list.splice(from, 1)
    const successor = kept[index + 1]
    const to = successor === undefined ? list.length : list.indexOf(successor)
    list.splice(to, 0, item)
    moves.push(['move', from, to])
  }
  return moves
}

/** Gives the longest ascending subsequence of distinct numbers, by patience sorting. */
function longestAscending(numbers: readonly number[]): number[] {
  // tails[n] = smallest number that ends an ascending sequence of n + 1; previous = what led to it
  const tails: number[] = []
  const previous = new Map<number, number | undefined>()
  for (const number of numbers) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const half = (low + high) >> 1
      if ((tails[half] as number) < number) low = half + 1
      else high = half
    }
    previous.set(number, tails[low - 1])
    tails[low] = number
  }
  const sequence: number[] = []
  for (let number = tails.at(-1); number !== undefined; number = previous.get(number)) {
    sequence.push(number)
  }
  return sequence
}

/** Gives the runs below `length` that ascending positions leave out. */
function gaps(positions: readonly number[], length: number): Run[] {
  const runs: Run[] = []
  let next = 0
  for (const position of positions) {
    if (position > next) runs.push({ at: next, count: position - next })
    next = position + 1
  }
  if (length > next) runs.push({ at: next, count: length - next })
  return runs
}

function shift(edit: ListEdit, by: number): ListEdit {
  switch (edit[0]) {
    case 'remove':
      return ['remove', edit[1] + by]
    case 'splice':
      return ['splice', edit[1] + by, edit[2]]
    case 'order':
      return ['order', edit[1] + by, edit[2], edit[3]]
    default:
      return [edit[0], edit[1] + by, edit[2] + by]
  }
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  const key = keyOf(one)
  return key !== undefined && key === keyOf(other)
}

function keyOf(item: unknown): unknown {
  if (!isPlainObject(item)) return undefined
  return ownKey(item, 'id') ?? ownKey(item, 'key')
}

function ownKey(item: Readonly<Record<string, unknown>>, name: 'id' | 'key'): unknown {
  const key = Object.hasOwn(item, name) ? item[name] : undefined
  return typeof key === 'string' || typeof key === 'number' ? key : undefined
}
