import { isSameItem } from './list-keys.ts'
import { matchItems } from './list-match.ts'
import { editsOf, type ListEdit } from './list-order.ts'
import { gapsBetween, type Run } from './list-runs.ts'

type List = readonly unknown[]

const none: readonly never[] = []
/** In shorter lists another edit may be shorter. */
const minSwapped = 16

/** How one list becomes another. */
export interface ListEdits {
  /** First steps, in order. */
  readonly edits: readonly ListEdit[]
  /** Then new items come in, at their final positions, in ascending order. */
  readonly insertions: readonly Run[]
  /** Items that stay, or whose place others take, and are another value now: position before, after. */
  readonly changed: readonly (readonly [before: number, after: number])[]
}

/**
 * Finds out how a list became another. Items are told by their reference, then by their `id` or
 * `key`, then by their place among the others. An item that is where it was costs a comparison of
 * two pointers and nothing else.
 *
 * @param overhead bytes that an edit takes on the wire besides what is in its brackets
 */
export function compareLists(from: List, to: List, overhead = 9): ListEdits {
  const swapped = findSwap(from, to)
  if (swapped !== undefined) {
    return { edits: [['swap', ...swapped]], insertions: none, changed: none }
  }
  const { kept, changed } = matchItems(from, to)
  const stays = kept.map(({ now, count }) => ({ at: now, count }))
  return {
    edits: editsOf(from.length, kept, overhead),
    insertions: gapsBetween(stays, to.length),
    changed,
  }
}

/**
 * Finds the two items that have changed places, if nothing else has changed. Usual enough to be looked
 * for first: it takes a third of what the search for any changes does.
 */
function findSwap(from: List, to: List): readonly [one: number, other: number] | undefined {
  const { length } = from
  if (length !== to.length || length < minSwapped) return undefined
  let one = 0
  while (one < length && Object.is(from[one], to[one])) one++
  if (one === length || isSameItem(from[one], to[one])) return undefined
  let other = length - 1
  while (Object.is(from[other], to[other])) other--
  if (!Object.is(from[one], to[other]) || !Object.is(from[other], to[one])) return undefined
  for (let at = one + 1; at < other; at++) if (!Object.is(from[at], to[at])) return undefined
  return [one, other]
}
