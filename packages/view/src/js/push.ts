import type { LiveHandler } from '../live-handler.ts'
import type { Sent } from '../live-view.ts'
import type { HandlerArgs, Live } from '../live.ts'

/**
 * Sends an event to the view: `live.on` under the name that it has among the commands. Those after
 * it do not wait for the answer. It is no command that `socket.exec` could send: a server has no
 * need of the browser to call itself.
 *
 * @example chain(js.hide('#dialog'), js.push(live, 'close'))
 */
export function push<Events, Replies, Name extends keyof Replies & string>(
  live: Live<Events, Replies>,
  name: Name,
  ...args: HandlerArgs<Sent<Events, Name>, Event>
): LiveHandler {
  return live.on(name, ...args)
}
