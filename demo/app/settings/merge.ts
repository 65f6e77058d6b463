/** Plain settings, which may lie within each other. */
type Group = Readonly<Record<string, unknown>>

/** What others have saved where a visitor has changed something too. */
export interface Conflict {
  /** Names joined by dots, `address.city`. */
  readonly path: string
  readonly theirs: unknown
}

/**
 * Brings what others have saved into what a visitor has before them: what the visitor has changed
 * stays, everything else is as it was saved. Lists are one value.
 *
 * @param base what both began with
 */
export function mergeSettings<Values extends object>(
  base: Values,
  own: Values,
  theirs: Values,
): { readonly merged: Values; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = []
  const merged = mergeGroup(base as Group, own as Group, theirs as Group, '', conflicts)
  return { merged: merged as Values, conflicts }
}

/** Takes one value of what others have saved, by its path. */
export function takeTheirs<Values extends object>(
  own: Values,
  theirs: Values,
  path: string,
): Values {
  const dot = path.indexOf('.')
  const name = (dot < 0 ? path : path.slice(0, dot)) as keyof Values
  const value =
    dot < 0
      ? theirs[name]
      : takeTheirs(own[name] as object, theirs[name] as object, path.slice(dot + 1))
  return { ...own, [name]: value }
}

/** Tells in a few words what others have saved. */
export function theirsText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (!Array.isArray(value)) return ''
  const isTexts = value.every((item) => typeof item === 'string')
  return isTexts ? value.join(', ') : `${value.length} ${value.length === 1 ? 'row' : 'rows'}`
}

function mergeGroup(
  base: Group,
  own: Group,
  theirs: Group,
  at: string,
  conflicts: Conflict[],
): Group {
  const merged: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(theirs)) {
    const path = at === '' ? name : `${at}.${name}`
    const before = base[name]
    const mine = own[name]
    if (isGroup(value) && isGroup(before) && isGroup(mine)) {
      merged[name] = mergeGroup(before, mine, value, path, conflicts)
      continue
    }
    const isMine = !isSame(mine, before)
    merged[name] = isMine ? mine : value
    if (isMine && !isSame(value, before) && !isSame(value, mine)) {
      conflicts.push({ path, theirs: value })
    }
  }
  return merged
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value?.constructor === Object
}

// Settings are plain data, and always in the same order.
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
