/**
 * Makes a change of the page, as a view transition where that was asked for, by the link or by
 * `<html data-live-transition>`; never for visitors who want less motion.
 */
export function withTransition(asked: boolean | undefined, change: () => void): void {
  const { liveTransition } = document.documentElement.dataset
  const isWanted = asked ?? (liveTransition !== undefined && liveTransition !== 'false')
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!isWanted || isCalm || document.visibilityState === 'hidden') return change()
  // Not in all browsers; a transition that is cut off by the next one is nobody's trouble.
  const transition = document.startViewTransition?.(change)
  if (transition === undefined) change()
  else transition.ready.catch(() => undefined)
}
