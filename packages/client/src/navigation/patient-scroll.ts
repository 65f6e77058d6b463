/** Time in ms in which a page may still grow to its former height. */
const patienceMs = 10_000

/** What a visitor does who wants to be where the page is now. */
const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Scrolls a page that may have to grow first: images and later results give it its height.
 *
 * @param attempt scrolls as far as it goes; returns whether all is where it should be
 * @param onEnd told when it is not tried any more
 * @returns a function that gives up
 */
export function scrollPatiently(attempt: () => boolean, onEnd: () => void): () => void {
  if (attempt()) return () => undefined
  const stop = (): void => {
    onEnd()
    clearTimeout(timer)
    grown.disconnect()
    changed.disconnect()
    for (const act of acts) window.removeEventListener(act, stop)
  }
  const again = (): void => {
    if (attempt()) stop()
  }
  const grown = new ResizeObserver(again)
  const changed = new MutationObserver(again)
  const timer = setTimeout(stop, patienceMs)
  grown.observe(document.body)
  // What grows within a container does not change its size.
  changed.observe(document.body, { childList: true, subtree: true })
  for (const act of acts) window.addEventListener(act, stop, { passive: true })
  return stop
}
