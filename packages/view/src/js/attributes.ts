import type { JsCommand } from './command.ts'
import { hold } from './hold.ts'
import { createElementCommand, type Place } from './target.ts'
import { attributeTrait } from './traits.ts'

/**
 * Sets attributes.
 *
 * @example js.setAttribute({ 'aria-expanded': 'true', 'data-tab': '2' }, '#tabs')
 */
export function setAttribute(values: Readonly<Record<string, string>>, place?: Place): JsCommand {
  return createElementCommand('setAttribute', [values], place, (element) => {
    for (const [name, value] of Object.entries(values)) hold(element, attributeTrait(name), value)
  })
}

/**
 * Takes attributes off.
 *
 * @param names one attribute, or several
 * @example js.removeAttribute('disabled', '#save')
 */
export function removeAttribute(names: string | readonly string[], place?: Place): JsCommand {
  return createElementCommand('removeAttribute', [names], place, (element) => {
    for (const name of [names].flat()) hold(element, attributeTrait(name), null)
  })
}

/**
 * Sets attributes where they are not, and takes them off where they are; of two values it sets the
 * second where the first is, else the first.
 *
 * @example js.toggleAttribute({ 'aria-expanded': ['true', 'false'] })
 * @example js.toggleAttribute({ open: '' }, '#details')
 */
export function toggleAttribute(
  values: Readonly<Record<string, string | readonly [one: string, other: string]>>,
  place?: Place,
): JsCommand {
  return createElementCommand('toggleAttribute', [values], place, (element) => {
    for (const [name, value] of Object.entries(values)) {
      const trait = attributeTrait(name)
      const before = trait.read(element)
      if (typeof value === 'string') hold(element, trait, before === null ? value : null)
      else hold(element, trait, before === value[0] ? value[1] : value[0])
    }
  })
}
