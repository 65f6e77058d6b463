import { carry } from './carry.ts'
import { checkbox, radio } from './choice-kinds.ts'
import { controlOf, type Control } from './control.ts'
import { elementsOf } from './form-fields.ts'

/**
 * Notes which controls an event of the page carries that a handler has sent.
 *
 * @param payload what was sent
 */
export function carryOf(event: Event, answer: Promise<unknown>, payload: unknown): void {
  const { target, type } = event
  // Elements of the page's own may tell of submits, too.
  if (type === 'submit' && target instanceof HTMLFormElement) {
    return carry(elementsOf(target), answer, { submit: true })
  }
  const control = controlOf(target)
  if (control === undefined || !isCarried(control, event, payload)) return
  carry([control.field], answer, { submit: isEnter(event) })
}

function isCarried({ kind, field }: Control, event: Event, payload: unknown): boolean {
  const { type, currentTarget } = event
  if (type === 'input' || type === 'change') return true
  if (type === 'click' && currentTarget === field) return kind === checkbox || kind === radio
  // Of a key or of leaving nobody knows what it tells, unless the text is in it.
  const value = kind.read(field)
  return typeof value === 'string' && value !== '' && holds(payload, value, field.textContent)
}

function isEnter(event: Event): boolean {
  return (event as Partial<KeyboardEvent>).key === 'Enter'
}

/** Whether a payload has a value in it, or the text of an element that can be edited. */
function holds(payload: unknown, value: string, text: string | null): boolean {
  if (typeof payload === 'object' && payload !== null) {
    return Object.values(payload).some((each) => holds(each, value, text))
  }
  return payload === value || (payload === text && text !== '')
}
