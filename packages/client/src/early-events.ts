/**
 * Does again what the visitor did in a view before its code was there, as the page's own script
 * has kept it.
 */
export function replayEarly(root: Element): void {
  ;(document as { liveReplay?: (root: Element) => void }).liveReplay?.(root)
}
