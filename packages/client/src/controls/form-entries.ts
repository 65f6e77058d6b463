/** Fields by name, as a form without a live value sends them. */
export type Entries = Readonly<Record<string, string | readonly string[]>>

/**
 * Reads a form as a browser would send it: by names, in their order; a list for names that end in
 * `[]` or occur more than once. Files are left out: only a native submit takes them along.
 *
 * @param submitter the button that sends it; its name and value belong to the form then
 */
export function entriesOf(form: HTMLFormElement, submitter?: HTMLElement | null): Entries {
  const lists = new Map<string, string[]>()
  for (const [name, value] of new FormData(form, submitter ?? null)) {
    if (typeof value !== 'string' || name.startsWith('live:')) continue
    lists.set(name, [...(lists.get(name) ?? []), value])
  }
  return Object.fromEntries(
    [...lists].map(([name, values]) => {
      const isList = values.length > 1 || name.endsWith('[]')
      return [name, isList ? values : (values[0] ?? '')]
    }),
  )
}

/**
 * Puts entries into objects within each other as the server does, for optimistic reducers:
 * `user[name]` into `user`.
 */
export function nestEntries(entries: Entries): Record<string, unknown> {
  const nested: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entries)) {
    const keys = name.replace(/\[\]$/, '').replaceAll(']', '').split('[')
    const last = keys.pop() ?? ''
    // The server refuses such names.
    if ([...keys, last].some((key) => key in Object.prototype)) continue
    let at = nested
    for (const key of keys) at = (at[key] ??= {}) as typeof nested
    at[last] = value
  }
  return nested
}
