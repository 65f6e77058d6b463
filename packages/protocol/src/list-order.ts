import { movesOf, type MoveEdit } from './list-moves.ts'
import { gapsBetween, type KeptRun, type Run } from './list-runs.ts'

/** A step that moves or removes items of a list. Positions count from 0, as in `ListOperation`. */
export type ListEdit =
  | MoveEdit
  | readonly [verb: 'remove', at: number]
  | readonly [verb: 'splice', at: number, count: number]
  | readonly [verb: 'order', at: number, count: number, positions: readonly number[]]

/** A stretch of the old list whose items are next to each other in the new one, too. */
interface Stretch {
  readonly at: number
  readonly end: number
  /** Which of the kept runs are in it: the first, and the one behind the last. */
  readonly first: number
  readonly last: number
  /** Number of items that are left. */
  readonly items: number
}

/** A stretch, and how to say what happens to it. */
interface Change extends Stretch {
  /** What follows once the other items are removed; `undefined` = what is left is listed instead. */
  readonly moves: readonly MoveEdit[] | undefined
  readonly cost: number
}

/** So many moves take a page as long as the order of a whole list, and the server longer. */
const maxMoves = 1_000
/** Bytes of an operation besides its numbers and the overhead. */
const bytes = { remove: 10, splice: 11, move: 9, order: 12 }

/**
 * Gives the edits after which the kept items are left, in their order. Stretches that have nothing
 * to do with each other are said apart, unless it is shorter to list what is left of both.
 *
 * @param length of the old list
 * @param kept in the order of the new list
 * @param overhead bytes of an operation in front of its verb, and behind its bracket
 */
export function editsOf(length: number, kept: readonly KeptRun[], overhead: number): ListEdit[] {
  const changes: Change[] = []
  /** Items that stay as they are since the last change. */
  let still = 0
  const add = (change: Change): void => {
    const last = changes.at(-1)
    const both = last && listed(last, still, change, overhead)
    if (both !== undefined && both.cost < (last?.cost ?? 0) + change.cost) {
      changes[changes.length - 1] = both
    } else changes.push(change)
    still = 0
  }
  const leastBehind = leastBehindOf(kept, length)
  let next = 0
  let first = 0
  let at = length
  let end = 0
  for (const [index, { was, count }] of kept.entries()) {
    at = Math.min(at, was)
    end = Math.max(end, was + count)
    // A stretch ends where nothing in front of it is behind it afterwards.
    if ((leastBehind[index] as number) < end) continue
    if (at > next) add(removed(next, at, first, overhead))
    if (first === index) still += count
    else add(rearranged(kept, { at, end, first, last: index + 1 }, overhead))
    next = end
    first = index + 1
    at = length
  }
  if (length > next) add(removed(next, length, first, overhead))
  // From the last to the first: so each stretch is found where it was.
  return changes.toReversed().flatMap((change) => toEdits(change, kept))
}

/** Gives the first position in the old list of what follows each run in the new one. */
function leastBehindOf(kept: readonly KeptRun[], length: number): readonly number[] {
  const least: number[] = []
  let was = length
  for (let index = kept.length - 1; index >= 0; index--) {
    least[index] = was
    was = Math.min(was, (kept[index] as KeptRun).was)
  }
  return least
}

function removed(at: number, end: number, first: number, overhead: number): Change {
  const cost = removalCost({ at, count: end - at }, overhead)
  return { at, end, first, last: first, items: 0, moves: [], cost }
}

function rearranged(
  kept: readonly KeptRun[],
  { at, end, first, last }: Omit<Stretch, 'items'>,
  overhead: number,
): Change {
  const runs = kept.slice(first, last)
  const items = runs.reduce((sum, { count }) => sum + count, 0)
  const stretch = { at, end, first, last, items }
  const cost = orderCost(at, end, items, overhead)
  const removals = lostIn(stretch, kept).reduce((sum, run) => sum + removalCost(run, overhead), 0)
  const moveCost = overhead + bytes.move + 2 * digitsOf(end)
  const most = Math.min(maxMoves, Math.floor((cost - removals) / moveCost))
  const moves = movesOf(runs, at, most)
  if (moves === undefined) return { ...stretch, moves, cost }
  return { ...stretch, moves, cost: removals + moves.length * moveCost }
}

/** Lists what is left of two stretches and of what is between them. */
function listed(one: Stretch, still: number, other: Stretch, overhead: number): Change {
  const { at, first } = one
  const { end, last } = other
  const items = one.items + still + other.items
  const cost = orderCost(at, end, items, overhead)
  // Field by field, without a spread: some lists lead to one of these for each item.
  return { at, end, first, last, items, moves: undefined, cost }
}

function toEdits(change: Change, kept: readonly KeptRun[]): ListEdit[] {
  const { at, end, first, last, moves } = change
  if (moves !== undefined) return [...lostIn(change, kept).toReversed().map(toRemoval), ...moves]
  const positions: number[] = []
  for (const { was, count } of kept.slice(first, last)) {
    for (let step = 0; step < count; step++) positions.push(was + step - at)
  }
  return [['order', at, end - at, positions]]
}

function toRemoval({ at, count }: Run): ListEdit {
  return count === 1 ? ['remove', at] : ['splice', at, count]
}

/** Gives the runs of a stretch that are not kept. */
function lostIn({ at, end, first, last, items }: Stretch, kept: readonly KeptRun[]): Run[] {
  if (items === 0) return [{ at, count: end - at }]
  if (items === end - at) return []
  const ascending = kept.slice(first, last).sort((one, other) => one.was - other.was)
  const runs = ascending.map(({ was, count }) => ({ at: was - at, count }))
  return gapsBetween(runs, end - at).map((gap) => ({ at: gap.at + at, count: gap.count }))
}

function removalCost({ at, count }: Run, overhead: number): number {
  if (count === 1) return overhead + bytes.remove + digitsOf(at)
  return overhead + bytes.splice + digitsOf(at) + digitsOf(count)
}

function orderCost(at: number, end: number, items: number, overhead: number): number {
  const digits = digitsOf(end - at)
  return overhead + bytes.order + digitsOf(at) + digits + items * (digits + 1)
}

function digitsOf(number: number): number {
  return String(number).length
}
