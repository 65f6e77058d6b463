import type { StreamView } from 'livejsx'
import type { Box } from './box.ts'
import type { Counts, Letter, LetterRow, Place } from './letter.ts'

/** What a visitor has done to a letter and the server has not heard of. */
export type Mark = Partial<Pick<LetterRow, 'isUnread' | 'isFlagged'>>

/** The last letter that was moved. */
export interface Moved {
  readonly id: string
  /** What was done, in words. */
  readonly text: string
  /** By how many it has changed the count of unread letters. */
  readonly unread: number
}

/** The state of the mailbox, as `render` sees it. */
export interface MailState {
  readonly box: Box
  readonly rows: StreamView<LetterRow>
  /** Id of the letter that is open; empty = none. */
  readonly openId: string
  readonly letter: Letter | null
  readonly counts: Counts
  /** What can be taken back. */
  readonly moved: Moved | null
  /** The last letter that has come by itself, in words. */
  readonly news: string
  /** Ids of letters that have left the list. Always empty on the server. */
  readonly gone: readonly string[]
  /** By id. Always empty on the server. */
  readonly marks: Readonly<Record<string, Mark>>
}

/** What an event leads to. The list itself is changed by the server alone. */
export type MailChange = Partial<Omit<MailState, 'rows'>>

/** A wish to put a letter elsewhere. */
export interface Move {
  readonly id: string
  readonly place: Place
  /** Id of the letter that is opened instead, if it was open; `null` = none. */
  readonly next: string | null
}

/** A wish to read or flag a letter. */
export type LetterMark = Mark & { readonly id: string }

/** The rows of the list, with what the server has not heard of yet. */
export function rowsOf({ rows, gone, marks }: MailState): readonly LetterRow[] {
  const shown: LetterRow[] = []
  for (const row of rows) {
    if (!gone.includes(row.id)) shown.push({ ...row, ...marks[row.id] })
  }
  return shown
}

/** Where the button and the key for it put a letter. */
export function otherPlace({ place }: { readonly place: Place }): Place {
  return place === 'inbox' ? 'archive' : 'inbox'
}

/** What there is to know of a letter that goes to a place. */
export function movedTo(
  { id, subject, isUnread }: Pick<LetterRow, 'id' | 'subject' | 'isUnread'>,
  place: Place,
): Moved {
  const text = place === 'archive' ? `“${subject}” archived` : `“${subject}” is in the inbox again`
  return { id, text, unread: isUnread ? (place === 'archive' ? -1 : 1) : 0 }
}

/** What moving a letter leads to, before the server knows. */
export function moveLetter(state: MailState, { id, place, next }: Move): MailChange {
  const row = rowsOf(state).find((each) => each.id === id)
  if (row === undefined) return {}
  // A flag is seen from both places.
  const isLeaving = state.box.folder !== 'flagged'
  const moved = movedTo(row, place)
  return {
    gone: isLeaving ? [...state.gone, id] : state.gone,
    counts: { ...state.counts, unread: state.counts.unread + moved.unread },
    moved,
    ...(isLeaving && state.openId === id && { openId: next ?? '' }),
  }
}

/** What taking that back leads to, before the server knows. */
export function undoMove({ gone, moved, counts }: MailState): MailChange {
  if (moved === null) return {}
  return {
    moved: null,
    gone: gone.filter((id) => id !== moved.id),
    counts: { ...counts, unread: counts.unread - moved.unread },
  }
}

/** What reading or flagging a letter leads to, before the server knows. */
export function markLetter(state: MailState, { id, ...mark }: LetterMark): MailChange {
  const row = rowsOf(state).find((each) => each.id === id)
  const { unread, flagged } = state.counts
  const step = (before: boolean | undefined, after: boolean | undefined): number =>
    after === undefined || before === undefined ? 0 : Number(after) - Number(before)
  const isCounted = row?.place === 'inbox'
  return {
    marks: { ...state.marks, [id]: { ...state.marks[id], ...mark } },
    counts: {
      unread: unread + (isCounted ? step(row.isUnread, mark.isUnread) : 0),
      flagged: flagged + step(row?.isFlagged, mark.isFlagged),
    },
  }
}
