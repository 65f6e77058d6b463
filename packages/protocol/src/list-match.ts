import { handleOf, isSameItem } from './list-keys.ts'
import type { KeptRun } from './list-runs.ts'
import { isObject } from './plain.ts'

type List = readonly unknown[]
type Pair = readonly [then: number, now: number]

/** Which items of a list are those of another one. */
export interface ListMatch {
  /** In the order of the new list. */
  readonly kept: readonly KeptRun[]
  /** Those of them that are another value now, in the order of the new list. */
  readonly changed: readonly Pair[]
}

/** A part of both lists between two parts that are the same. */
interface Gap {
  readonly then: number
  readonly thenEnd: number
  readonly now: number
  readonly nowEnd: number
}

/** How far to look for the same reference before maps are made. */
const probeLength = 256
/** How many items the first map takes; each further one four times as many. */
const firstWindow = 16
/** Texts up to this length are shorter to send again than to move. */
const maxShortText = 8

/**
 * Finds the items of one list in another one: by their reference, by their `id` or `key`, and what is
 * left by its place between those found. Goes through both lists once, so that what is where it was
 * costs a comparison of two pointers; only items around a difference are looked up.
 */
export function matchItems(before: List, after: List): ListMatch {
  const changed: Pair[] = []
  const inOrder = matchInOrder(before, after, changed)
  const gaps = gapsOf(inOrder, before.length, after.length)
  if (gaps.length === 0) return { kept: inOrder, changed }
  const left = matchRest(before, after, gaps)
  if (left.length === 0) return { kept: inOrder, changed }
  for (const [then, now] of left) {
    if (!Object.is(before[then], after[now])) changed.push([then, now])
  }
  changed.sort(([, one], [, other]) => one - other)
  return { kept: joinRuns(inOrder, left), changed }
}

/** Pairs items that come in the same order in both lists, if not all of them. */
function matchInOrder(before: List, after: List, changed: Pair[]): KeptRun[] {
  const kept: KeptRun[] = []
  let then = 0
  let now = 0
  const takeRun = (thenEnd: number, nowEnd: number): void => {
    const start = now
    for (; then < thenEnd && now < nowEnd; then++, now++) {
      if (Object.is(before[then], after[now])) continue
      if (!isSameItem(before[then], after[now])) break
      changed.push([then, now])
    }
    const count = now - start
    if (count > 0) kept.push({ then: then - count, now: start, count })
  }

  takeRun(before.length, after.length)
  let thenEnd = before.length
  let nowEnd = after.length
  while (thenEnd > then && nowEnd > now && isSameItem(before[thenEnd - 1], after[nowEnd - 1])) {
    thenEnd--
    nowEnd--
  }
  while (then < thenEnd && now < nowEnd) {
    const next = findNext(before, after, { then, thenEnd, now, nowEnd })
    if (next === undefined) break
    ;[then, now] = next
    takeRun(thenEnd, nowEnd)
  }
  then = thenEnd
  now = nowEnd
  takeRun(before.length, after.length)
  return kept
}

/** Finds where both lists go on alike after a difference. */
function findNext(before: List, after: List, gap: Gap): Pair | undefined {
  const { then, thenEnd, now, nowEnd } = gap
  // Another item in the same place.
  const isInside = then + 1 < thenEnd && now + 1 < nowEnd
  if (isInside && isSameItem(before[then + 1], after[now + 1])) return [then + 1, now + 1]
  // Some went, or some came.
  for (let step = 1; step <= probeLength; step++) {
    if (then + step < thenEnd && Object.is(before[then + step], after[now])) {
      return [then + step, now]
    }
    if (now + step < nowEnd && Object.is(after[now + step], before[then])) {
      return [then, now + step]
    }
  }
  for (let size = firstWindow; ; size *= 4) {
    const thenTo = Math.min(then + size, thenEnd)
    const nowTo = Math.min(now + size, nowEnd)
    const positions = new Map<unknown, number>()
    for (let at = thenTo - 1; at >= then; at--) positions.set(handleOf(before[at]), at)
    for (let at = now; at < nowTo; at++) {
      const position = positions.get(handleOf(after[at]))
      if (position !== undefined && isSameItem(before[position], after[at])) return [position, at]
    }
    if (thenTo === thenEnd && nowTo === nowEnd) return undefined
  }
}

function gapsOf(kept: readonly KeptRun[], thenLength: number, nowLength: number): Gap[] {
  const gaps: Gap[] = []
  let then = 0
  let now = 0
  for (const run of [...kept, { then: thenLength, now: nowLength, count: 0 }]) {
    if (run.then > then || run.now > now) {
      gaps.push({ then, thenEnd: run.then, now, nowEnd: run.now })
    }
    then = run.then + run.count
    now = run.now + run.count
  }
  return gaps
}

/** Pairs what is in the gaps: items that moved from one to another, then those of the same gap. */
function matchRest(before: List, after: List, gaps: readonly Gap[]): Pair[] {
  // Nothing but new items, or nothing but lost ones.
  if (gaps.every(({ then, thenEnd }) => then === thenEnd)) return []
  if (gaps.every(({ now, nowEnd }) => now === nowEnd)) return []
  const moving = gaps.filter((gap) => !isSubstitution(before, after, gap))
  const positions = new Map<unknown, number>()
  for (const { then, thenEnd } of moving) {
    for (let at = thenEnd - 1; at >= then; at--) positions.set(handleOf(before[at]), at)
  }
  const pairs: Pair[] = []
  const found = new Set<number>()
  const isNew = new Set<number>()
  for (const { now, nowEnd } of moving) {
    for (let at = now; at < nowEnd; at++) {
      const handle = handleOf(after[at])
      const position = positions.get(handle)
      if (position === undefined || !isSameItem(before[position], after[at])) {
        isNew.add(at)
        continue
      }
      // Once only: a key may be there twice.
      positions.delete(handle)
      found.add(position)
      pairs.push([position, at])
    }
  }
  const isMoving = new Set(moving)
  for (const gap of gaps) {
    let { then, now } = gap
    for (; then < gap.thenEnd; then++) {
      if (found.has(then)) continue
      if (isMoving.has(gap)) while (now < gap.nowEnd && !isNew.has(now)) now++
      if (now === gap.nowEnd) break
      pairs.push([then, now++])
    }
  }
  return pairs
}

/** Tells whether only short plain values took the place of others: that says less than any move. */
function isSubstitution(before: List, after: List, { then, thenEnd, now, nowEnd }: Gap): boolean {
  if (thenEnd - then !== nowEnd - now) return false
  return (
    before.slice(then, thenEnd).every(isShortValue) && after.slice(now, nowEnd).every(isShortValue)
  )
}

function isShortValue(item: unknown): boolean {
  return typeof item === 'string' ? item.length <= maxShortText : !isObject(item)
}

/** Brings runs and single pairs together, in the order of the new list. */
function joinRuns(runs: readonly KeptRun[], pairs: readonly Pair[]): KeptRun[] {
  const singles = pairs.map(([then, now]): KeptRun => ({ then, now, count: 1 }))
  const joined: KeptRun[] = []
  for (const run of [...runs, ...singles].toSorted((one, other) => one.now - other.now)) {
    const last = joined.at(-1)
    if (last === undefined || last.then + last.count !== run.then || last.now + last.count !== run.now)
      joined.push(run)
    else joined[joined.length - 1] = { ...last, count: last.count + run.count }
  }
  return joined
}
