/**
 * Where a record stands among those of its lineage: the owner that made it, and which of the owner's
 * records it is. Both count from 1; 0 and 0 stand before all records.
 */
export interface Position {
  /** Number of the owner, +1 at each hand-over. */
  readonly epoch: number
  readonly seq: number
}

/** Stands before all records. */
export const noPosition: Position = { epoch: 0, seq: 0 }

/** Below 0 when `one` is older than `other`, 0 when they are the same, above 0 when it is newer. */
export function comparePositions(one: Position, other: Position): number {
  return one.epoch - other.epoch || one.seq - other.seq
}

/** Tells whether `one` is newer than `other`; anything is newer than nothing. */
export function isNewer(one: Position, other: Position | undefined): boolean {
  return other === undefined || comparePositions(one, other) > 0
}
