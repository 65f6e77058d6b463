import type { Kind } from './field.ts'
import { text } from './text-kinds.ts'

/**
 * An element whose text can be edited. What it holds is its HTML, since a line break that the user
 * makes shows nowhere else.
 */
export const editableText: Kind = {
  ...text,
  read: (field) => field.innerHTML,
  write(field, value) {
    field.textContent = String(value)
  },
  shows: (field, want) => field.textContent === want,
  initial(field, want) {
    // Empty: the browser has just made it.
    if (field.firstChild === null) return ''
    return field.textContent === want ? field.innerHTML : Number.NaN
  },
  setDefault: () => undefined,
}

/** An element whose HTML can be edited. */
export const editableHtml: Kind = {
  ...editableText,
  write(field, _value, markup) {
    // As it was rendered: pages with Trusted Types take no text here.
    field.innerHTML = markup as string
  },
  shows: (field, want) => field.innerHTML === want,
  // Browsers write HTML in their own way: only who sits in it may have changed it.
  initial: (field, want) =>
    field.matches(':focus') && field.innerHTML !== want ? Number.NaN : field.innerHTML,
}
