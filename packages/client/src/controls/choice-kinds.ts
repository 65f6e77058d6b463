import type { Field, Kind, Value } from './field.ts'
import { text } from './text-kinds.ts'

/** A box that is checked or not. */
export const checkbox: Kind = {
  ...text,
  isTyped: false,
  read: (field) => field.checked,
  write(field, value) {
    field.checked = Boolean(value)
  },
  shows: (field, want) => field.checked === want,
  initial: (field) => field.defaultChecked,
  setDefault(field, want) {
    if (field.defaultChecked === want) return
    // A box that nobody has touched follows its default, and takes the others of its group along.
    const { checked } = field
    field.defaultChecked = Boolean(want)
    field.checked = checked
  },
}

/** One button of a group, of which one is chosen. */
export const radio: Kind = {
  ...checkbox,
  group(field) {
    if (field.name === '') return [field]
    const place = field.form ?? (field.getRootNode() as ParentNode)
    const all = place.querySelectorAll<HTMLInputElement>('input[type=radio]')
    const isPeer = (each: HTMLInputElement): boolean =>
      each.name === field.name && each.form === field.form
    return [...all].filter(isPeer) as Iterable<Element> as Iterable<Field>
  },
}

/** A list of which one option is chosen. */
export const select: Kind = {
  ...text,
  isTyped: false,
  write(field, value) {
    field.value = String(value)
  },
  // Without an option for it the browser has chosen another one, which is not the user's.
  differs: (field, base) => !isValue(base) || (field.value !== base && hasOption(field, base)),
  initial(field) {
    return this.read(field.cloneNode(true) as Field)
  },
  setDefault(field) {
    const options = [...field.options]
    if (options.some((option) => option.defaultSelected)) return
    for (const option of options) option.defaultSelected = option.selected
  },
}

/** A list of which any number of options is chosen. */
export const multiple: Kind = {
  ...select,
  read: (field) => listed([...field.options].filter(isSelected).map(valueOf)),
  write(field, value) {
    const values = valuesIn(value)
    for (const option of field.options) option.selected = values.includes(option.value)
  },
  shows(field, want) {
    return this.read(field) === want
  },
  differs(field, base) {
    if (!isValue(base)) return true
    const left = valuesIn(base).filter((value) => hasOption(field, value))
    return this.read(field) !== listed(left)
  },
}

/** Makes one value of several that are chosen. Their order says nothing. */
export function listed(values: readonly unknown[]): string {
  return JSON.stringify(values.map(String).sort())
}

function valuesIn(value: Value): readonly string[] {
  return JSON.parse(String(value)) as string[]
}

/** Whether a list has an option for a value. */
export function hasOption(field: Field, value: Value): boolean {
  return [...field.options].some((option) => option.value === value)
}

function isValue(value: Value): boolean {
  return typeof value === 'string'
}

function isSelected(option: HTMLOptionElement): boolean {
  return option.selected
}

function valueOf(option: HTMLOptionElement): string {
  return option.value
}
