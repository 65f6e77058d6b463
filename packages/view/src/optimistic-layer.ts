import type { State } from './live-values/shown.ts'

/** What a page shows of events that are on their way, before the server has answered. */
export interface OptimisticLayer {
  /** Whether an event changes what is shown before its answer. */
  has(name: string): boolean
  /** Applies the events that are on their way to the newest state of the server. */
  apply(state: State): State
  /**
   * Adds an event and shows it at once.
   *
   * @returns to be called when its answer has come, before the state that comes with it is shown
   */
  add(name: string, payload: unknown): () => void
}
