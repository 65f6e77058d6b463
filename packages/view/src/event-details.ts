import type { Carried } from '@livejsx/protocol'

/** What an event is besides its name and payload. */
export interface EventDetails {
  /** Number of the part that it is for; `undefined` = the view. */
  readonly part?: number | undefined
  /** What it does to the page's copy of the state when the server has taken it. */
  readonly carried?: Carried | undefined
  /** Called when its answer has come, before the state that comes with it is shown. */
  readonly onAnswer?: (() => void) | undefined
}

/** Sends one event of a view or its parts and settles with its answer. */
export type SendWithDetails = (
  name: string,
  payload: unknown,
  details?: EventDetails,
) => Promise<unknown>
