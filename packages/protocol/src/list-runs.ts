/** A run of items: position of the first, and how many. */
export interface Run {
  readonly at: number
  readonly count: number
}

/** Items that follow each other in both lists: positions of the first one, and how many. */
export interface KeptRun {
  readonly was: number
  readonly now: number
  readonly count: number
}

/** Position of an item in the old list, and in the new one. */
export type Pair = readonly [was: number, now: number]

/** A part of both lists between two runs that are kept. */
export interface Gap {
  readonly was: number
  readonly wasEnd: number
  readonly now: number
  readonly nowEnd: number
}

/** Gives the runs below `length` that ascending, separate runs leave out. */
export function gapsBetween(runs: Iterable<Run>, length: number): Run[] {
  const gaps: Run[] = []
  let next = 0
  for (const { at, count } of runs) {
    if (at > next) gaps.push({ at: next, count: at - next })
    next = at + count
  }
  if (length > next) gaps.push({ at: next, count: length - next })
  return gaps
}
