import { Component, type ComponentChildren } from 'preact'

/** Props of {@link ErrorBoundary}. */
export interface ErrorBoundaryProps {
  children?: ComponentChildren
  /** Shown instead of `children` when they cannot be rendered. `retry` tries them again. */
  fallback(error: unknown, retry: () => void): ComponentChildren
  /** Told of each error, on the side where it was thrown. */
  onError?(error: unknown): void
}

interface Caught {
  caught: { readonly error: unknown } | undefined
}

/**
 * Keeps an error in `children` from what is around. They are tried again with each new state of the
 * view, so that the state that follows heals what one state has broken.
 *
 * @example
 * <ErrorBoundary fallback={(error, retry) => <button onClick={retry}>Try again</button>}>
 *   <Chart points={points} />
 * </ErrorBoundary>
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { caught: undefined }

  #failed: ComponentChildren

  static override getDerivedStateFromError(error: unknown): Caught {
    return { caught: { error } }
  }

  override componentDidCatch(error: unknown): void {
    this.#failed = this.props.children
    this.props.onError?.(error)
  }

  // Not before the update: Preact hands errors to the next boundary until the fallback was rendered,
  // and the next state may come earlier than that.
  override componentDidUpdate(): void {
    if (this.state.caught !== undefined && this.props.children !== this.#failed) this.#retry()
  }

  readonly #retry = (): void => this.setState({ caught: undefined })

  override render(
    { children, fallback }: ErrorBoundaryProps,
    { caught }: Caught,
  ): ComponentChildren {
    return caught === undefined ? children : fallback(caught.error, this.#retry)
  }
}
