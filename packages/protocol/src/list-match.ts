import { handleOf, isSameItem } from './list-keys.ts'
import { matchRest } from './list-rest.ts'
import type { Gap, KeptRun, Pair } from './list-runs.ts'

type List = readonly unknown[]

/** Which items of a list are those of another one. */
export interface ListMatch {
  /** In the order of the new list. */
  readonly kept: readonly KeptRun[]
  /** Those of them that are another value now, in the order of the new list. */
  readonly changed: readonly Pair[]
}

/** How far to look for the same reference before maps are made. */
const probeLength = 1_024
/** How many items the first map takes; each further one four times as many. */
const firstWindow = 16
/** About how many items all these maps take. What is left then is looked up at once. */
const maxLookups = 2_048

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
  for (const [was, now] of left) {
    if (!Object.is(before[was], after[now])) changed.push([was, now])
  }
  changed.sort(([, one], [, other]) => one - other)
  return { kept: joinRuns(inOrder, left), changed }
}

/** Pairs items that come in the same order in both lists, if not all of them. */
function matchInOrder(before: List, after: List, changed: Pair[]): KeptRun[] {
  const kept: KeptRun[] = []
  let was = 0
  let now = 0
  let wasEnd = before.length
  let nowEnd = after.length
  const takeRun = (): void => {
    const start = now
    for (; was < wasEnd && now < nowEnd; was++, now++) {
      if (Object.is(before[was], after[now])) continue
      if (!isSameItem(before[was], after[now])) break
      changed.push([was, now])
    }
    const count = now - start
    if (count > 0) kept.push({ was: was - count, now: start, count })
  }

  takeRun()
  // What both end with is taken first: what is looked up is less then.
  const changedAtEnd: Pair[] = []
  for (; wasEnd > was && nowEnd > now; wasEnd--, nowEnd--) {
    if (Object.is(before[wasEnd - 1], after[nowEnd - 1])) continue
    if (!isSameItem(before[wasEnd - 1], after[nowEnd - 1])) break
    changedAtEnd.push([wasEnd - 1, nowEnd - 1])
  }
  const search = { lookups: 0 }
  while (was < wasEnd && now < nowEnd) {
    const next = findNext(before, after, { was, wasEnd, now, nowEnd }, search)
    if (next === undefined) break
    ;[was, now] = next
    takeRun()
  }
  const count = after.length - nowEnd
  if (count > 0) kept.push({ was: wasEnd, now: nowEnd, count })
  for (const pair of changedAtEnd.toReversed()) changed.push(pair)
  return kept
}

/** Finds where both lists go on alike after a difference. */
function findNext(
  before: List,
  after: List,
  gap: Gap,
  search: { lookups: number },
): Pair | undefined {
  const { was, wasEnd, now, nowEnd } = gap
  // Another item in the same place.
  const isInside = was + 1 < wasEnd && now + 1 < nowEnd
  if (isInside && isSameItem(before[was + 1], after[now + 1])) return [was + 1, now + 1]
  // Some went, or some came.
  for (let step = 1; step <= probeLength; step++) {
    if (was + step < wasEnd && Object.is(before[was + step], after[now])) {
      return [was + step, now]
    }
    if (now + step < nowEnd && Object.is(after[now + step], before[was])) {
      return [was, now + step]
    }
  }
  for (let size = firstWindow; search.lookups < maxLookups; size *= 4) {
    const wasTo = Math.min(was + size, wasEnd)
    const nowTo = Math.min(now + size, nowEnd)
    const positions = new Map<unknown, number>()
    for (let at = wasTo - 1; at >= was; at--) positions.set(handleOf(before[at]), at)
    for (let at = now; at < nowTo; at++) {
      const position = positions.get(handleOf(after[at]))
      if (position !== undefined && isSameItem(before[position], after[at])) return [position, at]
    }
    if (wasTo === wasEnd && nowTo === nowEnd) break
    search.lookups += size
  }
  return undefined
}

function gapsOf(kept: readonly KeptRun[], wasLength: number, nowLength: number): Gap[] {
  const gaps: Gap[] = []
  let was = 0
  let now = 0
  for (const run of [...kept, { was: wasLength, now: nowLength, count: 0 }]) {
    if (run.was > was || run.now > now) {
      gaps.push({ was, wasEnd: run.was, now, nowEnd: run.now })
    }
    was = run.was + run.count
    now = run.now + run.count
  }
  return gaps
}

/** Brings runs and single pairs together, in the order of the new list. */
function joinRuns(runs: readonly KeptRun[], pairs: readonly Pair[]): KeptRun[] {
  const singles = pairs.map(([was, now]) => ({ was, now, count: 1 }))
  const joined: { was: number; now: number; count: number }[] = []
  for (const { was, now, count } of [...runs, ...singles].toSorted(byNow)) {
    const last = joined.at(-1)
    const isNext = last?.was === was - (last?.count ?? 0) && last.now === now - last.count
    if (isNext) last.count += count
    else joined.push({ was, now, count })
  }
  return joined
}

function byNow(one: KeptRun, other: KeptRun): number {
  return one.now - other.now
}
