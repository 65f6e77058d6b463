/** Where letters are kept. `flagged` shows those of both others that somebody has flagged. */
export const folders = ['inbox', 'flagged', 'archive'] as const

/** One of {@link folders}. */
export type Folder = (typeof folders)[number]

/** Names of the folders as they are shown. */
export const folderNames: Readonly<Record<Folder, string>> = {
  inbox: 'Inbox',
  flagged: 'Flagged',
  archive: 'Archive',
}

/** Where a letter itself is. */
export type Place = Exclude<Folder, 'flagged'>

/** What of a letter is shown in a list. */
export interface LetterRow {
  readonly id: string
  readonly from: string
  readonly subject: string
  /** How it begins. */
  readonly snippet: string
  /** In ms since 1970. */
  readonly at: number
  /** When it came, as a list shows it: `12:03`, `Thu`, `14 Nov`. */
  readonly when: string
  readonly place: Place
  readonly isUnread: boolean
  readonly isFlagged: boolean
}

/** A letter as it is read. */
export interface Letter extends LetterRow {
  readonly address: string
  /** Day and time: `Saturday 21 November, 12:03`. */
  readonly fullWhen: string
  readonly paragraphs: readonly string[]
  /** Readings that come with it. */
  readonly figures: readonly Figure[]
}

/** One reading in a letter. */
export interface Figure {
  readonly name: string
  readonly value: string
  readonly unit: string
}

/** How many letters are unread where letters come in, and how many there are elsewhere. */
export interface Counts {
  readonly unread: number
  readonly flagged: number
}
