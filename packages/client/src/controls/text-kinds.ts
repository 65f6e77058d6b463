import type { Field, Kind } from './field.ts'

/** A control with a text that the browser takes as it is. */
export const text: Kind = {
  isTyped: true,
  read: (field) => field.value,
  write(field, value) {
    // Read before, and set after: the new value puts the caret behind itself.
    const { selectionStart, selectionEnd, selectionDirection } = field
    field.value = String(value)
    // Some browsers move the focus to where a selection is set.
    if (selectionStart !== null && field.matches(':focus')) {
      field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
    }
  },
  shows: (field, want) => field.value === want,
  differs(field, base) {
    return this.read(field) !== base
  },
  initial(field) {
    const { defaultValue } = field
    if (field.value === defaultValue) return defaultValue
    // What the browser makes of it: a range without a value stands in the middle.
    const probe = field.cloneNode() as Field
    probe.value = defaultValue
    return probe.value
  },
  setDefault(field, want) {
    const has = field.localName === 'textarea' ? field.defaultValue : field.getAttribute('value')
    if (has === null || has === '') field.defaultValue = String(want)
  },
  group: (field) => [field],
}

/** A control whose text must be a number, a date or a time. */
export const parsed: Kind = {
  ...text,
  read: (field) => (field.validity.badInput ? Number.NaN : field.value),
  write(field, value, markup) {
    // Chromium leaves bad text where the value was empty before and is to be empty again.
    if (field.validity.badInput) field.value = field.type === 'number' ? '0' : ''
    text.write(field, value, markup)
  },
  shows(field, want) {
    return this.read(field) === want
  },
}

/** A slider. Without a value it is where the browser puts it, which may be before it knows its limits. */
export const range: Kind = {
  ...text,
  isTyped: false,
  initial: (field, markup) =>
    field.defaultValue === '' ? field.value : text.initial(field, markup),
}

/** A list of files, which no page may fill. */
export const file: Kind = {
  ...text,
  isTyped: false,
  write(field) {
    field.value = ''
  },
  initial: () => '',
  setDefault: () => undefined,
}
