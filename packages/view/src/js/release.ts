import type { JsCommand } from './command.ts'
import { letGoAll } from './hold.ts'
import { stop } from './play.ts'
import { createElementCommand, type Place } from './target.ts'

/**
 * Gives elements back to the server: they lose what commands did to them, and become what the server
 * rendered last. Running transitions end at once.
 *
 * @example socket.exec(js.release('#panel'))
 */
export function release(place?: Place): JsCommand {
  return createElementCommand('release', [], place, (element) => {
    stop(element, 'show')
    stop(element, 'hide')
    stop(element, 'class')
    letGoAll(element)
  })
}
