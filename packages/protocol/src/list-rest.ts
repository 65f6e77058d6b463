import { handleOf, isSameItem, keyOf } from './list-keys.ts'
import type { Gap, Pair } from './list-runs.ts'
import { isObject } from './plain.ts'

type List = readonly unknown[]

/** Texts up to this length are shorter to send again than to move. */
const maxShortText = 8
/** Up to how many items with keys of their own are said to have become others in their place. */
const maxReplaced = 16

/**
 * Pairs what is between the items that come in the same order in both lists: what is there twice
 * has moved, and in the place of some items there may be others.
 */
export function matchRest(before: List, after: List, gaps: readonly Gap[]): Pair[] {
  if (gaps.every(({ was, wasEnd }) => was === wasEnd)) return []
  if (gaps.every(({ now, nowEnd }) => now === nowEnd)) return []
  const moved = matchMoved(
    before,
    after,
    gaps.filter((gap) => !isSubstitution(before, after, gap)),
  )
  const isFound = new Uint8Array(before.length)
  const isKnown = new Uint8Array(after.length)
  for (const [was, now] of moved) isFound[was] = isKnown[now] = 1
  const replaced = gaps.flatMap(({ was, wasEnd, now, nowEnd }): Pair[] => {
    const fresh = unmarked(isKnown, now, nowEnd)
    // Many others have less in common with these than it costs to compare them.
    if (fresh.length > maxReplaced && keyOf(after[fresh[0] as number]) !== undefined) return []
    const lost = fresh.length === 0 ? [] : unmarked(isFound, was, wasEnd)
    return lost.slice(0, fresh.length).map((at, index) => [at, fresh[index] as number])
  })
  return [...moved, ...replaced]
}

function unmarked(marks: Uint8Array, from: number, to: number): number[] {
  const positions: number[] = []
  for (let at = from; at < to; at++) if (marks[at] === 0) positions.push(at)
  return positions
}

function matchMoved(before: List, after: List, gaps: readonly Gap[]): Pair[] {
  const positions = new Map<unknown, number>()
  for (const { was, wasEnd } of gaps) {
    for (let at = wasEnd - 1; at >= was; at--) positions.set(handleOf(before[at]), at)
  }
  const pairs: Pair[] = []
  for (const { now, nowEnd } of gaps) {
    for (let at = now; at < nowEnd; at++) {
      const handle = handleOf(after[at])
      const position = positions.get(handle)
      if (position === undefined || !isSameItem(before[position], after[at])) continue
      // Once only: a key may be there twice.
      positions.delete(handle)
      pairs.push([position, at])
    }
  }
  return pairs
}

/** Tells whether only short plain values took the place of others: that says less than any move. */
function isSubstitution(before: List, after: List, { was, wasEnd, now, nowEnd }: Gap): boolean {
  if (wasEnd - was !== nowEnd - now) return false
  return (
    before.slice(was, wasEnd).every(isShortValue) && after.slice(now, nowEnd).every(isShortValue)
  )
}

function isShortValue(item: unknown): boolean {
  return typeof item === 'string' ? item.length <= maxShortText : !isObject(item)
}
