import { controlsOf, type Control } from './form-fields.ts'

/** Forms that were emptied when they were sent, with what they held then. */
const emptied = new WeakMap<HTMLFormElement, readonly string[]>()

/** Whether a form was emptied when it was sent, and nothing was entered since. */
export function isStillEmpty(form: HTMLFormElement): boolean {
  const left = emptied.get(form)
  return left !== undefined && isSame(left, controlsOf(form).map(contentOf))
}

/**
 * Empties a form that is being sent: its controls go back to their defaults at once.
 *
 * If the event fails what was sent comes back, but only into a form in which nothing was entered
 * since: two messages are never joined to one. Otherwise the page hears of it by an event on the
 * form, `live:unsent`, with the entries that were sent.
 *
 * @returns to be called with the answer
 */
export function clear(
  form: HTMLFormElement,
  entries: Readonly<Record<string, unknown>>,
): (answer: Promise<unknown>) => void {
  const controls = controlsOf(form)
  const restores = controls.map(toRestore)
  controls.forEach(toDefault)
  const left = controls.map(contentOf)
  emptied.set(form, left)
  const forget = (): void => {
    if (emptied.get(form) === left) emptied.delete(form)
  }
  return (answer) => {
    answer.then(forget, () => {
      forget()
      if (isSame(left, controls.map(contentOf))) for (const restore of restores) restore()
      else {
        const detail = { fields: entries }
        form.dispatchEvent(new CustomEvent('live:unsent', { bubbles: true, detail }))
      }
    })
  }
}

function toDefault(control: Control): void {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = option.defaultSelected
    // A list of which one is always chosen shows its first option by itself.
    return
  }
  if (isBox(control)) control.checked = control.defaultChecked
  else if (control.type !== 'hidden') control.value = control.defaultValue
}

function toRestore(control: Control): () => void {
  if (control instanceof HTMLSelectElement) {
    const chosen = new Set(control.selectedOptions)
    return () => {
      for (const option of control.options) option.selected = chosen.has(option)
    }
  }
  if (isBox(control)) {
    const { checked } = control
    return () => (control.checked = checked)
  }
  const { value } = control
  return () => (control.value = value)
}

function contentOf(control: Control): string {
  if (control instanceof HTMLSelectElement) {
    return [...control.selectedOptions].map(({ value }) => value).join('\n')
  }
  return isBox(control) ? String(control.checked) : control.value
}

function isBox(control: Control): control is HTMLInputElement {
  return /^(?:checkbox|radio)$/.test(control.type)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((content, index) => content === other[index])
}
