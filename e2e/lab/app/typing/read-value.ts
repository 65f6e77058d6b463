import type { Value } from './fields.ts'

/** Reads the control that an event is for. */
export function readValue({ currentTarget }: Event): Value {
  const element = currentTarget as HTMLElement
  if (element instanceof HTMLSelectElement && element.multiple) {
    return [...element.selectedOptions].map(({ value }) => value)
  }
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return element.checked
  if (element.isContentEditable) {
    return element.dataset['field'] === 'markup' ? element.innerHTML : (element.textContent ?? '')
  }
  return (element as HTMLInputElement).value
}
