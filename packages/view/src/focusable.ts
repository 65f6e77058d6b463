const focusable =
  'a[href],area[href],button,input,select,textarea,summary,iframe,audio,video,[contenteditable],[tabindex]'

/** In no such element, nor one itself. */
const left = '[hidden],[inert]'
const skipped = '[tabindex^="-"],[data-live-focus-edge]'

/** The elements inside that Tab may reach. */
export function focusableIn(container: Element): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => !element.matches(skipped) && element.closest(left) === null,
  )
}

/**
 * Focuses the first one that takes the focus: only the browser knows all that keeps one from it.
 * Returns whether there was one.
 */
export function focusFirst(elements: Iterable<Element>): boolean {
  for (const element of elements) {
    ;(element as HTMLElement).focus()
    if (focusedAt(element) === element) return true
  }
  return false
}

/** The focused element of the document or shadow root that an element is in. */
export function focusedAt(element: Element): Element | null {
  return (element.getRootNode() as Document | ShadowRoot).activeElement ?? null
}
