import { offsetIn, scrollerOf } from './scroller.ts'

/** Keeps an element of a list where it is seen, whatever is put in or taken out above it. */
export interface Anchor {
  /** Notes where an element is. Others that were noted before are forgotten. */
  hold(element: Element): void
  /** Scrolls so that the element is seen where it was, unless it has gone. */
  restore(): void
  /** Safe to call twice. */
  stop(): void
}

/**
 * Makes the anchor of a list. Most browsers anchor what scrolls by themselves, but not at the very
 * top; Safari does not before version 26.4. What they do is left to them.
 */
export function createAnchor(list: Element): Anchor {
  const isAnchored = globalThis.CSS?.supports('overflow-anchor', 'auto')
  const listening = new AbortController()
  let scroller: Element | undefined
  let held: Element | undefined
  let offset = 0
  let top = 0

  const area = (): Element => {
    if (scroller !== undefined) return scroller
    const found = (scroller = scrollerOf(list))
    const page = list.ownerDocument
    const { signal } = listening
    const source = found === page.scrollingElement ? page : found
    const note = (): number => (top = found.scrollTop)
    if (!isAnchored) source.addEventListener('scroll', note, { passive: true, signal })
    return found
  }
  return {
    hold(element) {
      held = element
      offset = offsetIn(area(), element)
      top = area().scrollTop
    },
    restore() {
      const { scrollTop, scrollHeight, clientHeight } = area()
      if (held === undefined || !list.contains(held) || (isAnchored && scrollTop > 0)) return
      const moved = offsetIn(area(), held) - offset
      // A list that has got shorter pulls the position along with its end: then the one before counts.
      const isAtEnd = scrollTop >= scrollHeight - clientHeight - 1
      if (moved !== 0) area().scrollTop = moved + (isAtEnd ? Math.max(top, scrollTop) : scrollTop)
    },
    stop: () => listening.abort(),
  }
}
