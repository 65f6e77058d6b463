import { focusFirst } from '../focusable.ts'
import { createCommand, documentOf, elementOf, type JsCommand } from './command.ts'
import { createTargetCommand, type Place } from './target.ts'

const stack: Element[] = []

/**
 * Notes an element that {@link popFocus} gives the focus back to; from the server, without a place,
 * the one that has the focus.
 *
 * @example chain(js.pushFocus(), js.show('#dialog'), js.focusFirst('#dialog'))
 */
export function pushFocus(place?: Place): JsCommand {
  if (place !== undefined) return createTargetCommand('pushFocus', [], place, note)
  return createCommand('pushFocus', [], (event) =>
    note([elementOf(event) ?? documentOf(event).activeElement]),
  )
}

/**
 * Gives the focus to the element that was noted last, and forgets it. Those that are gone, or cannot
 * have the focus now, are skipped.
 *
 * @example chain(js.hide('#dialog'), js.popFocus())
 */
export function popFocus(): JsCommand {
  return createCommand('popFocus', [], () => {
    for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
      if (focusFirst([element])) return
    }
  })
}

function note(elements: readonly (Element | null)[]): void {
  const [element] = elements
  // Nobody comes back to what has left the page.
  stack.splice(0, stack.length, ...stack.filter(({ isConnected }) => isConnected))
  if (element) stack.push(element)
}
