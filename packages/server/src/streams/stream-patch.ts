import {
  diff,
  encode,
  pointerTo,
  type Json,
  type JsonObject,
  type ListOperation,
  type Patch,
} from '@livejsx/protocol'
import {
  changesSince,
  mergeChanges,
  streamContent,
  streamModel,
  streamState,
  type StreamChange,
  type StreamModel,
  type StreamPut,
  type StreamState,
} from '@livejsx/view/internal'
import type { State } from '../discovery/part.ts'
import type { RowsOf } from '../discovery/stream-rows.ts'
import { encodeItems } from './sent-items.ts'
import { patchOf } from './shared-puts.ts'

const none: readonly string[] = []

/** Streams whose first items were seen to cross the wire. What comes later is looked at as it comes. */
const checked = new WeakSet<StreamModel['source']>()

/**
 * Gives the patch that leads from assigns that were sent to others; `undefined` = equal. Streams are
 * not compared: what was done to them is sent.
 *
 * @param path what the assigns are called in errors
 * @param streams `leave` = the patch is not for sending, and only has to be possible: what waits in
 * streams, which may be much, is left out
 * @throws TypeError that names the path, when a value may not cross the wire
 */
export function diffAssigns(
  from: State,
  to: State,
  path = 'assigns',
  streams: 'bring' | 'leave' = 'bring',
): Patch | undefined {
  const names = changedStreams(from, to)
  if (names.length === 0) return diff(from, to, path)
  const [name = ''] = names
  const put = streams === 'bring' && names.length === 1 ? putOf(from[name], to[name]) : undefined
  if (put !== undefined && isRestSame(from, to, name)) {
    return patchOf(put, name, path, () => ({ set: {}, lists: [operationOf(put, name, path)] }))
  }
  // With what was sent in the place of streams, nothing is compared there.
  const rest: Record<string, unknown> = { ...to }
  for (const name of names) {
    if (Object.hasOwn(from, name)) rest[name] = from[name]
    else delete rest[name]
  }
  const patch = diff(from, rest, path)
  const set: Record<string, Json> = { ...patch?.set }
  const lists = [...(patch?.lists ?? [])]
  checkOwners(to, path)
  for (const name of names) {
    if (streams === 'leave') checkStream(name, from[name], to[name], path)
    else addStream(name, from[name], to[name], { set, lists, path })
  }
  return Object.keys(set).length + lists.length === 0 ? undefined : { set, lists }
}

/**
 * Encodes assigns whole. Streams whose items hold parts are marked: a page must not keep items of
 * another instance there, since this one does not know the parts inside.
 *
 * @param rows what is known of parts in items
 * @throws TypeError that names the path, when a value may not cross the wire
 */
export function encodeAssigns(assigns: State, path: string, rows?: RowsOf): JsonObject {
  checkOwners(assigns, path)
  let copy: Record<string, unknown> | undefined
  for (const name in assigns) {
    const model = streamModel(assigns[name])
    if (model === undefined) continue
    copy ??= { ...assigns }
    const content = streamContent(assigns[name] as StreamState)
    copy[name] = hasParts(model, rows) ? { ...content, live: true } : content
  }
  return encode(copy ?? assigns, path) as JsonObject
}

function hasParts({ source }: StreamModel, rows: RowsOf | undefined): boolean {
  return (rows?.get(source)?.parts.size ?? 0) > 0
}

/** Refuses a stream that two assigns share: each would have what the other was told. */
function checkOwners(assigns: State, path: string): void {
  const owners = new Map<unknown, string>()
  for (const name in assigns) {
    const source = streamModel(assigns[name])?.source
    if (source === undefined) continue
    const other = owners.get(source)
    if (other !== undefined) {
      throw new TypeError(
        `\`${path}.${other}\` and \`${path}.${name}\` are the same stream: make one for each by \`stream(…)\``,
      )
    }
    owners.set(source, name)
  }
}

