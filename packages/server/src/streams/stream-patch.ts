import { diff, encode, pointerTo, type Json, type ListOperation, type Patch } from '@livejsx/protocol'
import {
  changesSince,
  streamModel,
  streamState,
  type StreamChange,
  type StreamState,
} from '@livejsx/view/internal'
import type { State } from '../discovery/part.ts'

const none: readonly string[] = []

/**
 * Gives the patch that leads from assigns that were sent to others; `undefined` = equal. Streams are
 * not compared: what was done to them is sent.
 *
 * @param path what the assigns are called in errors
 * @throws TypeError that names the path, when a value may not cross the wire
 */
export function diffAssigns(from: State, to: State, path = 'assigns'): Patch | undefined {
  const names = changedStreams(from, to)
  if (names.length === 0) return diff(from, to, path)
  const patch = diff(without(from, names), without(to, names), path)
  const set: Record<string, Json> = { ...patch?.set }
  const lists = [...(patch?.lists ?? [])]
  for (const name of names) addStream(name, from[name], to[name], { set, lists, path })
  return Object.keys(set).length + lists.length === 0 ? undefined : { set, lists }
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
    names ??= []
    names.push(name)
  }
  return names ?? none
}

interface Changes {
  readonly set: Record<string, Json>
  readonly lists: ListOperation[]
  readonly path: string
}

function addStream(
  name: string,
  from: unknown,
  to: unknown,
  { set, lists, path }: Changes,
): void {
  const own = pointerTo(undefined, name)
  const before = streamModel(from)
  const after = streamModel(to)
  if (after === undefined) {
    set[own] = encode(to, path, own)
    return
  }
  const isSame = before?.source === after.source
  const changes = changesSince(after.last, isSame ? before.count : 0)
  if (!isSame) {
    if (changes[0]?.verb !== 'set') throw foreign(path, name)
    set[own] = encode(to, path, own)
    return
  }
  const pointer = pointerTo(own, 'items')
  if (changes.some(({ verb }) => verb === 'set')) {
    set[pointer] = encode((to as StreamState).items, path, pointer)
    return
  }
  for (const change of changes) lists.push(operationOf(change, pointer, path))
}

function operationOf(change: StreamChange, pointer: string, path: string): ListOperation {
  if (change.verb === 'drop') return [pointer, 'drop', change.ids]
  const { at = null, entries, limit } = change as Extract<StreamChange, { verb: 'put' }>
  const items = encode(entries, path, pointer) as readonly Json[]
  return limit === undefined || at === null
    ? [pointer, 'put', at, items]
    : [pointer, 'put', at, items, limit]
}

function foreign(path: string, name: string): TypeError {
  return new TypeError(
    `\`${path}.${name}\` is the stream of another assign, whose items the server does not have any more: make one of its own by \`stream(…)\``,
  )
}
