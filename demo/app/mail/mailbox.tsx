import { onWindow, useNavigation, type Handler } from 'livejsx'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { addressOf, idIn, maxTextLength } from './box.ts'
import { FolderList } from './folder-list.tsx'
import { folderNames } from './letter.ts'
import { idInPlaceOf } from './letter-keys.ts'
import { LetterList } from './letter-list.tsx'
import { otherPlace, rowsOf, type LetterMark, type MailState, type Move } from './mail-state.ts'
import { Reader } from './reader.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { UndoNotice } from './undo-notice.tsx'
import { useKeys } from './use-keys.ts'
import { useSteps } from './use-steps.ts'

/** What a visitor can do with letters. */
export interface MailActions {
  onMove(move: Move): void
  onRead(mark: LetterMark & { readonly isUnread: boolean }): void
  onFlag(mark: LetterMark & { readonly isFlagged: boolean }): void
  onUndo(): void
  onSearch: Handler
}

/** Folders, letters, and the one that is open. Where there is no room, one of them at a time. */
export function Mailbox({ state, actions }: { state: MailState; actions: MailActions }) {
  const { box, counts, moved, news, marks } = state
  const list = useRef<HTMLDivElement>(null)
  const reader = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const [chosen, setChosen] = useState<string>()

  // The letter that the page is on its way to is shown before the server has answered.
  const { to } = useNavigation()
  const openId = to?.startsWith('/mail') === true ? (idIn(to) ?? '') : state.openId
  const rows = rowsOf(state)
  const ids = rows.map(({ id }) => id)
  const row = rows.find(({ id }) => id === openId)
  const letter = state.letter?.id === openId ? { ...state.letter, ...marks[openId] } : undefined
  const activeId = [chosen, openId, ids[0]].find((id) => id !== undefined && ids.includes(id))

  const { focusRow, isNarrow } = useSteps({ list, reader, openId, activeId })
  useLayoutEffect(() => {
    if (openId !== '') setChosen(openId)
  }, [openId])
  // The focus goes to a letter that has been brought back: its button is gone.
  const comesBack = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    if (comesBack.current === undefined || !ids.includes(comesBack.current)) return
    focusRow(comesBack.current)
    comesBack.current = undefined
  })
  const find = (id: string) => rows.find((each) => each.id === id) ?? letter
  const move = (id: string): void => {
    const found = find(id)
    if (found === undefined) return
    const instead = idInPlaceOf(ids, id)
    const isLeaving = box.folder !== 'flagged'
    const wasInList = list.current?.contains(document.activeElement) === true
    // First, since what the move leads to is shown at once.
    if (isLeaving) setChosen(instead)
    actions.onMove({ id, place: otherPlace(found), next: isNarrow() ? null : (instead ?? null) })
    if (isLeaving && wasInList && instead !== undefined) focusRow(instead)
  }
  const undo = (): void => {
    setChosen(moved?.id)
    comesBack.current = moved?.id
    actions.onUndo()
  }
  const toggleUnread = (id: string): void => {
    const found = find(id)
    if (found !== undefined) actions.onRead({ id, isUnread: !found.isUnread })
  }
  const toggleFlag = (id: string): void => {
    const found = find(id)
    if (found !== undefined) actions.onFlag({ id, isFlagged: !found.isFlagged })
  }
  const keys = useKeys({
    list,
    reader,
    search,
    dialog,
    ids,
    openId,
    current: chosen ?? (openId || undefined),
    listAddress: addressOf(box),
    on: { move, unread: toggleUnread, flag: toggleFlag, focusRow },
    onUndo: moved === null ? undefined : undo,
  })

  return (
    <div
      ref={onWindow('keydown', keys.onKeyDown)}
      class={openId === '' ? 'mailbox' : 'mailbox is-reading'}
    >
      <div class="mail-side">
        <FolderList box={box} counts={counts} />
        <button
          class="button is-quiet keys-button"
          type="button"
          aria-haspopup="dialog"
          onClick={() => dialog.current?.showModal()}
        >
          <Icon name="keys" />
          Keys
          <kbd>?</kbd>
        </button>
      </div>
      <div class="mail-list">
        <form
          class="mail-search"
          method="get"
          action="/mail"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            if (ids[0] !== undefined) focusRow(ids[0])
          }}
        >
          {box.folder !== 'inbox' && <input type="hidden" name="folder" value={box.folder} />}
          <label class="search">
            <span class="hidden">Search in {folderNames[box.folder]}</span>
            <Icon name="search" />
            <input
              ref={search}
              type="search"
              name="text"
              placeholder={`Search in ${folderNames[box.folder]}`}
              autocomplete="off"
              maxLength={maxTextLength}
              value={box.text}
              onInput={actions.onSearch}
            />
          </label>
        </form>
        <LetterList
          box={box}
          rows={rows}
          openId={openId}
          activeId={activeId}
          list={list}
          onActive={setChosen}
        />
      </div>
      <Reader
        box={box}
        ids={ids}
        row={row}
        letter={letter}
        reader={reader}
        actions={{
          onMove: move,
          onUnread: toggleUnread,
          onFlag: toggleFlag,
          onShown: (id) => actions.onRead({ id, isUnread: false }),
        }}
      />
      <p class="hidden" role="status">
        {news}
      </p>
      <UndoNotice moved={moved} onUndo={undo} />
      <Shortcuts dialog={dialog} areOn={keys.areOn} onSwitch={keys.turn} />
    </div>
  )
}
