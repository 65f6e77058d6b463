import type { RowMode } from './filter.ts'

/** Lines that the server keeps. */
export const capacity = 20_000

/** How many lines go to a browser at first, and so into its HTML. */
export const firstPage = 100

/** How many lines go to a browser at a time, and how many it keeps. */
export const sizes: Readonly<Record<RowMode, { readonly page: number; readonly keeps: number }>> = {
  window: { page: 200, keeps: 600 },
  // As many as the server has: rows that are not in view cost nothing.
  virtual: { page: 1000, keeps: capacity },
}

/** The stretch of the log that a browser holds. It says so itself: the server does not know. */
export interface Held {
  /** Ids of the first and of the last line, 0 without lines. */
  readonly first: number
  readonly last: number
  readonly count: number
}

/** Tells what a list of lines is. */
export function heldOf(lines: readonly { readonly id: number }[]): Held {
  return { first: lines[0]?.id ?? 0, last: lines.at(-1)?.id ?? 0, count: lines.length }
}
