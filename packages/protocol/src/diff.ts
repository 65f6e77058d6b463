import { encode } from './codec.ts'
import {
  costSince,
  markOf,
  replaceSince,
  settingBytes,
  type Changes,
  type Mark,
} from './diff-changes.ts'
import { groupColumns, type ChangedRow } from './diff-columns.ts'
import type { Json } from './json.ts'
import { compareLists } from './list-edits.ts'
import { isSameItem, keyOf } from './list-keys.ts'
import type { Run } from './list-runs.ts'
import { measure } from './measure.ts'
import type { ListOperation, Patch } from './messages.ts'
import { isObject, isPlainObject } from './plain.ts'
import { isReserved, pointerTo } from './pointer.ts'

/** Bytes of an operation besides its pointer, verb and operands. */
const operationBytes = 5
/** About the bytes that an insertion takes besides its pointer and its items. */
const insertionBytes = 22

type PlainObject = Readonly<Record<string, unknown>>
type List = readonly unknown[]

/**
 * Gives the patch that leads from one state to another, `undefined` when they are equal.
 *
 * Equal references are skipped unseen, so a state that is updated immutably costs what has changed,
 * and a comparison of two pointers per item of a changed list. Items of lists are told by their
 * `id` or `key`, those without by their reference, or where they are. A list that takes fewer bytes
 * as a whole than its changes is sent whole. Dates, maps, sets, addresses and bytes are replaced
 * whole.
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
  const set: Record<string, Json> = {}
  // None of them is `__proto__`: reserved names were refused, or are below another one.
  for (const { pointer, value } of changes.set) set[pointer] = value
  return { set, lists: changes.lists }
}

/** Compares two values that are not the same reference. */
function compare(
  from: unknown,
  to: unknown,
  pointer: string,
  changes: Changes,
  field?: string,
): void {
  if (Array.isArray(from) && Array.isArray(to)) return compareItems(from, to, pointer, changes)
  if (isPlainObject(from) && isPlainObject(to)) return compareFields(from, to, pointer, changes)
  const value = encode(to, changes.path, pointer)
  if (isInstance(from) && isInstance(to) && isEqualJson(encode(from), value)) return
  changes.set.push({ pointer, value, field })
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
  const isSameShape =
    before.length === after.length && before.every((name, index) => name === after[index])
  const gone = isSameShape ? [] : before.filter((name) => !Object.hasOwn(to, name))

  // Pages iterate over objects: where the order is not what patching would lead to, it is sent.
  const isOrdered =
    isSameShape ||
    isInOrder(
      before.filter((name) => Object.hasOwn(to, name)),
      after,
    )
  if (!isOrdered && pointer !== undefined) return sendWhole(mark, to, pointer, changes)

  for (const name of gone.length === 0 ? after : [...gone, ...after]) {
    const isEqual = Object.is(from[name], to[name])
    if (isEqual && (isSameShape || (Object.hasOwn(from, name) && Object.hasOwn(to, name)))) continue
    if (isReserved(name)) {
      if (isEqualField(name, from, to)) continue
      if (pointer !== undefined) return sendWhole(mark, to, pointer, changes)
      throw new TypeError(
        `\`${changes.path}\` must not have a field \`${name}\`; name it otherwise`,
      )
    }
    compareField(name, from, to, pointer, changes)
  }

  if (pointer !== undefined && gone.length > 0) sendShorter(mark, to, pointer, changes)
}

function isInOrder(kept: readonly string[], names: readonly string[]): boolean {
  return kept.every((name, index) => name === names[index])
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
  else if (Object.hasOwn(from, name)) compare(from[name], to[name], pointer, changes, name)
  else changes.set.push({ pointer, value: encode(to[name], changes.path, pointer) })
}

function isEqualField(name: string, from: PlainObject, to: PlainObject): boolean {
  if (!Object.hasOwn(from, name) || !Object.hasOwn(to, name)) return false
  return isEqualJson(encode(from[name]), encode(to[name]))
}

function compareItems(from: List, to: List, pointer: string, changes: Changes): void {
  const mark = markOf(changes)
  if (from.length === 0 || to.length === 0) {
    if (from.length !== to.length) sendWhole(mark, to, pointer, changes)
    return
  }
  const { edits, insertions, changed } = compareLists(from, to, pointer.length + operationBytes)

  for (const edit of edits) changes.lists.push([pointer, ...edit])
  const editCost = costSince(mark, changes)
  let length = to.length - insertions.reduce((sum, { count }) => sum + count, 0)
  for (const run of insertions) {
    changes.lists.push(insert(run, length, to, pointer, changes))
    length += run.count
  }
  const rest = markOf(changes)
  const rows = changed.map(([was, now]): ChangedRow => {
    compareItem(from[was], to[now], pointerTo(pointer, now), changes)
    return { at: now, before: from[was], end: changes.set.length }
  })
  groupColumns(rest, pointer, rows, changes)

  // New items are left out on both sides: they are sent either way, and may be many.
  const insertionCost = insertions.length * (pointer.length + insertionBytes)
  const cost = editCost + insertionCost + costSince(rest, changes)
  if (cost > 0 && settingBytes(pointer) + measureKept(to, insertions, cost) < cost) {
    sendWhole(mark, to, pointer, changes)
  }
}

function compareItem(from: unknown, to: unknown, pointer: string, changes: Changes): void {
  const mark = markOf(changes)
  compare(from, to, pointer, changes)
  if (changes.set.length === mark.set && changes.lists.length === mark.lists) return
  // Another item in the same place may have nothing in common with it.
  if (!isSameItem(from, to) && keyOf(to) !== undefined) sendShorter(mark, to, pointer, changes)
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

/** Sends a value whole if that is shorter than what was found since a mark. */
function sendShorter(mark: Mark, to: unknown, pointer: string, changes: Changes): void {
  const cost = costSince(mark, changes)
  if (settingBytes(pointer) + measure(to, cost) < cost) sendWhole(mark, to, pointer, changes)
}

function sendWhole(mark: Mark, to: unknown, pointer: string, changes: Changes): void {
  replaceSince(mark, { pointer, value: encode(to, changes.path, pointer) }, changes)
}
