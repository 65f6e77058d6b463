import { Component, type ComponentChildren, type JSX } from 'preact'
import { focusableIn, focusedAt, focusFirst } from './focusable.ts'

/** Props of {@link FocusWrap}: those of a `<div>`, and one more. */
export interface FocusWrapProps extends Omit<JSX.IntrinsicElements['div'], 'ref'> {
  children?: ComponentChildren
  /**
   * Whether it takes the focus when it appears, to `[autofocus]` or the first element that can have
   * it, and gives it back when it goes.
   *
   * @default true
   */
  moveFocus?: boolean
}

/**
 * A `<div>` that Tab and Shift+Tab do not leave: after the last element comes the first one, before
 * the first one the last. The focus that comes from outside goes to the first one. With `tabIndex`
 * -1 the element itself takes the focus when there is nothing else inside.
 *
 * @example <FocusWrap role="dialog" aria-modal="true" aria-labelledby="title">…</FocusWrap>
 */
export class FocusWrap extends Component<FocusWrapProps> {
  #container: HTMLElement | null = null
  #previous: Element | null = null

  readonly #attach = (element: HTMLElement | null): void => {
    this.#container = element ?? this.#container
  }

  override componentDidMount(): void {
    const container = this.#container as HTMLElement
    container.addEventListener('keydown', this.#onKeyDown)
    if (this.props.moveFocus === false) return
    this.#previous = focusedAt(container)
    // A visitor who is inside already, in the server's HTML, stays where they are.
    if (container.contains(this.#previous)) return
    focusFirst([...container.querySelectorAll('[autofocus]'), ...focusableIn(container), container])
  }

  override componentWillUnmount(): void {
    const previous = this.#previous as HTMLElement | null
    // After the update that takes this away: it may take the other element away too, or enable it.
    queueMicrotask(() => {
      if (previous === null) return
      const focused = focusedAt(previous)
      if (focused === null || focused === previous.ownerDocument.body) previous.focus()
    })
  }

  // The element itself has no edge before it that Shift+Tab could reach.
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || !event.shiftKey || event.target !== this.#container) return
    event.preventDefault()
    this.#focusLast()
  }

  readonly #onStart = (event: FocusEvent): void => {
    if (this.#isInside(event)) this.#focusLast()
    else this.#focusFirst()
  }

  readonly #onEnd = (): void => this.#focusFirst()

  /** Whether the focus came from an element inside, rather than from outside or the container. */
  #isInside({ relatedTarget }: FocusEvent): boolean {
    const container = this.#container as HTMLElement
    return relatedTarget !== container && container.contains(relatedTarget as Element | null)
  }

  #focusFirst(): void {
    const container = this.#container as HTMLElement
    focusFirst([...focusableIn(container), container])
  }

  #focusLast(): void {
    const container = this.#container as HTMLElement
    focusFirst([...focusableIn(container).reverse(), container])
  }

  override render({ children, moveFocus: _, ...rest }: FocusWrapProps): ComponentChildren {
    return (
      <div {...rest} ref={this.#attach}>
        <span tabIndex={0} data-live-focus-edge="" onFocus={this.#onStart} />
        {children}
        <span tabIndex={0} data-live-focus-edge="" onFocus={this.#onEnd} />
      </div>
    )
  }
}
