import { features } from './features.ts'

/** How many have asked for a moment, and are not done. */
let busy = 0
/** Whether the server knows that somebody has, on the connection that there is. */
let isTold = false

/**
 * Asks the server for a moment, should it stop: as long as the page is busy with what another
 * connection cannot go on with, such as an upload or a payment, it keeps this one, for 15 to 20 s
 * after the server was told to stop. The page must bear that it comes to nothing: servers also crash.
 *
 * In components {@link useStay} does the same.
 *
 * @returns a function that says that it is done; safe to call twice
 * @throws Error on the server
 *
 * @example
 * const done = stay()
 * await upload(file).finally(done)
 */
export function stay(): () => void {
  if (globalThis.window === undefined) {
    throw new Error(
      '`stay()` is for the browser: call it in an effect, an event handler or a client hook',
    )
  }
  globalThis.window.addEventListener('live:connection', tell)
  let isDone = false
  busy += 1
  tell()
  return () => {
    if (isDone) return
    isDone = true
    busy -= 1
    tell()
  }
}

function tell(): void {
  const state = globalThis.document.documentElement.dataset['liveConnection']
  // The next connection is to be told anew.
  if (state === 'offline') isTold = false
  const isBusy = busy > 0
  if (state !== 'joined' || isTold === isBusy || features.link === undefined) return
  isTold = isBusy
  features.link.send(['stay', features.link.main, isBusy])
}
