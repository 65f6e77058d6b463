import { Component, type ComponentChildren } from 'preact'

/** Props of {@link ContextBridge}. */
export interface ContextBridgeProps {
  /** All contexts of the source: `this.context` of a class without `contextType`. */
  context: object
  /** Told of errors in `children`, of which nothing is shown from then on. */
  onError(error: unknown): void
  children?: ComponentChildren
}

/** Top of a tree with a root of its own that belongs to a place in another tree. */
export class ContextBridge extends Component<ContextBridgeProps, { failed?: boolean }> {
  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }

  override getChildContext(): object {
    return this.props.context
  }

  override render({ children }: ContextBridgeProps): ComponentChildren {
    return this.state.failed ? null : children
  }
}
