import { countOf, movesOf, type MoveEdit } from './list-moves.ts'
import { gapsBetween, type KeptRun, type Run } from './list-runs.ts'
import { measure } from './measure.ts'

/** A step that moves or removes items of a list. Positions count from 0, as in `ListOperation`. */
export type ListEdit =
  | MoveEdit
  | readonly [verb: 'remove', at: number]
  | readonly [verb: 'splice', at: number, count: number]
  | readonly [verb: 'order', at: number, count: number, positions: readonly number[]]

/** A stretch of the old list that becomes one of the new list, whatever happens to the rest. */
interface Part {
  readonly at: number
  count: number
  /** What is left of it, in its new order. */
  readonly kept: KeptRun[]
  /** Number of items that are left. */
  items: number
  /** How that is said; `undefined` = by listing what is left. */
  edits: readonly ListEdit[] | undefined
  /** Bytes that it takes to say so. */
  cost: number
}

/** Bytes of an `order` without its numbers, and the fewest of a move. */
const orderBytes = 14
const leastMoveBytes = 12

/**
 * Gives the edits after which the kept items are left, in their order. Parts that have nothing to do
 * with each other are said apart, unless it is shorter to list what is left of both.
 *
 * @param length of the old list
 * @param kept in the order of the new list
 * @param overhead bytes that an edit takes besides what is in its brackets
 */
export function editsOf(length: number, kept: readonly KeptRun[], overhead: number): ListEdit[] {
  const done: Part[] = []
  /** What stays as it is since the last part in `done`. */
  let still: Part[] = []
  for (const part of partsOf(length, kept, overhead)) {
    if (part.cost === 0) {
      still.push(part)
      continue
    }
    const last = done.at(-1)
    if (last === undefined || !joinParts(last, [...still, part], overhead)) done.push(part)
    still = []
  }
  // From the last to the first: so each finds its part where it was.
  return done.toReversed().flatMap((part) => part.edits ?? [toOrder(part)])
}

/** Adds parts to the one in front of them, if it is shorter to list what is left of all. */
function joinParts(first: Part, more: readonly Part[], overhead: number): boolean {
  const { at, count } = more.at(-1) as Part
  const length = at + count - first.at
  const items = more.reduce((sum, part) => sum + part.items, first.items)
  const cost = orderCost(first.at, length, items, overhead)
  if (cost >= more.reduce((sum, part) => sum + part.cost, first.cost)) return false
  for (const part of more) first.kept.push(...part.kept)
  Object.assign(first, { count: length, items, cost, edits: undefined })
  return true
}

/** Cuts the old list wherever nothing in front of the cut is behind it afterwards. */
function partsOf(length: number, kept: readonly KeptRun[], overhead: number): Part[] {
  const ascending = kept.toSorted((one, other) => one.then - other.then)
  const ranks = new Map(ascending.map((run, rank) => [run, rank]))
  const parts: Part[] = []
  let next = 0
  let first = 0
  let highest = 0
  const addLost = (end: number): void => {
    if (end > next) parts.push(removed({ at: next, count: end - next }, overhead))
  }
  for (const [index, run] of kept.entries()) {
    highest = Math.max(highest, ranks.get(run) as number)
    if (highest > index) continue
    const runs = ascending.slice(first, index + 1)
    addLost((runs[0] as KeptRun).then)
    const part = arranged(runs, kept.slice(first, index + 1), overhead)
    parts.push(part)
    next = part.at + part.count
    first = index + 1
  }
  addLost(length)
  return parts
}

function removed(lost: Run, overhead: number): Part {
  const edits = [toRemoval(lost)]
  return { ...lost, kept: [], items: 0, edits, cost: costOf(edits, overhead) }
}

function arranged(
  ascending: readonly KeptRun[],
  kept: readonly KeptRun[],
  overhead: number,
): Part {
  const { then: at } = ascending[0] as KeptRun
  const last = ascending.at(-1) as KeptRun
  const count = last.then + last.count - at
  const items = countOf(kept)
  const part = { at, count, kept: [...kept], items }
  if (kept.length === 1) return { ...part, edits: [], cost: 0 }

  const lost = gapsBetween(ascending.map((run) => ({ at: run.then - at, count: run.count })), count)
  const removals = lost.toReversed().map((run) => toRemoval({ at: run.at + at, count: run.count }))
  const cost = orderCost(at, count, items, overhead)
  const rest = cost - costOf(removals, overhead)
  const moves = rest > 0 ? movesOf(kept, at, Math.floor(rest / (leastMoveBytes + overhead))) : undefined
  if (moves === undefined) return { ...part, edits: undefined, cost }
  const edits = [...removals, ...moves]
  const editCost = costOf(edits, overhead)
  return editCost < cost ? { ...part, edits, cost: editCost } : { ...part, edits: undefined, cost }
}

function toRemoval({ at, count }: Run): ListEdit {
  return count === 1 ? ['remove', at] : ['splice', at, count]
}

function toOrder({ at, count, kept }: Part): ListEdit {
  const positions: number[] = []
  for (const run of kept) {
    for (let step = 0; step < run.count; step++) positions.push(run.then + step - at)
  }
  return ['order', at, count, positions]
}

function orderCost(at: number, count: number, items: number, overhead: number): number {
  return overhead + orderBytes + measure(at) + measure(count) + items * (measure(count) + 1)
}

function costOf(edits: readonly ListEdit[], overhead: number): number {
  return edits.reduce((sum, edit) => sum + overhead + measure(edit), 0)
}
