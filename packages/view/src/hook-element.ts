import { Component, createContext, createElement, type ComponentChildren } from 'preact'
import type { Hook, HookContext, HookProp } from './hooks.ts'

/** What a hook reaches through its view. */
export type HookHost = Pick<HookContext<unknown>, 'pushEvent'> & {
  /** Returns a function that stops the listening. */
  onPush(name: string, handle: (payload: unknown) => void): () => void
  /** Told of a hook that could not be loaded or threw. */
  onHookError(error: unknown): void
}

/** The host of the view around, provided by the client's root. */
export const HookHostContext = createContext<HookHost | undefined>(undefined)

interface HookElementProps {
  type: string
  props: Record<string, unknown> & { hook: HookProp; data?: unknown; ref?: unknown }
}

/**
 * An element with a `hook` prop. A component of its own, so that Preact's ordinary lifecycle runs
 * the hook: on the server, where components have none, only the element is left.
 */
export class HookElement extends Component<HookElementProps> {
  static override contextType = HookHostContext
  #element: HTMLElement | null = null
  #running: { hook: Hook<unknown>; self: HookContext<unknown> } | undefined
  #stops: (() => void)[] = []

  // One function for the component's whole life: a new one each time would make Preact detach
  // and attach the reference in every patch.
  readonly #attach = (element: HTMLElement | null): void => {
    this.#element = element
    const { ref } = this.props.props
    if (typeof ref === 'function') ref(element)
    else if (ref !== null && typeof ref === 'object') Object.assign(ref, { current: element })
  }

  override componentDidMount(): void {
    this.#start(this.props.props.hook)
  }

  override componentDidUpdate(previous: HookElementProps): void {
    const { hook } = this.props.props
    // A lazy hook's arrow function is new in every render: only definitions are compared.
    if (typeof hook !== 'function' && hook !== previous.props.hook) {
      this.#stop()
      this.#start(hook)
      return
    }
    this.#call('updated')
  }

  override componentWillUnmount(): void {
    this.#stop()
    this.#element = null
  }

  #start(prop: HookProp): void {
    if (typeof prop !== 'function') return this.#run(prop)
    prop().then(
      (module) => {
        // Gone while its code was being loaded: `mounted` must not run for a removed element.
        if (this.#element !== null) this.#run(module.default)
      },
      (error: unknown) => this.#host?.onHookError(error),
    )
  }

  get #host(): HookHost | undefined {
    return this.context as HookHost | undefined
  }

  #run(hook: Hook<never>): void {
    const host = this.#host
    if (host === undefined || this.#element === null) return
    const current = (): unknown => this.props.props.data
    const self: HookContext<unknown> = {
      el: this.#element,
      get data() {
        return current()
      },
      pushEvent: (name, payload) => host.pushEvent(name, payload),
      handleEvent: (name, handle) => void this.#stops.push(host.onPush(name, handle)),
    }
    this.#running = { hook: hook as Hook<unknown>, self }
    this.#call('mounted')
  }

  #stop(): void {
    this.#call('destroyed')
    for (const stop of this.#stops.splice(0)) stop()
    this.#running = undefined
  }

  #call(name: 'mounted' | 'updated' | 'destroyed'): void {
    try {
      this.#running?.hook[name]?.call(this.#running.self)
    } catch (error) {
      this.#host?.onHookError(error)
    }
  }

  override render({ type, props }: HookElementProps): ComponentChildren {
    const { hook: _hook, data: _data, ...rest } = props
    return createElement(type, { ...rest, ref: this.#attach })
  }
}
