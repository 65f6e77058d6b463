import type { SendWithDetails } from './event-details.ts'
import { features } from './features.ts'
import type { State } from './live-values/shown.ts'
import type { ViewObject } from './live-view.ts'
import type { LiveHost, SendEvent } from './live.ts'

/** How a view or component sends, and what it shows meanwhile. */
export interface Optimism extends Required<Pick<LiveHost, 'repeats'>> {
  readonly send: SendEvent
  /** Gives what is shown of the newest state of the server. */
  show(state: State): State
}

/**
 * Shows what the optimistic reducers of a view or component say of its events until they are answered.
 *
 * @param repaint called when something else is to be shown
 */
export function createOptimism(
  object: ViewObject,
  send: SendWithDetails,
  repaint: () => void,
): Optimism {
  const layer = features.optimistic?.(object, repaint)
  return {
    repeats: (name) => layer?.has(name) ?? false,
    show: (state) => layer?.apply(state) ?? state,
    send: (name, payload, { as = { name, payload }, ...details } = {}) =>
      send(name, payload, { ...details, onAnswer: layer?.add(as.name, as.payload) }),
  }
}
