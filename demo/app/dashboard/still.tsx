import { Component, type ComponentChildren } from 'preact'

/** Content that is rendered once and then left to a client hook: Preact never looks at it again. */
export class Still extends Component<{ children: ComponentChildren }> {
  override shouldComponentUpdate(): boolean {
    return false
  }

  override render(): ComponentChildren {
    return this.props.children
  }
}
