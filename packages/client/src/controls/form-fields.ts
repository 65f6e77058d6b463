import type { FormState } from '@livejsx/view/internal'

/** A control whose value is sent. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** A form's live value, as the page holds it. */
export interface BoundForm {
  readonly key: string
  readonly state: FormState
}

/** What a field of a form holds. */
export type FieldValue = string | boolean | readonly string[]

/** A field: what the controls of one name hold together. */
export interface Field {
  readonly path: string
  readonly value: FieldValue
  readonly controls: readonly Control[]
}

/**
 * Gives everything that belongs to a form, in the order of the document: what stands elsewhere and
 * names it by `form` included.
 */
export function elementsOf(form: HTMLFormElement): Element[] {
  // A control named "elements" hides the form's own property.
  return [...(Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Element>)]
}

/**
 * Gives a form's controls that have a value to send: not disabled ones, buttons, and what is not
 * the author's.
 */
export function controlsOf(form: HTMLFormElement): Control[] {
  return elementsOf(form).filter(
    (element): element is Control =>
      isControl(element) &&
      !isButton(element) &&
      !element.matches(':disabled') &&
      !element.name.startsWith('live:'),
  )
}

/** Whether an element is one of the controls that hold values. */
export function isControl(element: unknown): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  )
}

/** Whether an element sends or resets its form, or is there for scripts. */
export function isButton(element: Element): boolean {
  return (
    element instanceof HTMLButtonElement ||
    (element instanceof HTMLInputElement && /^(?:submit|image|reset|button)$/.test(element.type))
  )
}

/**
 * Gives the path of a control within a form: `address.city` for `profile[address][city]`.
 * `undefined` = it is none of the form's fields.
 */
export function pathOf(
  { key }: BoundForm,
  { name }: { readonly name: string },
): string | undefined {
  if (!name.startsWith(`${key}[`) || !name.endsWith(']')) return undefined
  return name
    .slice(key.length + 1, -1)
    .replace(/\]\[$/, '')
    .replaceAll('][', '.')
}

/**
 * Reads the fields of a form. One with input that is no value of its control (`validity.badInput`) is
 * left out, and so are files: only a native submit takes them along.
 */
export function fieldsOf(form: HTMLFormElement, of: BoundForm): Field[] {
  const groups = new Map<string, Control[]>()
  for (const control of controlsOf(form)) {
    const path = control.type === 'file' ? undefined : pathOf(of, control)
    if (path !== undefined) groups.set(path, [...(groups.get(path) ?? []), control])
  }
  const fields: Field[] = []
  for (const [path, controls] of groups) {
    if (controls.some(({ validity }) => validity.badInput)) continue
    const known = Object.hasOwn(of.state.values, path) ? of.state.values[path] : ''
    fields.push({ path, controls, value: valueOf(controls, known) })
  }
  return fields
}

/** Reads what the controls of a field hold, in the form that the page has it in. */
function valueOf(controls: readonly Control[], known: FieldValue | undefined): FieldValue {
  const boxes = controls.filter(({ type }) => type === 'checkbox') as HTMLInputElement[]
  if (typeof known === 'boolean' && boxes.length > 0) return boxes.some(({ checked }) => checked)
  const texts = controls.flatMap(textsOf)
  return typeof known === 'object' ? texts : (texts.at(-1) ?? '')
}

function textsOf(control: Control): string[] {
  if (control instanceof HTMLSelectElement) {
    return [...control.selectedOptions]
      .filter(({ disabled }) => !disabled)
      .map(({ value }) => value)
  }
  const isOff = /^(?:checkbox|radio)$/.test(control.type) && !(control as HTMLInputElement).checked
  return isOff ? [] : [control.value]
}
