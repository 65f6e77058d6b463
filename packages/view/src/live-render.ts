import { Component, createElement, createRef, type ComponentChildren } from 'preact'
import { keptHtml } from './kept-html.ts'
import type { LiveView, ViewObject } from './live-view.ts'
import {
  PartHostContext,
  type BrowserPartHost,
  type NestedProps,
  type ServerPartHost,
} from './part-host.ts'
import { viewFrame } from './view-frame.ts'

/** Props of {@link LiveRender}. */
export interface LiveRenderProps<Props> {
  /** The view to show. */
  view: ViewObject & Pick<LiveView<never, never, Props>, 'props'>
  /** Names the nested view within the view around, or within the document: unique there. */
  id: string
  /** Props of the view, as the server computes them: `props` of its `mount`. */
  props?: Props
  /**
   * In the document only: the view stays while the views of the page come and go.
   *
   * @default false
   */
  sticky?: boolean
  /** Shown while the view cannot be: when its `mount` failed, or it crashed too often. */
  fallback?: ComponentChildren
}

/**
 * Shows a live view inside another one, with an instance, a state and events of its own. What fails
 * in it does not touch the view around. The browser hydrates it apart, so Preact contexts end here.
 * Its element carries `data-live-retrying` while a view that has failed is mounted anew, and
 * `data-live-failed` once it is given up.
 *
 * @example <LiveRender view={Clock} id="clock" props={{ zone: 'UTC' }} fallback={<p>No clock.</p>} />
 */
export function LiveRender<Props>(props: LiveRenderProps<Props>): ComponentChildren {
  return createElement(NestedElement, { key: props.id, ...props } as never)
}

/** Holds the nested view's HTML; in the browser it is a root of its own, which this never touches. */
class NestedElement extends Component<NestedProps> {
  static override contextType = PartHostContext
  readonly #element = createRef<HTMLElement>()
  #close: (() => void) | undefined

  override componentDidMount(): void {
    const host = this.context as BrowserPartHost | undefined
    if (this.#element.current !== null) this.#close = host?.nest(this.#element.current, this.props)
  }

  override shouldComponentUpdate(): boolean {
    return false
  }

  override componentWillUnmount(): void {
    this.#close?.()
  }

  override render({ view, id, sticky, fallback }: NestedProps): ComponentChildren {
    const host = this.context as ServerPartHost | BrowserPartHost | undefined
    const attributes = { 'data-live-view': id, 'data-live-sticky': sticky ? '' : undefined }
    if (host === undefined || !('frame' in host)) {
      // Preact leaves the inside of such an element alone while it hydrates, and afterwards.
      const inside = { ref: this.#element, dangerouslySetInnerHTML: keptHtml }
      return createElement('div', { ...attributes, ...inside })
    }
    const frame = host.frame(view, id)
    if (frame !== undefined) return createElement('div', attributes, viewFrame(frame))
    return createElement('div', { ...attributes, 'data-live-failed': '' }, fallback)
  }
}
