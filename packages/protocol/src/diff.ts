import { encode } from './codec.ts'
import type { Json } from './json.ts'
import { compareLists, type Run } from './list-edits.ts'
import { measure } from './measure.ts'
import type { ListOperation, Patch } from './messages.ts'
import { isObject, isPlainObject } from './plain.ts'
import { isReserved, keysOf, pointerTo } from './pointer.ts'

type PlainObject = Readonly<Record<string, unknown>>
type List = readonly unknown[]

interface Setting {
  readonly pointer: string
  readonly value: Json
}

/** What was found so far. Both lists only grow, except where a whole value is sent after all. */
interface Changes {
  readonly set: Setting[]
  readonly lists: ListOperation[]
  /** What the root is called in errors. */
  readonly path: string
}

/** Lengths of both lists of {@link Changes} at one moment. */
interface Mark {
  readonly set: number
  readonly lists: number
}

/** Fewer rows than this that differ in one field are shorter without an `each`. */
const minRowsOfEach = 3
/** About the bytes that an insertion takes besides its pointer and its items. */
const insertionBytes = 14

/**
 * Gives the patch that leads from one state to another, `undefined` when they are equal.
 *
 * Equal references are skipped unseen, so a state that is updated immutably costs what has changed,
 * and a comparison of two pointers per item of a changed list. Lists whose items all have an `id` or
 * `key` of their own are compared by it, others by index. A list that takes fewer bytes as a whole
 * than its changes is sent whole. Dates, maps, sets, addresses and bytes are replaced whole.
 *
 * @param path what the root is called in errors
 * @throws TypeError that names the path, when a new value may not cross the wire
 * @see docs/protocol.md, Patches
 */
export function diff(from: object, to: object, path = 'assigns'): Patch | undefined {
  if (from === to) return undefined
  const changes: Changes = { set: [], lists: [], path }
  compareFields(from as PlainObject, to as PlainObject, undefined, changes)
  if (changes.set.length === 0 && changes.lists.length === 0) return undefined
  // Not by assignment: a pointer may be any word.
  const set = Object.fromEntries(changes.set.map(({ pointer, value }) => [pointer, value]))
  return { set, lists: changes.lists }
}

/** Compares two values that are not the same reference. */
function compare(from: unknown, to: unknown, pointer: string, changes: Changes): void {
  if (Array.isArray(from) && Array.isArray(to)) return compareItems(from, to, pointer, changes)
  if (isPlainObject(from) && isPlainObject(to)) return compareFields(from, to, pointer, changes)
  const value = encode(to, changes.path, pointer)
  if (isInstance(from) && isInstance(to) && isEqualJson(encode(from), value)) return
  changes.set.push({ pointer, value })
}

function isInstance(value: unknown): boolean {
  return isObject(value) && !Array.isArray(value) && !isPlainObject(value)
}

