import { focusableIn, focusFirst as focusFirstOf } from '../focusable.ts'
import type { JsCommand } from './command.ts'
import { createTargetCommand, type Place } from './target.ts'

/**
 * Focuses the first of the elements that takes the focus.
 *
 * @example chain(js.show('#search'), js.focus('#search input'))
 */
export function focus(place?: Place): JsCommand {
  return createTargetCommand('focus', [], place, (elements) => void focusFirstOf(elements))
}

/**
 * Focuses the first element inside that takes the focus: hidden and disabled ones do not.
 *
 * @example chain(js.show('#dialog'), js.focusFirst('#dialog'))
 */
export function focusFirst(place?: Place): JsCommand {
  const run = (elements: readonly Element[]): void =>
    void focusFirstOf(elements.flatMap((element) => focusableIn(element)))
  return createTargetCommand('focusFirst', [], place, run)
}
