import type { Field } from './field.ts'

/** Where the user composes text right now, with an input method. */
let composing: EventTarget | undefined

/** Begins to follow what the user does. */
export function watchUse(page: Document): void {
  page.addEventListener('compositionstart', ({ target }) => (composing = target ?? undefined), true)
  page.addEventListener('compositionend', () => (composing = undefined), true)
}

/** Whether text is being composed in a control: who writes there breaks the composition. */
export function isComposing(field: Field): boolean {
  return composing === field && field.isConnected
}

/** Whether the user is at a control so that it must not change under their hands. */
export function isInUse(field: Field, isTyped: boolean): boolean {
  if (field.readOnly || field.matches(':disabled')) return false
  return isComposing(field) || field.matches(isTyped ? ':active, :focus' : pressed())
}

let selector: string | undefined

/** What is held by the pointer or a key, or has its list open. Not all browsers tell the latter. */
function pressed(): string {
  return (selector ??= CSS.supports('selector(:open)') ? ':active, select:open' : ':active')
}
