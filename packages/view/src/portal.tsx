import { Component, createElement, render, type ComponentChildren } from 'preact'
import { ContextBridge } from './context-bridge.ts'
import { setSource } from './portal-source.ts'

/** Props of {@link Portal}. */
export interface PortalProps {
  /** The element that gets the content, or a selector of it: the first one in the document. */
  to: string | Element
  children?: ComponentChildren
}

/**
 * Shows its children inside another element of the page, in a `<div data-live-portal>` at its end.
 * Contexts, state and errors are those of the place where it is written, and the content goes with
 * it. It is not in the HTML of the server: it appears once the page is hydrated.
 *
 * @throws Error when there is no such element; the error boundary around gets it
 * @example <Portal to="#modals"><Dialog /></Portal>
 */
export class Portal extends Component<PortalProps, { caught?: { readonly error: unknown } }> {
  #container: Element | undefined

  override componentDidMount(): void {
    this.#show()
  }

  override componentDidUpdate(): void {
    this.#show()
  }

  override componentWillUnmount(): void {
    if (this.#container === undefined) return
    render(null, this.#container)
    this.#container.remove()
  }

  #show(): void {
    const target = targetOf(this.props.to)
    if (this.#container === undefined) {
      this.#container = createContainer(target)
      // Preact's own field, so named since version 10: nothing else tells where a component is that
      // shows nothing in place.
      setSource(this.#container, () => (this as { __P?: Node | null }).__P)
    }
    // Before its content is rendered: a portal inside may look for an element in it. Only when it is
    // elsewhere, since moving an element takes its focus and scroll position.
    if (this.#container.parentNode !== target) target.append(this.#container)
    const { children } = this.props
    render(
      createElement(
        ContextBridge,
        { context: this.context as object, onError: this.#fail },
        children,
      ),
      this.#container,
    )
  }

  readonly #fail = (error: unknown): void => this.setState({ caught: { error } })

  override render(): null {
    if (this.state.caught !== undefined) throw this.state.caught.error
    return null
  }
}

function createContainer(target: Element): Element {
  const container = target.ownerDocument.createElement('div')
  container.setAttribute('data-live-portal', '')
  return container
}

function targetOf(to: string | Element): Element {
  if (typeof to !== 'string') return to
  const target = globalThis.document.querySelector(to)
  if (target !== null) return target
  throw new Error(
    `\`<Portal to="${to}">\` found no such element: put one into the document or the view, outside of what comes and goes`,
  )
}
