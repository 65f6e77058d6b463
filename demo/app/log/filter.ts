import { levels, type Level, type Line } from './line.ts'
import type { Matches } from './ring.ts'

/** How the rows get into the page: some hundred of them, or all of them but only what is in view. */
export const rowModes = ['window', 'virtual'] as const

/** One of {@link rowModes}. */
export type RowMode = (typeof rowModes)[number]

/** What a visitor wants to see. It stands in the address, so that it can be sent to others. */
export interface LogView {
  /** The least level that is shown. */
  readonly level: Level
  /** Text that lines have, in any case. Empty = all. */
  readonly q: string
  readonly rows: RowMode
}

/** UTF-16 units of a search text beyond which it is cut. */
const maxSearchLength = 80

/** Reads the address. What is not understood is as if it were not there. */
export function readView(params: URLSearchParams): LogView {
  const [level, rows] = [params.get('level'), params.get('rows')]
  return {
    level: levels.find((each) => each === level) ?? 'debug',
    q: (params.get('q') ?? '').trim().slice(0, maxSearchLength),
    rows: rowModes.find((each) => each === rows) ?? 'window',
  }
}

/** Writes the address; what everybody sees at first is left out. */
export function addressOf({ level, q, rows }: LogView): string {
  const params = new URLSearchParams()
  if (level !== 'debug') params.set('level', level)
  if (q !== '') params.set('q', q)
  if (rows !== 'window') params.set('rows', rows)
  const search = params.toString()
  return search === '' ? '/log' : `/log?${search}`
}

/** Whether all lines are wanted. */
export function isEverything({ level, q }: LogView): boolean {
  return level === 'debug' && q === ''
}

/** Makes the check of lines. The text is looked for in the source as well. */
export function matcherOf({ level, q }: LogView): Matches<Line> {
  const least = levels.indexOf(level)
  const wanted = q.toLowerCase()
  return (line) =>
    levels.indexOf(line.level) >= least &&
    (wanted === '' || line.text.toLowerCase().includes(wanted) || line.source.includes(wanted))
}

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

/** Cuts a text at what was searched for. */
export function piecesOf(text: string, q: string): readonly Piece[] {
  const wanted = q.toLowerCase()
  const folded = text.toLowerCase()
  // A few letters change their length with their case: then places are not comparable.
  if (wanted === '' || folded.length !== text.length) return [{ text, isHit: false }]
  const pieces: Piece[] = []
  let end = 0
  for (let hit = folded.indexOf(wanted); hit >= 0; hit = folded.indexOf(wanted, end)) {
    if (hit > end) pieces.push({ text: text.slice(end, hit), isHit: false })
    end = hit + wanted.length
    pieces.push({ text: text.slice(hit, end), isHit: true })
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isHit: false })
  return pieces
}
