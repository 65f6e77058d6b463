import type { ListVerb } from './patch.ts'
import { idOfEntry, type StreamEntry } from './stream-entries.ts'

type Entries = readonly StreamEntry[]

/**
 * Brings entries into a list: those whose id is known take the place of the old ones, the others come
 * in as a block, in their order.
 *
 * @param at position of the block, from 0; -1 = the end, `null` = what is not known is left out
 * @param limit how many entries are left afterwards: the first ones, or the last if it is negative
 * @see docs/protocol.md, Streams
 */
export function putEntries(
  list: Entries,
  at: number | null,
  entries: Entries,
  limit?: number,
): StreamEntry[] {
  const fresh = new Map(entries.map((entry) => [idOfEntry(entry), entry]))
  const kept = list.map((entry) => {
    const id = idOfEntry(entry)
    const next = fresh.get(id)
    if (next === undefined) return entry
    fresh.delete(id)
    return next
  })
  if (at === null) return kept
  const start = at < 0 ? kept.length : at
  const all = [...kept.slice(0, start), ...fresh.values(), ...kept.slice(start)]
  return limitEntries(all, limit)
}

/** Takes the entries with these ids out of a list. */
export function dropEntries(list: Entries, ids: readonly string[]): StreamEntry[] {
  const gone = new Set(ids)
  return list.filter((entry) => !gone.has(idOfEntry(entry)))
}

/** Leaves the first entries of a list, or the last if `limit` is negative. */
export function limitEntries<Entry>(list: Entry[], limit: number | undefined): Entry[] {
  if (limit === undefined) return list
  return limit > 0 ? list.slice(0, limit) : list.slice(limit)
}

/** The verbs of streams, for {@link listVerbs}. */
export const streamVerbs = {
  put: putEntries as ListVerb,
  drop: dropEntries as ListVerb,
}
