/** How much a line matters, from the least. */
export const levels = ['debug', 'info', 'warn', 'error'] as const

/** One of {@link levels}. */
export type Level = (typeof levels)[number]

/** What writes lines: `node` is the engine itself, `burst` a visitor who wants to see many. */
export type Source = 'server' | 'http' | 'live' | 'sampler' | 'node' | 'console' | 'burst'

/** More about a line, by name. */
export type Facts = Readonly<Record<string, string | number>>

/** Something to write. */
export interface Entry {
  readonly level: Level
  readonly source: Source
  readonly text: string
  readonly facts?: Facts
}

/** A line of this server's log. */
export interface Line extends Entry {
  /** One more than that of the line before, also after a restart never one that was. */
  readonly id: number
  /** In ms since 1970. */
  readonly at: number
}

/** UTF-16 units of a text beyond which it is cut. */
export const maxTextLength = 1000

/** Makes text fit for a line: no control characters, no colours of terminals, not endless. */
export function toText(text: string): string {
  const plain = text.replace(escapes, '').replace(controls, ' ').trim()
  return plain.length > maxTextLength ? `${plain.slice(0, maxTextLength - 1)}…` : plain
}

// What terminals take for colours and the like: CSI sequences.
const escape = '\u001b'
const escapes = new RegExp(`${escape}\\[[\\d;?]*[A-Za-z]`, 'g')
// All but line feeds; bidirectional overrides could make a line read as another one.
const controls = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
