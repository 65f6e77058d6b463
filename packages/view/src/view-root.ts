import { Component, createElement, type ComponentChildren } from 'preact'
import type { ViewObject } from './live-view.ts'
import { shownOf } from './features.ts'

/** Props of {@link ViewRoot}. */
export interface ViewRootProps {
  view: ViewObject
  assigns: object
  live: unknown
  /** Props of a live component. */
  props?: object
  /** Told of what `render` threw where `renderError` is shown instead. @default console.warn */
  onError?: ((error: unknown) => void) | undefined
}

/**
 * The component around a view's `render`, the same class on both sides and across hot swaps:
 * Preact keeps the state of what is inside although the definition changes.
 */
export class ViewRoot extends Component<ViewRootProps> {
  #error: { thrown: unknown } | undefined

  constructor(props: ViewRootProps) {
    super(props)
    // Of the instance, not of the class: without `renderError` the error belongs to whoever renders.
    if (props.view.definition.renderError !== undefined) this.componentDidCatch = this.#onError
  }

  // A new state may be one that can be rendered. Not tried at once: while Preact is still busy with
  // the last error, the next one would pass by.
  override componentWillReceiveProps(): void {
    if (this.#error !== undefined) void Promise.resolve().then(() => this.#show(undefined))
  }

  readonly #onError = (thrown: unknown): void => {
    ;(this.props.onError ?? console.warn)(thrown)
    this.#show({ thrown })
  }

  #show(error: { thrown: unknown } | undefined): void {
    this.#error = error
    this.setState({})
  }

  override render(root: ViewRootProps): ComponentChildren {
    const { renderError } = root.view.definition
    if (renderError === undefined) return renderView(root)
    // Preact's boundaries catch what is thrown below them: the render is a component of its own.
    if (this.#error === undefined) return createElement(renderView, root)
    return renderError(this.#error.thrown, root.live as never)
  }
}

function renderView({ view, assigns, live, props }: ViewRootProps): ComponentChildren {
  const id = (props as { readonly id?: string } | undefined)?.id
  const state = shownOf(assigns as never, id)
  return view.definition.render(state as never, live as never, props as never)
}
