import type { Process } from './readings.ts'

/** Columns by which the process list can be sorted. */
export const processColumns = ['id', 'name', 'cpu', 'memory', 'threads'] as const

/** One of {@link processColumns}. */
export type ProcessColumn = (typeof processColumns)[number]

/** How many rows can be asked for. */
export const processLimits = [10, 25, 50] as const

/** One of {@link processLimits}. */
export type ProcessLimit = (typeof processLimits)[number]

/** What a window wants to see of the process list. */
export interface ProcessView {
  readonly by: ProcessColumn
  readonly isDescending: boolean
  /** Part of a name, or the start of a number. Empty = all. */
  readonly filter: string
  /** How many rows are shown. */
  readonly limit: ProcessLimit
}

/** The rows that a window sees, and how many there are in all. */
export interface ProcessSelection {
  readonly processes: readonly Process[]
  /** Processes that match the filter. */
  readonly processCount: number
}

/** Picks, sorts and cuts the list for one window. */
export function selectProcesses(
  list: readonly Process[],
  { by, isDescending, filter, limit }: ProcessView,
): ProcessSelection {
  const wanted = filter.trim().toLowerCase()
  const matching = list.filter(
    ({ id, name }) => name.toLowerCase().includes(wanted) || String(id).startsWith(wanted),
  )
  const direction = isDescending ? -1 : 1
  const sorted = matching.toSorted(
    // Equal ones by memory, then by age: an idle machine's rows must not dance.
    (one, other) =>
      direction * compare(one[by], other[by]) || other.memory - one.memory || one.id - other.id,
  )
  return { processes: sorted.slice(0, limit), processCount: matching.length }
}

/** What a click on a column's title makes of the order: names rise first, numbers fall. */
export function sortedBy(view: ProcessView, by: ProcessColumn): ProcessView {
  const isDescending = by === view.by ? !view.isDescending : by !== 'name'
  return { ...view, by, isDescending }
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other))
}
