import { Component, createContext, createElement, type ComponentChildren } from 'preact'
import type { Hook, HookProp } from './hooks.ts'

/** Name and payload of a `socket.pushEvent`. */
export type Push = [name: string, payload: unknown]

/** What is found of the view around where HTML is made: no hook runs there. */
export interface ServerHookHost {
  /** The `live` of the view, or of the live component, around. */
  readonly live: { push(name: string, payload?: unknown): Promise<unknown> }
}

/** What hooks reach through their view. */
export interface HookHost extends ServerHookHost {
  /** Hears the pushes of the whole view. `listener` must not throw. Returns a function that stops it. */
  onPush(listener: (...push: Push) => void): () => void
  /** Told of a hook that could not be loaded or threw. */
  onHookError(error: unknown): void
}

/** The host of the view around. */
export const HookHostContext = createContext<HookHost | ServerHookHost | undefined>(undefined)

type Attach = (el: HTMLElement | null) => unknown

interface HookElementProps {
  type: string
  props: Record<string, unknown> & { hook?: HookProp | undefined; data?: unknown; ref?: unknown }
}

/**
 * An element with a `hook` prop. A component of its own, so that Preact's ordinary lifecycle runs
 * the hook: on the server, where components have none, only the element is left. Every page loads
 * this file, so what runs hooks comes with them, and takes over here (`hook-run.ts`).
 */
export class HookElement extends Component<HookElementProps> {
  static override contextType = HookHostContext
  /** The element, as long as it is there. */
  el: HTMLElement | null = null
  /** Ends what goes on; `undefined` = nothing does. */
  stop: (() => void) | undefined

  #attach: Attach | undefined
  #author: unknown

  // One function as long as the author's ref is the same: a new one each time would make Preact
  // detach and attach it in every patch.
  #refOf(author: unknown): Attach {
    if (this.#attach !== undefined && author === this.#author) return this.#attach
    this.#author = author
    return (this.#attach = (el) => {
      this.el = el
      if (typeof author !== 'function')
        return void (author && Object.assign(author, { current: el }))
      const detach = author(el)
      // Preact calls it in place of the ref.
      if (typeof detach !== 'function') return undefined
      return () => {
        this.el = null
        detach()
      }
    })
  }

  override componentDidMount(): void {
    const host = this.context as HookHost | undefined
    const { hook } = this.props.props
    if (host === undefined || hook === undefined) return
    // What comes before the hook is there would be lost, above all while its code is being loaded.
    const missed: Push[] = []
    const stop = (this.stop = host.onPush((...push) => void missed.push(push)))
    // A promise in any case: Preact commits one component after the other, and `mounted` comes after
    // the whole patch.
    new Promise<{ readonly default: Hook<never> }>((resolve) =>
      resolve((typeof hook === 'function' ? hook() : { default: hook }) as never),
    )
      .finally(stop)
      .then(({ default: made }) => {
        // Gone, or given another hook, while the code was being loaded.
        if (this.stop !== stop) return
        if (!made?.run) throw new TypeError('A `hook` has to be made by `defineHook`')
        made.run(this, hook, missed)
      })
      .catch(host.onHookError)
  }

  // Until a hook takes over.
  override componentDidUpdate(): void {
    if (this.stop === undefined) this.componentDidMount()
  }

  override componentWillUnmount(): void {
    this.stop?.()
    this.stop = undefined
  }

  override render({ type, props }: HookElementProps): ComponentChildren {
    const { hook: _hook, data: _data, ...rest } = props
    return createElement(type, { ...rest, ref: this.#refOf(rest.ref) })
  }
}
