const writable = 'input, textarea, select, [contenteditable]'

/**
 * Moves the focus into what a page shows now, so that the keyboard and screen readers begin there:
 * to what the address names, an element with `autofocus`, the first heading, or the view as a whole.
 */
export function focusNewPage(root: Element, named: HTMLElement | undefined): void {
  const { activeElement } = document
  // Who writes in a view that stays goes on writing.
  if (activeElement?.matches(writable) && !root.contains(activeElement)) return
  const wanted = named ?? root.querySelector<HTMLElement>('[autofocus]')
  focusOn(wanted ?? root.querySelector<HTMLElement>('h1') ?? (root as HTMLElement))
}

/** Moves the focus to an element that may not take any by itself, such as a heading. */
export function focusOn(target: HTMLElement): void {
  // And should not keep it.
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.setAttribute('tabindex', '-1')
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  }
  // The page has been scrolled to where it belongs.
  target.focus({ preventScroll: true })
}
