import { markLive, type Handler } from '../live-handler.ts'
import { callAt, callPath, inPath, memoryOf } from './call-path.ts'
import { delay, type DelayEnd } from './delay.ts'
import { lateEvent } from './late-event.ts'

interface Pause {
  readonly key: unknown
  /** Calls the handler with the last event since the pause began. */
  last: (() => void) | undefined
  end(how: DelayEnd): void
}

const pauses = new WeakMap<EventTarget, Map<string, Pause>>()

/**
 * Calls a handler at once, and then at most once in `ms`: the last event of each pause is handled at
 * its end, so that the last value is never lost (LiveView's is). Another key of the keyboard does not
 * wait. The blur of the field ends the pause; what else ends it is that of `debounce`.
 *
 * Returns what the handler returns, or nothing for an event that has to wait.
 *
 * @param ms length of the pause
 * @example <canvas onPointerMove={throttle(live.on('move', (e) => ({ x: e.offsetX })), 50)} />
 */
export function throttle<Source extends Event = Event>(
  handler: Handler<Source>,
  ms = 300,
): Handler<Source> {
  return markLive((event: Source): unknown => {
    const { entries, place } = memoryOf(pauses, event)
    const { key } = event as Partial<KeyboardEvent>
    const path = callPath
    const late = lateEvent(event)
    const call = (): unknown => inPath(path, () => callAt('throttle', handler, late))
    const pause = (): void => {
      const entry: Pause = {
        key,
        last: undefined,
        end: delay(late, ms, (how) => {
          entries.delete(place)
          const { last } = entry
          if (last === undefined || how === 'dropped') return
          if (how === 'time') pause()
          last()
        }),
      }
      entries.set(place, entry)
    }
    const running = entries.get(place)
    if (running !== undefined && running.key === key) {
      if (event.type === 'submit') event.preventDefault()
      running.last = call
      return undefined
    }
    // Another key: the last one's comes first.
    running?.end('blur')
    pause()
    return callAt('throttle', handler, event)
  }, handler)
}
