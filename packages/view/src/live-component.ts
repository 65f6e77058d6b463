import type { ComponentChildren, VNode } from 'preact'
import { keepDefinition, type HotContext } from './hot.ts'
import type { Live, Shown } from './live.ts'
import type { LiveSocket, MaybePromise, MountContext } from './live-socket.ts'
import type { Parsed, Schemas, ViewDefinition } from './live-view.ts'

/**
 * Defines a stateful live component. Its place in a page is named by component and `id`.
 *
 * Rendering one throws in this version: the discovery of components on the server is not in yet.
 *
 * @param definition state, handlers and `render` of the component
 * @param id stable name of the component; the Vite plugin writes it
 * @param hot hot-swap context of the module in development; the Vite plugin writes it
 * @throws TypeError when `render` is missing
 */
export function liveComponent<
  Props extends object,
  Assigns extends object,
  Replies extends Record<string, unknown>,
  Events extends Schemas = {},
>(
  definition: {
    mount(context: MountContext<Props>): MaybePromise<Assigns>
    update?(socket: LiveSocket<Assigns, undefined, Props>, previous: Props): MaybePromise<void>
    events?: Events
    handleEvent?: {
      [Name in keyof Replies]: (
        socket: LiveSocket<Assigns, undefined, Props>,
        payload: Parsed<Events, Name>,
      ) => Replies[Name]
    }
    render(
      assigns: Shown<Assigns>,
      live: Live<Events, Replies>,
      props: Props & { children?: ComponentChildren },
    ): ComponentChildren
  },
  id?: string,
  hot?: HotContext,
): (props: Props & { id: string; children?: ComponentChildren }) => VNode {
  const { id: name = 'liveComponent' } = keepDefinition<{ id?: string }>(
    'liveComponent',
    definition as unknown as ViewDefinition,
    id,
    hot,
  )
  return () => {
    throw new Error(
      `\`${name}\` is a live component, which this version cannot render yet: move its state into the view, or make it a plain component`,
    )
  }
}
