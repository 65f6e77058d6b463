import type { BrowserMessage, Carried } from '@livejsx/protocol'
import type { FormEvent, formProps } from './live-form.ts'
import type { State } from './live-values/shown.ts'
import type { OptimisticLayer } from './optimistic-layer.ts'
import type { ViewObject } from './live-view.ts'
import type { NavigateOptions } from './navigate.ts'

/**
 * What only some apps need. The module that brings a feature puts it here, so that the rest finds it
 * without loading it.
 */
export interface Features {
  /** Whether HTML is being made of what is rendered: inputs keep their values as attributes there. */
  isHtml?: boolean
  /** Told of each event that a handler has sent, before its answer: inputs may be on their way with it. */
  carry?: (event: Event, answer: Promise<unknown>, payload: unknown) => void
  /** Told of each `live.push`, before it is sent. */
  onPush?: (name: string) => void
  /** Makes the props of `live.form`. */
  formProps?: typeof formProps
  /** Handles an event of a form with `live.form`. */
  form?: (event: FormEvent) => Promise<void> | undefined
  /**
   * Brings the page's forms to an instance that was mounted anew. Called before its state is shown.
   *
   * @param root only the forms in there. @default all but those of sticky views
   */
  recover?: (root?: ParentNode) => void
  /** Makes the layer of a view or component that says how its events will end. */
  optimistic?: (object: ViewObject, repaint: () => void) => OptimisticLayer
  /** Applies to a state what an event has brought to it. */
  carried?: (state: object, carried: Carried) => object
  /** Gives what a page goes on with of its state and that of a new instance of its view. */
  merged?: (before: object, after: object) => object
  /** Makes of assigns what `render` sees of them. */
  shown?: (assigns: State, scope?: string) => State
  /** Goes to a path of this site. */
  navigate?: (to: string, options: NavigateOptions) => void
  /** The page's connection. Absence = the page has not been started. */
  link?: {
    /** Number of the view of the page's route. */
    readonly main: number
    send(message: BrowserMessage): void
  }
  /** Makes what `render` sees of a live value, by its kind. */
  readonly values: Record<string, (data: never, key: string, scope?: string) => unknown>
}

/** The features that have been loaded. */
export const features: Features = { values: {} }

/** What `render` sees of assigns. @param scope id of the live component that they are of */
export function shownOf(assigns: State, scope?: string): State {
  return features.shown?.(assigns, scope) ?? assigns
}
