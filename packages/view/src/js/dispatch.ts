import type { Json } from '@livejsx/protocol'
import type { Handler } from '../live-handler.ts'
import type { JsCommand } from './command.ts'
import { createElementCommand, type Place, type TargetOptions } from './target.ts'

/** Options of {@link dispatch}. */
export interface DispatchOptions extends TargetOptions {
  /** `detail` of the event. A click has none. */
  readonly detail?: Json | undefined
  /** @default true */
  readonly bubbles?: boolean | undefined
}

/**
 * Dispatches an event: `click` as a real click, all others as a `CustomEvent`. Patches never wait for
 * what listeners do.
 *
 * @example js.dispatch('editor:undo', { to: '#editor', detail: { steps: 2 } })
 */
export function dispatch(name: string, place?: Place<DispatchOptions>): JsCommand {
  return createElementCommand('dispatch', [name], place, (element, options: DispatchOptions) => {
    const { detail = null, bubbles = true } = options
    const event =
      name === 'click'
        ? new MouseEvent(name, { bubbles, cancelable: true })
        : new CustomEvent(name, { detail, bubbles, cancelable: true })
    element.dispatchEvent(event)
  })
}

/**
 * Runs what elements hold under a name, see {@link named}.
 *
 * @example js.exec('cancel', '#dialog')
 */
export function exec(name: string, place?: Place): JsCommand {
  return createElementCommand('exec', [name], place, (element) => {
    element.dispatchEvent(new CustomEvent(`live:${name}`))
  })
}

/**
 * Makes a prop by which an element holds a handler for {@link exec}. It gets the framework's own
 * events in the same way: `show-start`, `show-end`, `hide-start` and `hide-end`.
 *
 * @example <div id="dialog" {...js.named('cancel', chain(js.hide(), live.on('cancelled')))}>
 */
export function named(name: string, handler: Handler): object {
  return { [`onlive:${name}`]: handler }
}
