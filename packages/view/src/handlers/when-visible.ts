import type { RefCallback, TargetedEvent } from 'preact'
import type { Handler } from '../live-handler.ts'
import { createAnchor } from './anchor.ts'
import { callAt } from './call-path.ts'
import { elementRef } from './element-ref.ts'
import { lateEvent } from './late-event.ts'
import { offsetIn, scrollerOf } from './scroller.ts'

/** Options of {@link whenVisible}. */
export interface VisibleOptions {
  /** The first or last child of the element is meant, whichever it is. @default the element itself */
  readonly edge?: 'top' | 'bottom'
  /** Distance at which it counts as visible already, as in CSS, within the area that scrolls. */
  readonly margin?: string
  /** Whether the first time is the only one. @default false */
  readonly once?: boolean
}

/** What a handler gets: the element, and in `detail` what the browser knows of what was seen. */
export type VisibleEvent = TargetedEvent<Element, CustomEvent<IntersectionObserverEntry>>

/**
 * Makes a ref that calls a handler when the element comes into view, again after it has left. While
 * the handler's promise is pending nothing is called. If the answer has put something else at the
 * edge, or has moved the element, and that is still in view, it is called again; an answer that
 * brought nothing is not asked for twice.
 *
 * With `edge` it makes lists that load more at both ends, and what is seen stays in its place when
 * an answer puts something in above it or takes it out there. Several refs on one element: `refs`.
 *
 * @example <ul ref={hasMore ? whenVisible(live.on('more'), { edge: 'bottom' }) : null}>…</ul>
 */
export function whenVisible(
  handler: Handler<VisibleEvent>,
  options: VisibleOptions = {},
): RefCallback<Element> {
  const { edge = 'self', margin } = options
  const input = { handler: handler as unknown as Handler<CustomEvent>, options }
  return elementRef(`visible ${edge} ${margin}`, input, (element, newest) => {
    let seen: Element | null = null
    /** What the handler was called for last, until it has left. */
    let called: unknown
    let isWaiting = false
    let isOver = false
    const anchor = createAnchor(element)

    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.findLast(({ target }) => target === seen)
        if (entry?.isIntersecting === false) called = undefined
        if (entry?.isIntersecting !== true || isWaiting || isOver) return
        const meant =
          edge === 'self' ? Math.round(offsetIn(scrollerOf(element), entry.target)) : seen
        if (meant !== called) call(entry, meant)
      },
      margin === undefined ? {} : { root: areaOf(element), rootMargin: margin },
    )
    const call = (entry: IntersectionObserverEntry, meant: unknown): void => {
      const { handler: current, options: chosen } = newest()
      called = meant
      isOver = chosen.once === true
      if (edge !== 'self') anchor.hold(entry.target)
      const event = new CustomEvent('visible', { detail: entry })
      const answer = callAt('visible', current, lateEvent(event, element, entry.target))
      if (isOver) return observer.disconnect()
      if (!(answer instanceof Promise)) return
      isWaiting = true
      const lookAgain = (): void => {
        isWaiting = false
        observe()
      }
      answer.then(lookAgain, lookAgain)
    }
    /** Looks again, even at what it looks at already: the browser only tells of changes. */
    const observe = (): void => {
      if (seen !== null) observer.unobserve(seen)
      seen = edge === 'self' ? element : edgeOf(element, edge)
      if (seen !== null && !isOver) observer.observe(seen)
    }
    const children = new MutationObserver(() => {
      if (edge === 'self') return
      const isSame = edgeOf(element, edge) === seen
      if (isWaiting && !isSame) anchor.restore()
      if (!isSame) observe()
      // What the next change is measured by: one answer may come in several.
      if (isWaiting && seen !== null) anchor.hold(seen)
    })
    if (edge !== 'self') children.observe(element, { childList: true })
    observe()
    return () => {
      isOver = true
      observer.disconnect()
      children.disconnect()
      anchor.stop()
    }
  })
}

function edgeOf(element: Element, edge: 'top' | 'bottom'): Element | null {
  return edge === 'top' ? element.firstElementChild : element.lastElementChild
}

/** What a margin is measured from: `null` is the window. */
function areaOf(element: Element): Element | null {
  const scroller = scrollerOf(element)
  return scroller === element.ownerDocument.scrollingElement ? null : scroller
}
