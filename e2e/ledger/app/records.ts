import type { Intent, LedgerState } from './reducer.ts'

/** A handler has made its change; it is committed when the handler returns. */
export interface Applied extends Intent {
  readonly kind: 'apply'
  readonly instance: string
  /** `socket.eventId`; `undefined` = outside of an event. */
  readonly event: string | undefined
  readonly at: number
}

/** An instance was made. */
export interface Mounted {
  readonly kind: 'mount'
  readonly instance: string
  /** The page that asked for it, as the rig calls it. */
  readonly page: string
  /** State that it begins with. */
  readonly state: LedgerState
  /** The instance whose state that was, where one was recovered. */
  readonly from?: string | undefined
  /** What `recover` said. */
  readonly how?: string
  readonly at: number
}

/** An instance tells its state: it was asked, or it ends. */
export interface Told {
  readonly kind: 'state' | 'end'
  readonly instance: string
  /** What it was asked by, or why it ends. */
  readonly cause: string
  readonly state: LedgerState
  readonly at: number
}

/** A line of the server's ledger. */
export type LedgerRecord = Applied | Mounted | Told
