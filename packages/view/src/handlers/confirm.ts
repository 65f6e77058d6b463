import { markLive, type Handler } from '../live-handler.ts'
import { callAt, callPath, inPath, memoryOf } from './call-path.ts'
import { lateEvent } from './late-event.ts'

const asking = new WeakMap<EventTarget, Map<string, true>>()

/**
 * Calls a handler if the visitor says yes. A no prevents what the browser would do, such as a submit,
 * and returns `false`, which stops a `chain`.
 *
 * @param question text for the browser's dialog, or a function that asks and returns the answer. As a
 * promise it comes too late for the browser's own action, which is prevented in any case; no second
 * question is asked until then, and nothing is called for an element that has gone meanwhile.
 * @example <button onClick={confirm('Delete it?', live.on('delete', { id }))}>Delete</button>
 */
export function confirm<Source extends Event = Event>(
  question: string | ((event: Source) => boolean | Promise<boolean>),
  handler: Handler<Source>,
): Handler<Source> {
  return markLive((event: Source): unknown => {
    const { entries, place } = memoryOf(asking, event)
    if (entries.has(place)) {
      event.preventDefault()
      return false
    }
    const answer = typeof question === 'string' ? globalThis.confirm(question) : question(event)
    if (answer === true) return callAt('confirm', handler, event)
    event.preventDefault()
    if (answer === false) return false
    const path = callPath
    const late = lateEvent(event)
    entries.set(place, true)
    return answer
      .finally(() => entries.delete(place))
      .then((isYes) => {
        const { isConnected } = late.currentTarget as Partial<Node>
        if (!isYes || isConnected === false) return undefined
        return inPath(path, () => callAt('confirm', handler, late))
      })
  }, handler)
}
