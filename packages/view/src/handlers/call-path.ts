import type { Handler } from '../live-handler.ts'

/**
 * Where among the handlers of an element the one is that runs now, such as `/1/Enter` for what
 * `onKey('Enter', …)` calls as the second one of a chain. Renders make new closures, but put them in
 * the same places: what a combinator remembers of an element it remembers for its place.
 */
export let callPath = ''

/** Calls a handler at a place of its own within that of its caller. */
export function callAt<Source extends Event>(
  step: string | number,
  handler: Handler<Source>,
  event: Source,
): unknown {
  return inPath(`${callPath}/${step}`, () => handler(event))
}

/** Runs something at a place that was noted before. */
export function inPath<Result>(path: string, run: () => Result): Result {
  const outer = callPath
  callPath = path
  try {
    return run()
  } finally {
    callPath = outer
  }
}

/** What is remembered of an element, by the event and the place of the handler. */
export function memoryOf<Entry>(
  memory: WeakMap<EventTarget, Map<string, Entry>>,
  event: Event,
): { entries: Map<string, Entry>; place: string } {
  const element = (event.currentTarget ?? event.target) as EventTarget
  const entries = memory.get(element) ?? new Map<string, Entry>()
  memory.set(element, entries)
  return { entries, place: `${event.type}${callPath}` }
}