/** Takes out of assigns the items of streams, once they are sent. */
export function forgetItems(assigns: State): State {
  let copy: Record<string, unknown> | undefined
  for (const name in assigns) {
    const model = streamModel(assigns[name])
    if (model?.last === undefined) continue
    copy ??= { ...assigns }
    copy[name] = streamState({ ...model, last: undefined })
  }
  return copy ?? assigns
}

/** Whether there are streams among assigns. */
export function hasStreams(assigns: State): boolean {
  return Object.values(assigns).some((value) => streamModel(value) !== undefined)
}

/** Counts the items of streams, and ids, that wait to be sent. */
export function waitingItems(assigns: State): number {
  let count = 0
  for (const name in assigns) count += streamModel(assigns[name])?.last?.waiting ?? 0
  return count
}

/** Leaves fields out. */
export function without(state: State, names: readonly string[]): State {
  if (names.length === 0) return state
  return Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)))
}

function changedStreams(from: State, to: State): readonly string[] {
  let names: string[] | undefined
  for (const name in to) {
    if (to[name] === from[name]) continue
    if (streamModel(to[name]) === undefined && streamModel(from[name]) === undefined) continue
    names = names === undefined ? [name] : [...names, name]
  }
  return names ?? none
}

/** Gives the put that is all that was done to a stream since it was sent; `undefined` = that is more. */
function putOf(from: unknown, to: unknown): StreamPut | undefined {
  const before = streamModel(from)
  const after = streamModel(to)
  if (before === undefined || after?.source !== before.source) return undefined
  const change = after.count === before.count + 1 ? after.last?.change : undefined
  return change?.verb === 'put' ? change : undefined
}

/** Whether assigns are the same, but for one that both have. */
function isRestSame(from: State, to: State, name: string): boolean {
  let more = 0
  for (const other in to) {
    more += 1
    const isSame = Object.is(from[other], to[other]) && Object.hasOwn(from, other)
    if (!isSame && other !== name) return false
  }
  for (const _other in from) more -= 1
  return more === 0
}

function checkStream(name: string, from: unknown, to: unknown, path: string): void {
  const after = streamModel(to)
  if (after !== undefined && after.source === streamModel(from)?.source) return
  if (after?.last?.isWhole && checked.has(after.source)) return
  addStream(name, from, to, { set: {}, lists: [], path })
  if (after !== undefined) checked.add(after.source)
}

interface Changes {
  readonly set: Record<string, Json>
  readonly lists: ListOperation[]
  readonly path: string
}

function addStream(name: string, from: unknown, to: unknown, { set, lists, path }: Changes): void {
  const own = pointerTo(undefined, name)
  const before = streamModel(from)
  const after = streamModel(to)
  if (after === undefined) {
    set[own] = encode(to, path, own)
    return
  }
  const isSame = before?.source === after.source
  if (!isSame) {
    if (after.last?.isWhole !== true) throw foreign(path, name)
    set[own] = encode(streamContent(to as StreamState), path, own)
    return
  }
  const changes = mergeChanges(changesSince(after.last, before.count))
  if (changes.some(({ verb }) => verb === 'set')) {
    const pointer = itemsOf(name)
    set[pointer] = encode((to as StreamState).items, path, pointer)
    return
  }
  for (const change of changes) lists.push(operationOf(change, name, path))
}

function itemsOf(name: string): string {
  return pointerTo(pointerTo(undefined, name), 'items')
}

function operationOf(change: StreamChange, name: string, path: string): ListOperation {
  const pointer = itemsOf(name)
  if (change.verb === 'drop') return [pointer, 'drop', change.ids]
  const { at, entries, limit } = change as StreamPut
  const items = encodeItems(entries, path, pointer)
  return limit === undefined ? [pointer, 'put', at, items] : [pointer, 'put', at, items, limit]
}

function foreign(path: string, name: string): TypeError {
  return new TypeError(
    `\`${path}.${name}\` is the stream of another assign, whose items the server does not have any more: make one of its own by \`stream(…)\``,
  )
}
