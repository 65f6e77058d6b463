import type { KeptRun } from './list-runs.ts'

/** A step that lets items change places. Positions count from 0, as in `ListOperation`. */
export type MoveEdit =
  | readonly [verb: 'move', from: number, to: number]
  | readonly [verb: 'swap', one: number, other: number]

/** Runs that have to get into another order, in the one that they are to have. */
interface Arrangement {
  readonly runs: readonly KeptRun[]
  /** Numbers of the runs, in the order that they have. */
  readonly present: readonly number[]
  /** By run, how many items are in front of it, and are to be there. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * Gives the steps that bring runs into their order, `undefined` if these are more than `most`.
 *
 * @param runs in the order that they are to have. What is between them does not count: it is gone
 *   before, or comes in afterwards
 * @param at position of the first item
 */
export function movesOf(
  runs: readonly KeptRun[],
  at: number,
  most = Infinity,
): readonly MoveEdit[] | undefined {
  // A move takes away one descent at most, a swap two.
  if (countDescents(runs) > 2 * most) return undefined
  const arrangement = arrange(runs)
  const displaced = countDisplaced(arrangement)
  const isStable = findStable(arrangement)
  const moved = runs.reduce((sum, { count }, index) => sum + (isStable[index] ? 0 : count), 0)
  if (displaced <= 2 * Math.min(moved, most)) {
    const swaps = swapsIn(arrangement, at)
    if (swaps.length <= Math.min(moved, most)) return swaps
  }
  return moved <= most ? movesIn(arrangement, isStable, at) : undefined
}

function countDescents(runs: readonly KeptRun[]): number {
  let count = 0
  let last = -1
  for (const { was } of runs) {
    if (was < last) count++
    last = was
  }
  return count
}

function countDisplaced({ runs, from, to }: Arrangement): number {
  return runs.reduce((sum, { count }, index) => sum + (from[index] === to[index] ? 0 : count), 0)
}

function arrange(runs: readonly KeptRun[]): Arrangement {
  const present = [...runs.entries()]
    .toSorted(([, one], [, other]) => one.was - other.was)
    .map(([index]) => index)
  const from: number[] = []
  let items = 0
  for (const index of present) {
    from[index] = items
    items += (runs[index] as KeptRun).count
  }
  let before = 0
  const to = runs.map(({ count }) => (before += count) - count)
  return { runs, present, from, to }
}

/** Tells which runs stay: those of the ascending sequence that holds the most items. */
function findStable({ runs, present }: Arrangement): boolean[] {
  const ranks: number[] = []
  for (const [rank, index] of present.entries()) ranks[index] = rank
  // A Fenwick tree over the ranks: the run that ends the heaviest sequence among those below.
  const tree: (number | undefined)[] = []
  const weights: number[] = []
  const previous: (number | undefined)[] = []
  const weightOf = (index: number | undefined): number =>
    index === undefined ? 0 : (weights[index] as number)
  let heaviest: number | undefined
  for (const [index, { count }] of runs.entries()) {
    const rank = ranks[index] as number
    let best: number | undefined
    for (let node = rank; node > 0; node -= node & -node) {
      if (weightOf(tree[node]) > weightOf(best)) best = tree[node]
    }
    previous[index] = best
    const weight = (weights[index] = weightOf(best) + count)
    for (let node = rank + 1; node <= runs.length; node += node & -node) {
      if (weight > weightOf(tree[node])) tree[node] = index
    }
    if (weight > weightOf(heaviest)) heaviest = index
  }
  const isStable: boolean[] = []
  for (let index = heaviest; index !== undefined; index = previous[index]) isStable[index] = true
  return isStable
}

/** Brings one item after the other home, each in exchange for what is there. */
function swapsIn({ runs, from, to }: Arrangement, at: number): MoveEdit[] {
  const swaps: MoveEdit[] = []
  /** Where an item is now that was somewhere at first, and the other way round. */
  const places = new Map<number, number>()
  const items = new Map<number, number>()
  for (const [index, { count }] of runs.entries()) {
    const start = from[index] as number
    const home = to[index] as number
    if (start === home) continue
    for (let step = 0; step < count; step++) {
      const place = places.get(start + step) ?? start + step
      if (place === home + step) continue
      swaps.push(['swap', at + home + step, at + place])
      const other = items.get(home + step) ?? home + step
      places.set(other, place)
      items.set(place, other)
    }
  }
  return swaps
}

/** Moves every item that is not stable in front of its successor, the last one first. */
function movesIn(
  { runs, present }: Arrangement,
  isStable: readonly boolean[],
  at: number,
): MoveEdit[] {
  const moves: MoveEdit[] = []
  const order = Int32Array.from(present)
  for (let index = runs.length - 1; index >= 0; index--) {
    if (isStable[index] === true) continue
    const { count } = runs[index] as KeptRun
    const [place, from] = find(index, order, runs)
    const [successor, to] = find(index + 1, order, runs)
    for (let left = count; left > 0; left--) {
      if (from < to) moves.push(['move', at + from + left - 1, at + to - 1 - count + left])
      else moves.push(['move', at + from + count - 1, at + to])
    }
    if (place < successor) {
      order.copyWithin(place, place + 1, successor)
      order[successor - 1] = index
    } else {
      order.copyWithin(successor + 1, successor, place)
      order[successor] = index
    }
  }
  return moves
}

/** Gives the place of a run among the others, and how many items are in front of it. */
function find(
  run: number,
  order: Int32Array,
  runs: readonly KeptRun[],
): [place: number, position: number] {
  let position = 0
  for (let place = 0; place < order.length; place++) {
    const other = order[place] as number
    if (other === run) return [place, position]
    position += (runs[other] as KeptRun).count
  }
  return [order.length, position]
}
