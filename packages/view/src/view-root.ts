import type { ComponentChildren } from 'preact'
import type { ViewObject } from './live-view.ts'

/** Props of {@link ViewRoot}. */
export interface ViewRootProps {
  view: ViewObject
  assigns: object
  live: unknown
}

/**
 * The component around a view's `render`, the same function on both sides and across hot swaps:
 * Preact keeps the state of what is inside although the definition changes.
 */
export function ViewRoot({ view, assigns, live }: ViewRootProps): ComponentChildren {
  return view.definition.render(assigns as never, live as never)
}
