import { matchItems } from './list-match.ts'
import { editsOf, type ListEdit } from './list-order.ts'
import { gapsBetween, type Run } from './list-runs.ts'

type List = readonly unknown[]

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
  const { kept, changed } = matchItems(from, to)
  const stays = kept.map(({ now, count }) => ({ at: now, count }))
  return {
    edits: editsOf(from.length, kept, overhead),
    insertions: gapsBetween(stays, to.length),
    changed,
  }
}
