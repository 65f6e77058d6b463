import { markLive, type Handler } from '../live-handler.ts'
import { callAt } from './call-path.ts'

/**
 * Calls a handler for some keys only, named as in `KeyboardEvent.key`; upper and lower case are the
 * same. Modifiers are named before the key (`'Control+s'`, by `Alt`, `Control`, `Meta` and `Shift`)
 * and have to be pressed; those that are not named may be.
 *
 * Keys bubble, as in the DOM, but what a control inside the element does with a key is not the
 * element's: Enter and Space on a button or link, and characters typed into a field. (In LiveView a
 * key counts on the exact element only.) Keys of an input method, and events of autofill, which have
 * no key, do not count.
 *
 * @example <li tabIndex={0} onKeyDown={onKey(['Enter', ' '], live.on('open', { id }))} />
 */
export function onKey<Source extends Event = KeyboardEvent>(
  keys: string | readonly string[],
  handler: Handler<Source>,
): Handler<Source> {
  const wanted = [keys].flat().map(parseKey)
  return markLive((event: Source): unknown => {
    const press = event as unknown as KeyboardEvent
    const { isComposing, keyCode, key } = press as Partial<KeyboardEvent>
    // 229: the Enter with which Safari ends a composition does not say `isComposing`.
    if (key === undefined || isComposing === true || keyCode === 229) return undefined
    const isMeant = wanted.some(
      ({ name, modifiers }) =>
        name === key.toLowerCase() && modifiers.every((each) => press.getModifierState(each)),
    )
    if (!isMeant || isOfControl(press)) return undefined
    return callAt([keys].flat().join(' '), handler, event)
  }, handler)
}

function parseKey(key: string): { name: string; modifiers: readonly string[] } {
  // Not at a `+` that is the key itself.
  const modifiers = key.split(/\+(?=.)/)
  return { name: modifiers.pop()?.toLowerCase() ?? '', modifiers }
}

const buttons = 'a[href],button,summary'
const fields = 'input,select,textarea,[contenteditable]:not([contenteditable=false])'

/** Whether a control that the element is not in uses the key itself. */
function isOfControl({
  target,
  currentTarget,
  key,
  ctrlKey,
  altKey,
  metaKey,
}: KeyboardEvent): boolean {
  const isText = key.length === 1 && !ctrlKey && !altKey && !metaKey
  const isClick = key === 'Enter' || key === ' '
  const users = [...(isText ? [fields] : []), ...(isClick ? [buttons] : [])]
  if (users.length === 0) return false
  const control = (target as Partial<Element> | null)?.closest?.(users.join()) ?? null
  return control !== null && !control.contains(currentTarget as Node)
}
