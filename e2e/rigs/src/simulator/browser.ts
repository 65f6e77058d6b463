import type { TestClock } from '@livejsx/testing'

/** What a page is to the globals of its browser. */
export interface Surroundings {
  readonly clock: TestClock
  /** Hears of the client's own events on `window`. */
  onWindowEvent(name: string, detail: unknown): void
}

interface Timer {
  readonly cancel: () => void
}

let active: Surroundings | undefined

/** Runs code of the client with the clock and the `window` of its page. */
export function inside<Result>(page: Surroundings, run: () => Result): Result {
  const before = active
  active = page
  try {
    return run()
  } finally {
    active = before
  }
}

/**
 * Gives the client what it takes from a browser besides the DOM: `window`, `setTimeout` and
 * `Date.now`. Code that runs outside of every page has the process's own.
 *
 * @returns a function that takes it away again
 */
export function installBrowserGlobals(): () => void {
  const { setTimeout, clearTimeout } = globalThis
  const { now } = Date
  const { stackTraceLimit } = Error
  // Most errors of a schedule are refusals, made by the thousand, whose place nobody asks for.
  Error.stackTraceLimit = 0
  const before = Object.getOwnPropertyDescriptor(globalThis, 'window')
  const window = {
    dispatchEvent({ type, detail }: CustomEvent) {
      active?.onWindowEvent(type, detail)
      return true
    },
  }
  Object.defineProperty(globalThis, 'window', { value: window, configurable: true })
  Object.assign(globalThis, {
    setTimeout(fire: () => void, ms: number, ...rest: never[]) {
      const page = active
      if (page === undefined) return setTimeout(fire, ms, ...rest)
      return { cancel: page.clock.after(ms, () => inside(page, fire)) } satisfies Timer
    },
    clearTimeout(timer: Timer | NodeJS.Timeout | undefined) {
      if (timer !== undefined && 'cancel' in timer) timer.cancel()
      else clearTimeout(timer)
    },
  })
  Date.now = () => active?.clock.now() ?? now()
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout })
    Date.now = now
    Error.stackTraceLimit = stackTraceLimit
    if (before === undefined) Reflect.deleteProperty(globalThis, 'window')
    else Object.defineProperty(globalThis, 'window', before)
  }
}
