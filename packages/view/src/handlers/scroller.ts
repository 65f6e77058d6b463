/** The nearest element around that scrolls: the page if there is no other. */
export function scrollerOf(element: Element): Element {
  const page = element.ownerDocument
  const top = page.scrollingElement ?? page.documentElement
  for (let at: Element | null = element; at !== null && at !== top; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return top
}

/** How far below the beginning of what scrolls an element is, in px, wherever that is scrolled to. */
export function offsetIn(scroller: Element, element: Element): number {
  const distance = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  // The page's own box moves when it is scrolled.
  return scroller === scroller.ownerDocument.scrollingElement
    ? distance
    : distance + scroller.scrollTop
}
