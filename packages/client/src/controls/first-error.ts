import { elementsOf, isButton } from './form-fields.ts'

/**
 * Moves the focus to the first control that is in error, where `aria-describedby` lets it be read
 * out. Who has gone on to another control meanwhile stays there.
 *
 * @param before what had the focus when the form was sent
 */
export function focusFirstError(form: HTMLFormElement, before: Element | null): void {
  const { activeElement, body } = form.ownerDocument
  const elements = elementsOf(form)
  const hasStayed =
    activeElement === null ||
    activeElement === before ||
    activeElement === body ||
    (elements.includes(activeElement) && isButton(activeElement))
  if (!hasStayed) return
  const first = elements.find(
    (element) =>
      element.getAttribute('aria-invalid') === 'true' &&
      !element.matches(':disabled,[type=hidden]'),
  )
  if (first instanceof HTMLElement) first.focus()
}
