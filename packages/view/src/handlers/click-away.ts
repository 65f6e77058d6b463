import type { RefCallback, TargetedEvent } from 'preact'
import type { Handler } from '../live-handler.ts'
import { sourceOf } from '../portal-source.ts'
import { callAt } from './call-path.ts'
import { elementRef } from './element-ref.ts'
import { lateEvent } from './late-event.ts'

interface Watched {
  readonly element: Element
  onAway(event: MouseEvent): void
}

interface Clicks {
  readonly watched: Set<Watched>
  /** Those that the pointer went down outside of; `undefined` = it never went down. */
  away: readonly Watched[] | undefined
}

const clicks = new WeakMap<Document, Clicks>()

/**
 * Makes a ref that handles clicks outside of the element, while that is visible. Where the pointer
 * went down decides: text that is selected beyond the edge of a dialog does not close it. A click
 * without a pointer, by the keyboard or a script, counts where it happens. What a `Portal` inside the
 * element shows is inside, wherever it is in the page; so is that of a portal in a portal.
 *
 * The handler's `currentTarget` is the element. It runs before handlers of what was clicked. Several
 * refs on one element: `refs`.
 *
 * @example {isOpen && <ul role="menu" ref={clickAway(live.on('close'))}>…</ul>}
 */
export function clickAway(
  handler: Handler<TargetedEvent<Element, MouseEvent>>,
): RefCallback<Element> {
  return elementRef('away', handler as Handler, (element, newest) => {
    const { watched } = watch(element.ownerDocument)
    const entry: Watched = {
      element,
      onAway: (event) => void callAt('away', newest(), lateEvent(event, element)),
    }
    watched.add(entry)
    return () => void watched.delete(entry)
  })
}

/** In the capture phase: a handler of what is clicked may stop the event, or take the element away. */
function watch(page: Document): Clicks {
  const known = clicks.get(page)
  if (known !== undefined) return known
  const state: Clicks = { watched: new Set(), away: undefined }
  clicks.set(page, state)
  const awayFrom = ({ target }: Event): Watched[] =>
    [...state.watched].filter(({ element }) => !isInside(element, target as Node))
  page.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isPrimary && event.button === 0) state.away = awayFrom(event)
    },
    true,
  )
  page.addEventListener(
    'click',
    (event) => {
      const isByPointer = event.detail > 0 && state.away !== undefined
      const away = (isByPointer ? state.away : awayFrom(event)) ?? []
      // A label's click is followed by one of its control, to which the pointer never went.
      if (isByPointer) state.away = []
      for (const each of away) {
        if (state.watched.has(each) && isVisible(each.element)) each.onAway(event)
      }
    },
    true,
  )
  return state
}

function isInside(element: Element, node: Node): boolean {
  for (let at: Node | null | undefined = node; at; at = parentOf(at)) {
    if (at === element) return true
  }
  return false
}

function parentOf(node: Node): Node | null | undefined {
  return sourceOf(node) ?? node.parentNode ?? (node as Partial<ShadowRoot>).host
}

function isVisible(element: Element): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true
}
