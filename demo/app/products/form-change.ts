/** What a change of a form of filters is sent as. */
export interface FilterChange {
  /** The values of each field. */
  readonly search: Record<string, string[]>
  /** Whether the address takes the place of the last one: each letter is no step of its own. */
  readonly replace: boolean
}

/** Reads the form after a change of one of its fields. */
export function changeOf({ target }: Event): FilterChange {
  const field = target as HTMLInputElement | HTMLSelectElement | HTMLFormElement
  const form = field instanceof HTMLFormElement ? field : field.form
  const data = new FormData(form ?? undefined)
  const names = new Set(data.keys())
  return {
    search: Object.fromEntries(
      [...names].map((name) => [
        name,
        data.getAll(name).filter((value) => typeof value === 'string'),
      ]),
    ),
    replace: field.type === 'search' || field.type === 'range',
  }
}
