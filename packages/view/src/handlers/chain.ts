import { markLive, type Handler } from '../live-handler.ts'
import { callAt } from './call-path.ts'

/**
 * Calls handlers in order, all with the same event. One that returns `false` stops the rest, as a
 * refused `confirm` does, and the chain returns it. Promises are not waited for.
 *
 * Returns a promise of all promises that the handlers have returned, if there are any.
 *
 * @example <button onClick={chain(js.hide('#modal'), live.on('close'))}>Close</button>
 */
// First the element's event for all: one handler that takes any event would make it any for the rest.
export function chain<Source extends Event = Event>(
  ...handlers: readonly Handler<NoInfer<Source>>[]
): Handler<Source>
export function chain<Source extends Event = Event>(
  ...handlers: readonly Handler<Source>[]
): Handler<Source>
export function chain(...handlers: readonly Handler[]): Handler {
  return markLive(
    (event: Event): unknown => {
      const promises: unknown[] = []
      for (const [index, handler] of handlers.entries()) {
        const result = callAt(index, handler, event)
        if (result === false) return false
        if (result instanceof Promise) promises.push(result)
      }
      return promises.length > 0 ? Promise.all(promises) : undefined
    },
    ...handlers,
  )
}
