import type { NextVersion } from '../supervisor/messages.ts'

/** The server that holds a view, as its page shows it. */
export interface ServerFacts {
  readonly pid: number
  /** Number of its build. */
  readonly version: number
  /** Where the next build is. `null` = nobody would start this server again. */
  readonly next: NextVersion | null
}