function isEqualJson(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function compareFields(
  from: PlainObject,
  to: PlainObject,
  pointer: string | undefined,
  changes: Changes,
): void {
  const mark = markOf(changes)
  const before = Object.keys(from)
  const after = Object.keys(to)
  const gone = before.filter((name) => !Object.hasOwn(to, name))
  const kept = gone.length === 0 ? before : before.filter((name) => Object.hasOwn(to, name))

  // Pages iterate over objects: where the order is not what patching would lead to, it is sent.
  const isOrdered = kept.every((name, index) => name === after[index])
  if (!isOrdered && pointer !== undefined) return replaceSince(mark, to, pointer, changes)

  for (const name of [...gone, ...after]) {
    if (Object.is(from[name], to[name]) && Object.hasOwn(from, name) && Object.hasOwn(to, name))
      continue
    if (isReserved(name)) {
      if (isEqualField(name, from, to)) continue
      if (pointer !== undefined) return replaceSince(mark, to, pointer, changes)
      throw new TypeError(
        `\`${changes.path}\` must not have a field \`${name}\`; name it otherwise`,
      )
    }
    compareField(name, from, to, pointer, changes)
  }

  if (pointer === undefined || gone.length === 0) return
  const cost = costSince(mark, changes)
  if (pointer.length + 4 + measure(to, cost) < cost) replaceSince(mark, to, pointer, changes)
}

function compareField(
  name: string,
  from: PlainObject,
  to: PlainObject,
  parent: string | undefined,
  changes: Changes,
): void {
  const pointer = pointerTo(parent, name)
  if (!Object.hasOwn(to, name)) changes.lists.push([pointer, 'delete'])
  else if (Object.hasOwn(from, name)) compare(from[name], to[name], pointer, changes)
  else changes.set.push({ pointer, value: encode(to[name], changes.path, pointer) })
}

function isEqualField(name: string, from: PlainObject, to: PlainObject): boolean {
  if (!Object.hasOwn(from, name) || !Object.hasOwn(to, name)) return false
  return isEqualJson(encode(from[name]), encode(to[name]))
}

function compareItems(from: List, to: List, pointer: string, changes: Changes): void {
  const mark = markOf(changes)
  if (from.length === 0 || to.length === 0) {
    if (from.length !== to.length) replaceSince(mark, to, pointer, changes)
    return
  }
  const { edits, insertions, changed } = compareLists(from, to)

  for (const edit of edits) changes.lists.push([pointer, ...edit])
  const editCost = costSince(mark, changes)
  let length = to.length - insertions.reduce((sum, { count }) => sum + count, 0)
  for (const run of insertions) {
    changes.lists.push(insert(run, length, to, pointer, changes))
    length += run.count
  }
  const rest = markOf(changes)
  for (const [before, after] of changed) {
    compare(from[before], to[after], pointerTo(pointer, after), changes)
  }
  groupFields(rest, pointer, from, changed, changes)

  // New items are left out on both sides: they are sent either way, and may be many.
  const insertionCost = insertions.length * (pointer.length + insertionBytes)
  const cost = editCost + insertionCost + costSince(rest, changes)
  if (cost > 0 && pointer.length + 4 + measureKept(to, insertions, cost) < cost) {
    replaceSince(mark, to, pointer, changes)
  }
}

function insert(
  { at, count }: Run,
  length: number,
  to: List,
  pointer: string,
  { path }: Changes,
): ListOperation {
  const items = encodeItems(to.slice(at, at + count), at, pointer, path)
  if (at === length) return [pointer, 'append', items]
  if (count === 1) return [pointer, 'insert', at, items[0] as Json]
  return [pointer, 'splice', at, 0, items]
}

function encodeItems(items: List, at: number, pointer: string, path: string): readonly Json[] {
  try {
    return encode(items, path, pointer) as readonly Json[]
  } catch {
    // Something is refused. Item by item, so that the error names the position in the whole list.
    return items.map((item, index) => encode(item, path, pointerTo(pointer, at + index)))
  }
}

/** Turns what was set since a mark in the same field of several rows into one `each`. */
function groupFields(
  mark: Mark,
  pointer: string,
  from: List,
  changed: readonly (readonly [before: number, after: number])[],
  changes: Changes,
): void {
  if (changes.set.length - mark.set < minRowsOfEach) return
  const rows = new Map(changed.map(([before, after]) => [String(after), from[before]]))
  const fields = new Map<string, Map<string, Setting>>()
  for (const setting of changes.set.slice(mark.set)) {
    const [row, field, ...deeper] = keysOf(setting.pointer.slice(pointer.length + 1))
    if (row === undefined || field === undefined || deeper.length > 0) continue
    // A field that is new to a row stays in `set`, which keeps the order of the fields.
    if (!Object.hasOwn(rows.get(row) as object, field)) continue
    const column = fields.get(field) ?? new Map<string, Setting>()
    fields.set(field, column.set(row, setting))
  }
  const grouped = new Set<Setting>()
  for (const [field, column] of fields) {
    if (column.size < minRowsOfEach) continue
    const values = [...column].map(([row, { value }]) => [row, value] as const)
    changes.lists.push([pointer, 'each', field, Object.fromEntries(values)])
    for (const setting of column.values()) grouped.add(setting)
  }
  if (grouped.size === 0) return
  const single = changes.set.splice(mark.set).filter((setting) => !grouped.has(setting))
  for (const setting of single) changes.set.push(setting)
}

function measureKept(to: List, insertions: readonly Run[], limit: number): number {
  const isNew = new Set(insertions.map(({ at }) => at))
  let size = 2
  let run = 0
  for (let at = 0; at < to.length && size <= limit; at++) {
    if (isNew.has(at)) at += (insertions[run++] as Run).count - 1
    else size += measure(to[at], limit - size) + 1
  }
  return size
}

function markOf({ set, lists }: Changes): Mark {
  return { set: set.length, lists: lists.length }
}

function costSince(mark: Mark, { set, lists }: Changes): number {
  let cost = 0
  for (const { pointer, value } of set.slice(mark.set)) cost += pointer.length + 4 + measure(value)
  for (const operation of lists.slice(mark.lists)) cost += measure(operation) + 1
  return cost
}

function replaceSince(mark: Mark, to: unknown, pointer: string, changes: Changes): void {
  changes.set.length = mark.set
  changes.lists.length = mark.lists
  changes.set.push({ pointer, value: encode(to, changes.path, pointer) })
}
