import { isPlainObject } from '@livejsx/protocol'
import { isLiveValue } from '@livejsx/view/internal'
import type { State } from './discovery/part.ts'

// What takes the place of a value that was sent. Known by reference: an author's own empty list is
// a value like any other.
const emptyList = Object.freeze([])
const emptyObject = Object.freeze({})
const empties: ReadonlySet<unknown> = new Set([emptyList, emptyObject])

/** Tells whether a value stands for one that was sent and forgotten. */
export function isForgotten(value: unknown): boolean {
  return empties.has(value)
}

/** Forgets the values of these keys: what is left of each is empty. */
export function forget(state: State, keys: readonly string[]): State {
  if (keys.every((key) => isForgotten(state[key]))) return state
  const emptied = keys.map((key) => [key, Array.isArray(state[key]) ? emptyList : emptyObject])
  return { ...state, ...Object.fromEntries(emptied) }
}

/** @throws TypeError when the value of a key cannot be temporary */
export function checkTemporary(key: string, value: unknown): void {
  if (isLiveValue(value)) {
    throw new TypeError(
      `\`assigns.${key}\` is temporary, but a live value, which has its own rules for that: take it out of \`temporary\``,
    )
  }
  if (Array.isArray(value) || isPlainObject(value)) return
  throw new TypeError(
    `\`assigns.${key}\` is temporary, but no list or plain object: there is nothing in it to forget; take it out of \`temporary\``,
  )
}
