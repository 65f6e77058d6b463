import { Component, createElement, hydrate, render, type ComponentChildren } from 'preact'
import { ContextBridge } from './context-bridge.ts'
import { withFirstState } from './first-state.ts'
import { HookHostContext } from './hook-element.ts'
import { keptHtml } from './kept-html.ts'

/** What makes an island interactive; the visitor's first event in it always does. */
export type IslandTrigger = 'visible' | 'idle' | 'interaction'

/** Props of {@link Island}. */
export interface IslandProps {
  /**
   * `visible`: a part of it is in the window. `idle`: the browser has nothing else to do.
   * `interaction`: an event of the visitor only. Read once.
   */
  when: IslandTrigger
  children?: ComponentChildren
}

/**
 * Keeps the server's HTML of its children as it is, in a `<div data-live-island>`, and hydrates it
 * later. An event of the visitor wakes it first and then reaches its handlers as any other event.
 * States that came meanwhile show when it wakes. Without HTML of the server its children show at
 * once.
 *
 * @example <Island when="visible"><Comments of={post} /></Island>
 */
export function Island(props: IslandProps): ComponentChildren {
  return (
    <HookHostContext.Consumer>
      {(host) =>
        // Only in browsers hooks run. The server renders the same element with its content.
        host === undefined || !('onPush' in host) ? (
          <div data-live-island={props.when}>{props.children}</div>
        ) : (
          <IslandElement {...props} />
        )
      }
    </HookHostContext.Consumer>
  )
}

class IslandElement extends Component<IslandProps, { caught?: { readonly error: unknown } }> {
  #element: Element | null = null
  #isAwake = false
  readonly #waiting = new AbortController()

  readonly #attach = (element: Element | null): void => {
    this.#element = element ?? this.#element
  }

  override componentDidMount(): void {
    const element = this.#element as Element
    // Preact has made the element, or the server rendered nothing into it.
    if (element.firstChild === null) return this.#show(render)
    // Hydration does not mend attributes: it has to begin with what the HTML was made from.
    const { when, children } = this.props
    const wake = (): void => {
      this.#waiting.abort()
      withFirstState(() => this.#show(hydrate, children))
      if (this.props.children !== children) this.#show(render)
    }
    onTrigger(element, when, wake, this.#waiting.signal)
  }

  override componentDidUpdate(): void {
    if (this.#isAwake) this.#show(render)
  }

  override componentWillUnmount(): void {
    this.#waiting.abort()
    if (this.#isAwake) render(null, this.#element as Element)
  }

  #show(draw: typeof render, children = this.props.children): void {
    this.#isAwake = true
    draw(
      createElement(
        ContextBridge,
        { context: this.context as object, onError: this.#fail },
        children,
      ),
      this.#element as Element,
    )
  }

  readonly #fail = (error: unknown): void => this.setState({ caught: { error } })

  override render({ when }: IslandProps): ComponentChildren {
    if (this.state.caught !== undefined) throw this.state.caught.error
    return <div data-live-island={when} ref={this.#attach} dangerouslySetInnerHTML={keptHtml} />
  }
}

/** Events of the visitor. Whichever comes first, the handlers are there when it reaches its target. */
const events = [
  'pointerdown',
  'touchstart',
  'click',
  'focusin',
  'keydown',
  'input',
  'change',
  'submit',
]

function onTrigger(
  element: Element,
  when: IslandTrigger,
  wake: () => void,
  signal: AbortSignal,
): void {
  const onEvent = (event: Event): void => {
    if (element.contains(event.target as Node)) wake()
  }
  for (const event of events) {
    const options = { capture: true, passive: true, signal }
    // From the top: Preact keeps an event from handlers that are attached after it has seen it, as
    // it has where something around listens in the capture phase.
    element.ownerDocument.addEventListener(event, onEvent, options)
    // And here: an island in an island that has just been woken comes too late for the document.
    element.addEventListener(event, onEvent, options)
  }
  if (when === 'visible') whenVisible(element, wake, signal)
  if (when === 'idle') whenIdle(wake, signal)
}

function whenVisible(element: Element, wake: () => void, signal: AbortSignal): void {
  if (globalThis.IntersectionObserver === undefined) return wake()
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) wake()
  })
  // The children too: a page may style the element itself `display: contents`, without a box.
  for (const box of [element, ...element.children]) observer.observe(box)
  signal.addEventListener('abort', () => observer.disconnect())
}

/** Time in ms after which a browser without `requestIdleCallback` is taken to be idle. */
const idleAfterMs = 200

function whenIdle(wake: () => void, signal: AbortSignal): void {
  if (globalThis.requestIdleCallback === undefined) {
    const timer = setTimeout(wake, idleAfterMs)
    return signal.addEventListener('abort', () => clearTimeout(timer))
  }
  const request = requestIdleCallback(wake)
  signal.addEventListener('abort', () => cancelIdleCallback(request))
}
