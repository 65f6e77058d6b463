import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core'
import { useLayoutEffect, useReducer, useState } from 'preact/hooks'

/** What of the options is the same in every component. */
type Known = 'observeElementRect' | 'observeElementOffset' | 'scrollToFn' | 'onChange'

/** Preact hook: a virtualiser whose component is rendered again when other rows are in view. */
export function useVirtualizer<Scroller extends Element, Row extends Element>(
  options: Omit<VirtualizerOptions<Scroller, Row>, Known>,
): Virtualizer<Scroller, Row> {
  const [, renderAgain] = useReducer((count: number, _: undefined) => count + 1, 0)
  const all: VirtualizerOptions<Scroller, Row> = {
    ...options,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    // Preact renders in a microtask: before the next frame is painted, as the virtualiser asks for.
    onChange: () => renderAgain(undefined),
  }
  const [virtualizer] = useState(() => new Virtualizer(all))
  virtualizer.setOptions(all)
  useLayoutEffect(() => virtualizer._didMount(), [])
  useLayoutEffect(() => virtualizer._willUpdate())
  return virtualizer
}
