import type { Box } from './box.ts'
import type { Counts, Figure, Letter, LetterRow, Place } from './letter.ts'
import { dayAndTime, shortTime } from './when.ts'

/** More letters than this are not kept: the oldest go. */
const maxLetters = 80

/** Length of the beginning that a list shows. */
const snippetLength = 110

/** A letter before it has arrived. */
export interface Draft {
  readonly from: string
  readonly address: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly figures?: readonly Figure[]
}

/** A letter that a mailbox begins with. */
export interface FirstLetter extends Draft {
  readonly minutesAgo: number
  readonly place?: Place
  readonly isUnread?: boolean
  readonly isFlagged?: boolean
}

interface Kept extends Draft {
  readonly id: string
  readonly at: number
  readonly place: Place
  readonly isUnread: boolean
  readonly isFlagged: boolean
}

/** What can be done to a letter. */
export type LetterChange = Partial<Pick<Kept, 'isUnread' | 'isFlagged' | 'place'>>

/** Letters. Their order is that in which they came, newest first. */
export interface Mailbox {
  rows(box: Box): readonly LetterRow[]
  letter(id: string): Letter | undefined
  counts(): Counts
  /** Changes a letter. Returns whether there is one of that id. */
  change(id: string, change: LetterChange): boolean
  /** Brings a letter. Returns its id, and that of the letter that had to go for it. */
  deliver(draft: Draft): { readonly id: string; readonly gone: string | undefined }
  /** Starts over with the first letters, which have their ids again. */
  reset(): void
}

/** What a mailbox depends on. */
export interface MailboxOptions {
  readonly first: readonly FirstLetter[]
  /** Minutes by which the clock that letters are dated by is ahead of UTC. */
  readonly utcOffset: number
  now(): number
}

/** Makes a mailbox. */
export function createMailbox({ first, utcOffset, now }: MailboxOptions): Mailbox {
  let number = first.length
  let letters: readonly Kept[] = []
  const reset = (): void => {
    letters = first
      .toSorted((one, other) => one.minutesAgo - other.minutesAgo)
      .map(({ minutesAgo, ...letter }, index) => ({
        place: 'inbox',
        isUnread: false,
        isFlagged: false,
        ...letter,
        id: `m${first.length - index}`,
        at: now() - minutesAgo * 60_000,
      }))
  }
  const toRow = (letter: Kept): LetterRow => {
    const { id, from, subject, paragraphs, at, place, isUnread, isFlagged } = letter
    const snippet = beginningOf(paragraphs.join(' '))
    const when = shortTime(at, now(), utcOffset)
    return { id, from, subject, snippet, at, when, place, isUnread, isFlagged }
  }
  reset()
  return {
    reset,
    rows: (box) => letters.filter((letter) => isIn(letter, box)).map(toRow),
    letter(id) {
      const kept = letters.find((letter) => letter.id === id)
      if (kept === undefined) return undefined
      const { address, paragraphs, figures = [], at } = kept
      return { ...toRow(kept), address, paragraphs, figures, fullWhen: dayAndTime(at, utcOffset) }
    },
    counts: () => ({
      unread: letters.filter(({ place, isUnread }) => place === 'inbox' && isUnread).length,
      flagged: letters.filter(({ isFlagged }) => isFlagged).length,
    }),
    change(id, change) {
      const at = letters.findIndex((letter) => letter.id === id)
      const letter = letters[at]
      if (letter !== undefined) letters = letters.with(at, { ...letter, ...change })
      return letter !== undefined
    },
    deliver(draft) {
      const id = `m${(number += 1)}`
      const state = { place: 'inbox', isUnread: true, isFlagged: false } as const
      letters = [{ ...draft, ...state, id, at: now() }, ...letters]
      const gone = letters[maxLetters]?.id
      letters = letters.slice(0, maxLetters)
      return { id, gone }
    },
  }
}

function beginningOf(text: string): string {
  if (text.length <= snippetLength) return text
  const cut = text.slice(0, snippetLength)
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`
}

function isIn(letter: Kept, { folder, text }: Box): boolean {
  const isThere = folder === 'flagged' ? letter.isFlagged : letter.place === folder
  if (!isThere || text === '') return isThere
  const told = [letter.from, letter.subject, ...letter.paragraphs].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(' ')
    .every((word) => told.includes(word))
}
