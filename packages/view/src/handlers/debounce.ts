import { markLive, type Handler } from '../live-handler.ts'
import { callAt, callPath, inPath, memoryOf } from './call-path.ts'
import { delay, type DelayEnd } from './delay.ts'
import { lateEvent } from './late-event.ts'

const pending = new WeakMap<EventTarget, Map<string, (how: DelayEnd) => void>>()

/**
 * Calls a handler once an element's events have paused, with the last one. The pause belongs to the
 * element: renders in between change nothing. The blur of the field calls at once; a submit of its
 * form drops what typing has left, since the submit takes the text along. Nothing is called for an
 * element that has left the document, nor when the page has gone.
 *
 * Returns nothing: `data-live-pending` begins when the handler is called. A submit's own action is
 * prevented, as it would not wait.
 *
 * @param wait length of the pause in ms; `'blur'` = until the field is left
 * @example <input onInput={debounce(live.on('search', (e) => ({ q: e.currentTarget.value })))} />
 */
export function debounce<Source extends Event = Event>(
  handler: Handler<Source>,
  wait: number | 'blur' = 300,
): Handler<Source> {
  return markLive((event: Source): void => {
    if (event.type === 'submit') event.preventDefault()
    const { entries, place } = memoryOf(pending, event)
    const path = callPath
    const late = lateEvent(event)
    entries.get(place)?.('dropped')
    const end = delay(late, wait === 'blur' ? undefined : wait, (how) => {
      if (entries.get(place) === end) entries.delete(place)
      if (how !== 'dropped') inPath(path, () => callAt('debounce', handler, late))
    })
    entries.set(place, end)
  }, handler)
}
