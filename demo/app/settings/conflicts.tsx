import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What others have saved where this visitor has changed something too, and how to take it. */
export interface Conflicts {
  /** What they have, as text, by path. */
  readonly theirs: Readonly<Record<string, string>>
  /** Makes a handler that takes what they have. */
  take(path: string): (event: Event) => unknown
}

/** Where fields learn of conflicts. */
export const ConflictContext = createContext<Conflicts>({ theirs: {}, take: () => () => undefined })

/** What others have saved for a field, in place of its hint. */
export function Theirs({ path }: { path: string }) {
  const { theirs, take } = useContext(ConflictContext)
  const text = theirs[path]
  if (text === undefined) return null
  return (
    <span class="field-theirs">
      Others have saved “{text}”; yours is kept.{' '}
      <button class="link" type="button" onClick={take(path)}>
        Take theirs
      </button>
    </span>
  )
}

/** Path of a field: `address.city` of `settings[address][city]`. */
export function pathOf(name: string): string {
  return name.slice(name.indexOf('[') + 1, -1).replaceAll('][', '.')
}
