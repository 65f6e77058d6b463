import { lines } from './wire-lines.ts'

let mend: ReturnType<typeof setTimeout> | undefined

/**
 * Lets the page be without its network for a time, to see what its visitors see: the socket is closed,
 * and none is opened before the time is over. The window hears `offline` and `online`, as it does of
 * the browser.
 *
 * @param ms counted from this call, also when the page is cut off already
 */
export function cutConnection(ms: number): void {
  clearTimeout(mend)
  lines.isCut = true
  dispatchEvent(new Event('offline'))
  mend = setTimeout(() => {
    lines.isCut = false
    dispatchEvent(new Event('online'))
  }, ms)
}
