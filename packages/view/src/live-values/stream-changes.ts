import { dropEntries, idOfEntry, putEntries, type StreamEntry } from '@livejsx/protocol'

type Entries = readonly StreamEntry[]

/** What was done to a stream. */
export type StreamChange = StreamSet | StreamPut | StreamDrop

interface StreamSet {
  readonly verb: 'set'
  readonly entries: Entries
}

/** Entries that come in or take the place of others, see `putEntries`. */
export interface StreamPut {
  readonly verb: 'put'
  readonly at: number | null
  readonly entries: Entries
  readonly limit: number | undefined
}

interface StreamDrop {
  readonly verb: 'drop'
  readonly ids: readonly string[]
}

/**
 * Gives the list that changes lead to. Without a `set` among them nothing is known of the list but
 * what they bring: then it is that, in no certain order.
 */
export function itemsAfter(changes: readonly StreamChange[]): Entries {
  return changes[0]?.verb === 'set' ? listAfter([], changes) : [...broughtBy(changes).values()]
}

/** Gives the list that changes make of another. */
export function listAfter(list: Entries, changes: readonly StreamChange[]): Entries {
  let items = list
  // Most changes cost here what they bring, and not what the list holds.
  let byId: Map<string, StreamEntry> | undefined
  for (const change of mergeChanges(changes)) {
    if (isEasy(change)) {
      byId ??= new Map(items.map((entry) => [idOfEntry(entry), entry]))
      applyEasy(byId, change)
    } else {
      items = apply(byId === undefined ? items : [...byId.values()], change)
      byId = undefined
    }
  }
  return byId === undefined ? items : [...byId.values()]
}

/** Whether a change leaves the order of what is there, and comes in at the end. */
function isEasy(change: StreamChange): change is StreamPut | StreamDrop {
  if (change.verb !== 'put') return change.verb === 'drop'
  return change.at === null || (change.at === -1 && change.limit === undefined)
}

function applyEasy(byId: Map<string, StreamEntry>, change: StreamPut | StreamDrop): void {
  if (change.verb === 'drop') return change.ids.forEach((id) => byId.delete(id))
  for (const entry of change.entries) {
    const id = idOfEntry(entry)
    if (change.at !== null || byId.has(id)) byId.set(id, entry)
  }
}

function apply(list: Entries, change: StreamChange): Entries {
  if (change.verb === 'set') return change.entries
  if (change.verb === 'drop') return dropEntries(list, change.ids)
  return putEntries(list, change.at, change.entries, change.limit)
}

function broughtBy(changes: readonly StreamChange[]): Map<string, StreamEntry> {
  const entries = new Map<string, StreamEntry>()
  for (const change of changes) {
    if (change.verb === 'drop') for (const id of change.ids) entries.delete(id)
    else for (const entry of change.entries) entries.set(idOfEntry(entry), entry)
  }
  return entries
}

/** Makes one of neighbours that lead to the same together: drops, and puts at the same end without a limit. */
export function mergeChanges(changes: readonly StreamChange[]): StreamChange[] {
  const runs: StreamChange[][] = []
  for (const change of changes) {
    const run = runs.at(-1)
    if (run?.[0] !== undefined && isAlike(run[0], change)) run.push(change)
    else runs.push([change])
  }
  return runs.map((run) => (run.length === 1 ? run[0] : merge(run)) as StreamChange)
}

function isAlike(one: StreamChange, other: StreamChange): boolean {
  if (one.verb === 'drop') return other.verb === 'drop'
  if (one.verb !== 'put' || other.verb !== 'put' || one.at !== other.at) return false
  return (one.at === null || one.at <= 0) && one.limit === undefined && other.limit === undefined
}

function merge(run: readonly StreamChange[]): StreamChange {
  const [first] = run
  if (first?.verb !== 'put') {
    const ids = run.flatMap((change) => (change.verb === 'drop' ? change.ids : []))
    return { verb: 'drop', ids: [...new Set(ids)] }
  }
  const blocks = run.map((change) => (change as StreamPut).entries)
  return { ...first, entries: first.at === 0 ? mergeAtStart(blocks) : mergeAtEnd(blocks) }
}

function mergeAtEnd(blocks: readonly Entries[]): Entries {
  const newest = new Map<string, StreamEntry>()
  for (const entry of blocks.flat() as Entries) newest.set(idOfEntry(entry), entry)
  return [...newest.values()]
}

/** Each block comes in before the last one, but what the last ones have brought stays there. */
function mergeAtStart(blocks: readonly Entries[]): Entries {
  const newest = new Map<string, StreamEntry>()
  const fresh = blocks.map((block) => {
    const ids = block.map(idOfEntry)
    const own = ids.filter((id) => !newest.has(id))
    for (const [index, id] of ids.entries()) newest.set(id, block[index] as StreamEntry)
    return own
  })
  const ids = fresh.toReversed().flat()
  return ids.map((id) => newest.get(id) as StreamEntry)
}
