import { Link } from 'livejsx'
import type { Ref } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { addressOf, type Box } from './box.ts'
import { KeepPlace, scrollerOf } from './keep-place.tsx'
import { folderNames, type LetterRow } from './letter.ts'

/** The letters of a folder. One stop for Tab: keys go from letter to letter. */
export function LetterList(props: {
  box: Box
  rows: readonly LetterRow[]
  /** Id of the letter that is open; empty = none. */
  openId: string
  /** Id of the letter that keys are about. */
  activeId: string | undefined
  list: { current: HTMLDivElement | null }
  onActive(id: string): void
}) {
  const { box, rows, openId, activeId, list, onActive } = props
  const [hidden, setHidden] = useState(0)
  // Without JavaScript each letter is a link like any other.
  const [hasKeys, setHasKeys] = useState(false)
  useEffect(() => setHasKeys(true), [])
  // Another list begins at its top.
  const address = addressOf(box)
  const shown = useRef(address)
  useEffect(() => {
    if (shown.current === address) return
    shown.current = address
    setHidden(0)
    if (list.current !== null && scrollerOf(list.current) === list.current) {
      list.current.scrollTop = 0
    }
  }, [address])

  return (
    <section class="letters" aria-labelledby="letters">
      <header>
        <h2 id="letters">{folderNames[box.folder]}</h2>
        <span class="context">
          {rows.length} {rows.length === 1 ? 'letter' : 'letters'}
          {box.text !== '' && ` with “${box.text}”`}
        </span>
        {hidden > 0 && (
          <button
            class="button is-small newer"
            type="button"
            onClick={() => {
              setHidden(0)
              if (list.current !== null) toTop(scrollerOf(list.current))
            }}
          >
            <Icon name="up" />
            {hidden} new
          </button>
        )}
        <Price names={['rows', 'counts', 'box']} parts={[]} />
      </header>
      <p class="hidden" role="status">
        {box.text !== '' && `${rows.length} found`}
      </p>
      {rows.length === 0 ? (
        <NoLetters box={box} />
      ) : (
        <div
          ref={list as Ref<HTMLDivElement>}
          class="letter-list"
          role="listbox"
          aria-labelledby="letters"
          data-live-scroll="letters"
          onScroll={({ currentTarget }) => currentTarget.scrollTop < 8 && setHidden(0)}
          onFocusIn={({ target }) => {
            const row = (target as HTMLElement).closest<HTMLElement>('[data-letter]')
            if (row !== null) onActive(row.dataset['letter'] ?? '')
          }}
        >
          <KeepPlace list={list} onHidden={(count) => setHidden((before) => before + count)}>
            {rows.map((row) => (
              <LetterLine
                key={row.id}
                row={row}
                to={addressOf(box, row.id)}
                isOpen={row.id === openId}
                tabIndex={hasKeys && row.id !== activeId ? -1 : 0}
              />
            ))}
          </KeepPlace>
        </div>
      )}
    </section>
  )
}

function LetterLine(props: { row: LetterRow; to: string; isOpen: boolean; tabIndex: number }) {
  const { row, to, isOpen, tabIndex } = props
  const { id, from, subject, snippet, when, at, isUnread, isFlagged } = row
  return (
    <Link
      class={isUnread ? 'letter is-unread' : 'letter'}
      to={to}
      patch
      role="option"
      aria-selected={isOpen}
      tabIndex={tabIndex}
      data-letter={id}
    >
      <span class="letter-from">
        {isUnread && <span class="hidden">Unread, </span>}
        {from}
      </span>
      <time class="letter-when" dateTime={new Date(at).toISOString()}>
        {when}
      </time>
      <span class="letter-subject">{subject}</span>
      {isFlagged && (
        <span class="letter-flag">
          <Icon name="flag" />
          <span class="hidden">, flagged</span>
        </span>
      )}
      <span class="letter-snippet">{snippet}</span>
    </Link>
  )
}

function NoLetters({ box }: { box: Box }) {
  const { folder, text } = box
  if (text === '') {
    return (
      <div class="state">
        <Icon name={folder === 'flagged' ? 'flag' : 'mail'} />
        <p>
          <b>{folder === 'inbox' ? 'Nothing left to read' : 'Nothing here'}</b>
        </p>
        <p>{folder === 'inbox' ? 'The next letter comes by itself.' : emptyTexts[folder]}</p>
      </div>
    )
  }
  return (
    <div class="state">
      <Icon name="search" />
      <p>
        <b>No letter with “{text}” here</b>
      </p>
      <Link class="button" to={addressOf({ folder, text: '' })} patch>
        Show all in {folderNames[folder]}
      </Link>
    </div>
  )
}

const emptyTexts = {
  flagged: 'Press s on a letter to flag it.',
  archive: 'Press e on a letter to put it here.',
} as const

function toTop(scroller: Element): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  scroller.scrollTo({ top: 0, behavior: isStill ? 'auto' : 'smooth' })
}
