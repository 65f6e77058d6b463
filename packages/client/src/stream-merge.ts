import { idOfEntry, limitEntries } from '@livejsx/protocol'
import type { StreamState, WireParts } from '@livejsx/view/internal'

type State = Readonly<Record<string, unknown>>
type Entries = StreamState['items']

/**
 * Merges the streams of the state that a page has into that of a new instance of its view, which
 * knows no more than what its `mount` gives: what the page holds around it stays.
 */
export function mergeStreams(before: object, after: object): object {
  const merged = mergeAssigns(before as State, after as State)
  const { parts } = merged as { parts?: WireParts }
  const { parts: last } = before as { parts?: WireParts }
  return parts === undefined || last === undefined
    ? merged
    : { ...merged, parts: mergeParts(last, parts) }
}

/** Parts have other numbers in a new instance: they are told by what they show and their id. */
function mergeParts(before: WireParts, after: WireParts): WireParts {
  const nameOf = (part: WireParts[string]): string => part['#'].join('\n')
  const known = new Map(Object.values(before).map((part) => [nameOf(part), part]))
  const merged = Object.entries(after).map(([number, part]) => {
    const last = known.get(nameOf(part))
    return [number, last === undefined ? part : mergeAssigns(last as never, part as never)]
  })
  return Object.fromEntries(merged) as WireParts
}

function mergeAssigns(before: State, after: State): State {
  const merged: Record<string, unknown> = { ...after }
  for (const name in after) {
    const [last, next] = [before[name], after[name]]
    if (isStream(last) && isStream(next)) {
      merged[name] = { ...next, items: mergeItems(last.items, next) }
    }
  }
  return merged
}

function isStream(value: unknown): value is StreamState {
  return (value as Partial<StreamState> | null | undefined)?.['#'] === 'stream'
}

/** Puts a list in the place of the stretch of another that the two have in common. */
function mergeItems(before: Entries, { items, limit, live }: StreamState): Entries {
  // The components in older items have no state in the new instance.
  if (live) return items
  const ids = new Set(items.map(idOfEntry))
  const isCommon = (entry: Entries[number]): boolean => ids.has(idOfEntry(entry))
  const first = before.findIndex(isCommon)
  if (first < 0) return items
  const last = before.findLastIndex(isCommon)
  return limitEntries([...before.slice(0, first), ...items, ...before.slice(last + 1)], limit)
}
