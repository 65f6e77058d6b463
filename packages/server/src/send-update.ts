import type { ComponentProps, LiveComponent } from '@livejsx/view'
import { componentOf } from '@livejsx/view/internal'
import { pubsub as processPubSub, type PubSub } from './pubsub.ts'

/** A call of `sendUpdate` on its way to the view that shows the component. */
export interface PartUpdate {
  /** Id of the component's definition. */
  readonly component: string
  /** Id of the one that is meant. */
  readonly id: string
  readonly props: object
}

/** Topic of the updates for the components of one view. */
export function updateTopic(view: string): string {
  return `live:update:${view}`
}

/**
 * Runs `update` of a live component with some props changed, from anywhere in the server: a background
 * job, another view. Nothing happens when the view does not show such a component.
 *
 * @param view `socket.id` of the view that shows it
 * @param pubsub the one that the server was made with. @default the process's
 */
export function sendUpdate<Component extends LiveComponent<never>>(
  view: string,
  component: Component,
  id: string,
  props: Partial<ComponentProps<Component>>,
  pubsub: PubSub = processPubSub,
): void {
  const update: PartUpdate = { component: componentOf(component)?.id ?? '', id, props }
  pubsub.broadcast(updateTopic(view), 'update', update)
}
