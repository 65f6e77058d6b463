import { Component, createElement, type ComponentChildren } from 'preact'
import { takesFirstState } from './first-state.ts'
import { HookHostContext } from './hook-element.ts'
import { keepDefinition, type HotContext } from './hot.ts'
import type { AsyncOutcome, LiveSocket, MaybePromise, MountContext } from './live-socket.ts'
import type {
  EventPolicies,
  Handlers,
  Parsed,
  Schemas,
  ViewDefinition,
  ViewObject,
} from './live-view.ts'
import type { Live, Shown } from './live.ts'
import {
  PartHostContext,
  type BrowserPartHost,
  type PartStore,
  type ServerPartHost,
} from './part-host.ts'
import { createPartStore } from './part-store.ts'
import type { SendableAssigns } from './sendable.ts'
import { ViewRoot } from './view-root.ts'

/** A component as server and client see it, without the types of its author. */
export interface ComponentObject extends ViewObject {
  /** Stable name of the component, the same on both sides. */
  readonly id: string
}

/** A live component. Its place in a page is named by component and `id`, which is unique per view. */
export interface LiveComponent<Props, OwnLive = unknown> {
  (props: Props & { id: string; children?: ComponentChildren }): ComponentChildren
  /** Carries the types of the component's events. Read it in types only: it has no value. */
  readonly live: OwnLive
}

/** The props that a live component takes besides `id`. */
export type ComponentProps<Made> = Made extends LiveComponent<infer Props> ? Props : never

/** One component of those that `updateMany` is called with. */
export interface ComponentUpdate<Assigns, Props> {
  readonly socket: LiveSocket<Assigns, undefined, Props>
  /** Props before the change; `undefined` for a component that has just been mounted. */
  readonly previous: Props | undefined
}

const objects = new WeakMap<object, ComponentObject>()
let unnamed = 0

/** Returns what stands behind a live component; `undefined` for any other component. */
export function componentOf(type: object): ComponentObject | undefined {
  return objects.get(type)
}

/**
 * Defines a stateful live component: a part of views with state, events and a `render` of its own.
 * Its state lives on the server as long as the view shows it, wherever in the page that is.
 *
 * @param definition the server half (`mount`, `update`, `handleEvent`, …) and `render`
 * @param id stable name of the component; the Vite plugin writes it
 * @param hot hot-swap context of the module in development; the Vite plugin writes it
 * @throws TypeError when `render` is missing
 * @example
 * export const Counter = liveComponent({
 *   mount: () => ({ count: 0 }),
 *   handleEvent: { inc: (socket) => socket.update('count', (n) => n + 1) },
 *   render: ({ count }, live) => <button onClick={live.on('inc')}>{count}</button>,
 * })
 * // in any render: <Counter id="a" />
 */
export function liveComponent<
  Props extends object,
  Assigns extends object,
  Replies extends Record<string, unknown>,
  Events extends Schemas = {},
>(
  definition: {
    /** Makes the state; runs once for each id that a view shows. */
    mount(context: MountContext<Props>): MaybePromise<Assigns>
    /** Runs when the props changed, and for `sendUpdate`. */
    update?(socket: LiveSocket<Assigns, undefined, Props>, previous: Props): MaybePromise<void>
    /**
     * Runs instead of `update`, once for all components of this kind that are new or changed: the
     * place to load for many at a time.
     */
    updateMany?(updates: readonly ComponentUpdate<Assigns, Props>[]): MaybePromise<void>
    events?: Events
    policies?: EventPolicies<Replies>
    handleEvent?: Handlers<Replies, LiveSocket<Assigns, undefined, Props>, Events>
    /** What pages show of an event until it is answered. */
    optimistic?: {
      [Name in keyof NoInfer<Replies>]?: (
        assigns: Shown<Assigns>,
        payload: Parsed<Events, Name>,
      ) => Partial<Assigns>
    }
    handleAsync?: Record<
      string,
      (socket: LiveSocket<Assigns, undefined, Props>, outcome: AsyncOutcome) => MaybePromise<void>
    >
    render(
      assigns: Shown<Assigns>,
      live: Live<Events, Replies>,
      props: Props & { id: string; children?: ComponentChildren },
    ): ComponentChildren
    /** Shown instead of `render` while that throws. */
    renderError?(error: unknown, live: Live<Events, Replies>): ComponentChildren
  } & SendableAssigns<Assigns>,
  id?: string,
  hot?: HotContext,
): LiveComponent<Props, Live<Events, Replies>> {
  const kept = keepDefinition<ComponentObject>(
    'liveComponent',
    definition as unknown as ViewDefinition,
    id ?? `component ${++unnamed}`,
    hot,
  )
  type Made = LiveComponent<Props, Live<Events, Replies>>
  // The function of the first version stays: Preact keeps what is inside as long as it is the same.
  const made = (kept as { made?: Made }).made ?? createComponent<Made>(kept, hot !== undefined)
  return Object.assign(kept, { made }).made
}

function createComponent<Made>(object: ComponentObject, warns: boolean): Made {
  const made = (props: { id: string }): ComponentChildren =>
    createElement(PartElement, { key: props.id, object, props, warns })
  objects.set(made, object)
  return made as Made
}

interface PartElementProps {
  object: ComponentObject
  props: { id: string }
  /** Whether traps are told: in development. */
  warns: boolean
}

/** Renders a live component from the state that its view has for it. */
class PartElement extends Component<PartElementProps> {
  static override contextType = PartHostContext
  #shown: object | undefined
  #stop: (() => void) | undefined

  get #store(): PartStore | undefined {
    const host = this.context as ServerPartHost | BrowserPartHost | undefined
    if (host === undefined || 'find' in host) return host
    return (host.store ??= createPartStore(host))
  }

  override componentDidMount(): void {
    const { object, props } = this.props
    const showNewest = (isForced = false): void => {
      // The view around may have rendered the new state already.
      const isNew = this.#store?.find(object, props.id)?.assigns !== this.#shown
      if (isForced || isNew) this.setState({})
    }
    this.#stop = this.#store?.onChange(object, props.id, showNewest)
    showNewest()
  }

  override componentWillUnmount(): void {
    this.#stop?.()
  }

  override render({ object, props, warns }: PartElementProps): ComponentChildren {
    const part = this.#store?.find(object, props.id)
    const assigns = (takesFirstState() ? part?.first : undefined) ?? part?.assigns
    this.#shown = assigns
    if (part === undefined || assigns === undefined) {
      // What only the browser shows has no state on the server.
      if (warns) console.warn(unknownComponent(object, props))
      return null
    }
    return createElement(
      HookHostContext.Provider,
      { value: part.hooks },
      createElement(ViewRoot, {
        view: object,
        assigns,
        live: part.live,
        props,
        onError: part.onError,
      }),
    )
  }
}

function unknownComponent({ id: name }: ComponentObject, { id }: { id: string }): string {
  return (
    `[livejsx] \`${name}\` with the id "${id}" is not shown by the server, so nothing is shown here: ` +
    'do not let it depend on what only the browser knows, such as `useState`, effects, `live.connected` or `window`'
  )
}
