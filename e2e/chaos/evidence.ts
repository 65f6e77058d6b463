import type { Shown } from '../ledger/app/driver.client.ts'
import type { LedgerRecord } from '../ledger/app/records.ts'

/** What a page wanted. Written down before it is sent. */
export interface Wanted {
  readonly id: string
  readonly page: string
  /** Name of the event. */
  readonly name: string
  /** Whether the page is told what becomes of it. */
  readonly isPromised: boolean
  readonly at: number
}

/** What a page was told of something that it wanted. */
export interface Answered {
  readonly id: string
  /** `ok`, or the code of the error. */
  readonly outcome: string
  /** What the handler returned. */
  readonly reply?: { readonly applied: number; readonly hash: number } | undefined
  readonly at: number
}

/** An answer to a join, as it came over the wire. */
export interface Joined {
  readonly how: string
  /** The page run that asked. */
  readonly run: string
  readonly at: number
}

/** A problem that a page reported, with what went over its wire before. */
export interface Trouble {
  readonly code: string
  readonly at: number
  readonly frames: readonly string[]
}

/** One page, from its load to its end. */
export interface PageEvidence {
  readonly page: string
  /** `open`: it was there to the end. */
  readonly end: 'open' | 'left'
  readonly joins: readonly Joined[]
  /** When it gave its instance up by itself: into the browser's cache of pages. */
  readonly gaveUp: readonly number[]
  /** Idempotency keys under which an intent went over the wire. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
  /** Intents whose push came. */
  readonly pushes: readonly string[]
  /** Problems that an honest page must not have. */
  readonly troubles: readonly Trouble[]
  /** How often it lost its place to an older connection of its own, whose join was late. */
  readonly bounces: number
  /** How often `live:event-lost` fired. */
  readonly eventsLost: number
  /** What `live:state-lost` told. */
  readonly stateLost: readonly StateLoss[]
  /** Number of the newest event that the server called durable. */
  readonly durable: number
  /** Whether a record was in its memory only, so that no other page has it. */
  readonly isForgetful: boolean
  /** Bytes of each return to an instance: the join, its answer, and what came along with that. */
  readonly resumeBytes: readonly number[]
  /** What it showed in the end; `undefined` = it is not open, or showed nothing. */
  readonly shown: Shown | undefined
}

/** `live:state-lost` fired. */
export interface StateLoss {
  readonly at: number
  /** Numbers of the first and the last event that is lost; absence = all that was confirmed. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A server process was ended. */
export interface ServerEnd {
  readonly pid: number
  readonly how: 'kill' | 'term'
  readonly at: number
}

/** What survives the end of an instance, see `docs/stash.md`. */
export const levels = ['commit', 'retain', 'strict'] as const

export type Level = (typeof levels)[number]

/** All that is known of a run. */
export interface Evidence {
  readonly level: Level
  /** Whether a lost connection comes back to its instance. */
  readonly resumes: boolean
  readonly wanted: readonly Wanted[]
  readonly answered: readonly Answered[]
  /** The server's records, in the order in which they were written. */
  readonly ledger: readonly LedgerRecord[]
  readonly pages: readonly PageEvidence[]
  readonly serverEnds: readonly ServerEnd[]
}
