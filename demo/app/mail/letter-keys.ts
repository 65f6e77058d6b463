/** What a key does in the mailbox. */
export type LetterAction =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'open'
  | 'move'
  | 'unread'
  | 'flag'
  | 'undo'
  | 'search'
  | 'close'
  | 'help'

/** Where a key is pressed: in the list, in a field, or anywhere else. */
export type KeyPlace = 'list' | 'field' | 'page'

/** The keys, in the order in which they are explained. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly text: string }[] = [
  { keys: ['j', '↓'], text: 'Next letter' },
  { keys: ['k', '↑'], text: 'Letter before' },
  { keys: ['Enter', 'o'], text: 'Open it' },
  { keys: ['Esc'], text: 'Back to the list' },
  { keys: ['e'], text: 'Archive, or back to the inbox' },
  { keys: ['u'], text: 'Mark as unread, or as read' },
  { keys: ['s'], text: 'Flag' },
  { keys: ['z'], text: 'Undo' },
  { keys: ['/'], text: 'Search' },
  { keys: ['?'], text: 'This list' },
]

const anywhere: Readonly<Record<string, LetterAction>> = {
  j: 'next',
  k: 'previous',
  o: 'open',
  e: 'move',
  u: 'unread',
  s: 'flag',
  z: 'undo',
  '/': 'search',
  '?': 'help',
  Escape: 'close',
}

const inList: Readonly<Record<string, LetterAction>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
}

/** What is known of a pressed key. */
type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** What a key does; `undefined` = nothing here. */
export function actionOf(press: Press, place: KeyPlace): LetterAction | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing } = press
  if (isComposing || ctrlKey || metaKey || altKey) return undefined
  // Letters are text there.
  if (place === 'field') return key === 'Escape' ? 'close' : undefined
  const name = key.length === 1 ? key.toLowerCase() : key
  return anywhere[name] ?? (place === 'list' ? inList[name] : undefined)
}

/** Which letter the selection goes to from one of them. Stops at the ends. */
export function idAfter(
  ids: readonly string[],
  id: string | undefined,
  step: 'next' | 'previous' | 'first' | 'last',
): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id)
  if (step === 'first' || (at < 0 && step === 'next')) return ids[0]
  if (step === 'last') return ids.at(-1)
  if (at < 0) return ids[0]
  return ids[Math.min(ids.length - 1, Math.max(0, at + (step === 'next' ? 1 : -1)))]
}

/** Which letter takes the place of one that goes: the one below, at the end the one above. */
export function idInPlaceOf(ids: readonly string[], id: string): string | undefined {
  const at = ids.indexOf(id)
  return at < 0 ? undefined : (ids[at + 1] ?? ids[at - 1])
}
