import { Icon } from './icon.tsx'
import type { Interval, Range } from './readings.ts'

/** Ranges that can be chosen, in ms. */
export const ranges = [60_000, 300_000] as const satisfies readonly Range[]

/** Intervals that can be chosen, in ms. */
export const intervals = [1000, 2000, 5000] as const satisfies readonly Interval[]

type Handler = (event: Event) => void

/** What the visitor decides: range, pause and layout for this window, the interval for everyone. */
export function Controls(props: {
  range: Range
  interval: Interval
  isPaused: boolean
  isEditing: boolean
  onRange(range: Range): Handler
  onInterval(interval: Interval): Handler
  onPause: Handler
  onEdit: Handler
}) {
  const { range, interval, isPaused, isEditing, onRange, onInterval, onPause, onEdit } = props
  return (
    <div class="controls">
      <div class="choice">
        <span id="choice-interval" title="Changes in every window">
          Interval, shared
        </span>
        <div class="segments" role="group" aria-labelledby="choice-interval">
          {intervals.map((ms) => (
            <button key={ms} type="button" aria-pressed={ms === interval} onClick={onInterval(ms)}>
              {ms / 1000} s
            </button>
          ))}
        </div>
      </div>
      <div class="choice">
        <span id="choice-range">Range</span>
        <div class="segments" role="group" aria-labelledby="choice-range">
          {ranges.map((ms) => (
            <button key={ms} type="button" aria-pressed={ms === range} onClick={onRange(ms)}>
              {ms / 60_000} min
            </button>
          ))}
        </div>
      </div>
      <button class="button" type="button" onClick={onPause}>
        <Icon name={isPaused ? 'play' : 'pause'} />
        {isPaused ? 'Resume' : 'Pause'}
      </button>
      <button class="button" type="button" aria-pressed={isEditing} onClick={onEdit}>
        <Icon name="edit" />
        Edit layout
      </button>
    </div>
  )
}
