import { navigate } from 'livejsx'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { actionOf, idAfter, type KeyPlace, type LetterAction } from './letter-keys.ts'

/** Where it is kept that keys are off: for this browser. */
const storageKey = 'mail-keys'

/** Fields in which letters are text. */
const fields = 'input, select, textarea, [contenteditable]'

/** What keys need to know of the mailbox, and what they do there. */
export interface KeysOptions {
  readonly list: RefObject<HTMLElement | null>
  readonly reader: RefObject<HTMLElement | null>
  readonly search: RefObject<HTMLInputElement | null>
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly ids: readonly string[]
  /** Id of the letter that is open; empty = none. */
  readonly openId: string
  /** Id of the letter that was chosen last. */
  readonly current: string | undefined
  /** Address without an open letter. */
  readonly listAddress: string
  readonly on: Readonly<Record<'move' | 'unread' | 'flag' | 'focusRow', (id: string) => void>>
  /** `undefined` = there is nothing to take back. */
  readonly onUndo: (() => void) | undefined
}

/** Keys of the whole page. */
export function useKeys(options: KeysOptions) {
  const [areOn, setOn] = useState(true)
  useEffect(() => setOn(readIsOn()), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || options.dialog.current?.open === true) return
    const place = placeOf(event.target, options.list.current)
    const action = actionOf(event, place)
    // Those of the list itself are no shortcuts.
    if (action === undefined || (!areOn && event.key.length === 1)) return
    if (run(action, place, options)) event.preventDefault()
  }
  const turn = (isOn: boolean): void => {
    setOn(isOn)
    keepIsOn(isOn)
  }
  return { onKeyDown, areOn, turn }
}

/** Does it. Returns whether there was something to do. */
function run(action: LetterAction, place: KeyPlace, options: KeysOptions): boolean {
  const { list, reader, search, dialog, ids, openId, current, on, onUndo } = options
  const known = current !== undefined && ids.includes(current) ? current : undefined
  // Whoever is in the letter means that one, else it is the one chosen in the list.
  const isInReader = reader.current?.contains(document.activeElement) === true
  const target = isInReader || isHidden(list.current) ? openId || known : (known ?? openId)
  switch (action) {
    case 'next':
    case 'previous':
    case 'first':
    case 'last': {
      const to = idAfter(ids, known, action)
      if (to !== undefined) on.focusRow(to)
      return to !== undefined
    }
    case 'open':
      if (known === undefined) return false
      list.current?.querySelector<HTMLElement>(`[data-letter="${CSS.escape(known)}"]`)?.click()
      return true
    case 'move':
    case 'unread':
    case 'flag':
      if (!target) return false
      on[action](target)
      return true
    case 'undo':
      onUndo?.()
      return onUndo !== undefined
    case 'search':
      search.current?.focus()
      search.current?.select()
      return true
    case 'help':
      dialog.current?.showModal()
      return true
    case 'close':
      return close(place, options, known ?? ids[0])
  }
}

/** Leaves the search for the list, or the letter. Other fields have an Escape of their own. */
function close(place: KeyPlace, options: KeysOptions, back: string | undefined): boolean {
  const { search, openId, listAddress, on } = options
  if (search.current !== null && document.activeElement === search.current) {
    if (back === undefined) search.current.blur()
    else on.focusRow(back)
    return true
  }
  if (place === 'field' || openId === '') return false
  navigate(listAddress, { patch: true })
  return true
}

function placeOf(target: EventTarget | null, list: HTMLElement | null): KeyPlace {
  if (!(target instanceof Element)) return 'page'
  if (list?.contains(target) === true) return 'list'
  return target.closest(fields) === null ? 'page' : 'field'
}

function isHidden(list: HTMLElement | null): boolean {
  return list?.checkVisibility() === false
}

function readIsOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true // Storage is refused.
  }
}

function keepIsOn(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // The choice lasts as long as the page.
  }
}
