/** A run of items: position of the first, and how many. */
export interface Run {
  readonly at: number
  readonly count: number
}

/** Items that follow each other in both lists: positions of the first one, and how many. */
export interface KeptRun {
  readonly then: number
  readonly now: number
  readonly count: number
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
