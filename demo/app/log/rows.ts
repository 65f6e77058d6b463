import type { RefObject } from 'preact'
import type { Line } from './line.ts'

/** What both kinds of lists show, and whom they tell. */
export interface RowsProps {
  readonly lines: readonly Line[]
  /** What was searched for. */
  readonly q: string
  readonly utcOffset: number
  readonly area: RefObject<HTMLElement | null>
  readonly isFollowing: boolean
  /** Line whose details are shown, and the one that Tab goes to. */
  readonly openId: number | undefined
  readonly activeId: number | undefined
  /** Lines above this id have just been written. */
  readonly freshFrom: number
  /** Brings more lines; `undefined` = there are none, or none are wanted. */
  readonly older: (() => Promise<unknown>) | undefined
  readonly newer: (() => Promise<unknown>) | undefined
  /** Gets what scrolls to the first line. */
  readonly begin: RefObject<(() => void) | undefined>
  /** Told how many rows there are in the page. */
  onRows(count: number): void
}
