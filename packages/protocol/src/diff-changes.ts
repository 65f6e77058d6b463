import type { Json } from './json.ts'
import { measure } from './measure.ts'
import type { ListOperation } from './messages.ts'

/** A value that takes the place of another one, or is new to its object. */
export interface Setting {
  readonly pointer: string
  readonly value: Json
  /** Name of what was replaced, as the last key of the pointer has it; `undefined` = not told. */
  readonly field?: string | undefined
}

/** What was found so far. Both lists only grow, except where a whole value is sent after all. */
export interface Changes {
  readonly set: Setting[]
  readonly lists: ListOperation[]
  /** What the root is called in errors. */
  readonly path: string
}

/** Lengths of both lists of {@link Changes} at one moment. */
export interface Mark {
  readonly set: number
  readonly lists: number
}

/** Remembers how many changes there are. */
export function markOf({ set, lists }: Changes): Mark {
  return { set: set.length, lists: lists.length }
}

/** Gives the bytes of a setting besides its value. */
export function settingBytes(pointer: string): number {
  return pointer.length + 4
}

/** Gives about the bytes of what was found since a mark. */
export function costSince(mark: Mark, { set, lists }: Changes): number {
  let cost = 0
  for (const { pointer, value } of set.slice(mark.set)) {
    cost += settingBytes(pointer) + measure(value)
  }
  for (const operation of lists.slice(mark.lists)) cost += measure(operation) + 1
  return cost
}

/** Forgets what was found since a mark: a value is sent whole instead. */
export function replaceSince(mark: Mark, setting: Setting, changes: Changes): void {
  changes.set.length = mark.set
  changes.lists.length = mark.lists
  changes.set.push(setting)
}
