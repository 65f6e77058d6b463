/**
 * Moves the focus into what a page shows now, so that the keyboard and screen readers begin there:
 * to what the address names, an element with `autofocus`, the first heading, or the view as a whole.
 */
export function focusNewPage(root: Element, named: HTMLElement | undefined): void {
  const wanted = named ?? root.querySelector<HTMLElement>('[autofocus]')
  const target = wanted ?? root.querySelector<HTMLElement>('h1') ?? (root as HTMLElement)
  // Headings take no focus by themselves, and should not keep it.
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.setAttribute('tabindex', '-1')
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  }
  // The page has been scrolled to where it belongs.
  target.focus({ preventScroll: true })
}
