/** What a form of filters asks for, as the search of an address; what is empty is left out. */
export function searchOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
  return new URLSearchParams(fields.filter(([, value]) => value !== '')).toString()
}

/** What a change of a form is sent as. */
export interface FilterChange {
  readonly search: string
  /** Whether the address takes the place of the last one: each letter is no step of its own. */
  readonly replace: boolean
}

/** Reads the form after a change of one of its fields. */
export function changeOf({ target }: Event): FilterChange {
  const field = target as HTMLInputElement | HTMLSelectElement | HTMLFormElement
  const form = field instanceof HTMLFormElement ? field : field.form
  return {
    search: form === null ? '' : searchOf(form),
    replace: field.type === 'search' || field.type === 'range',
  }
}
