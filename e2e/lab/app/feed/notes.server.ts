/** An entry of the feed. */
export interface Note {
  readonly id: number
  readonly text: string
}

/** How many notes there are, numbered from 0. */
export const noteCount = 10_000

const words =
  'each note is as long as its number says so that no two rows next to each other are alike'

/** The notes from one number up to another, without that one. */
export function notes(from: number, to: number): Note[] {
  const ids = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  return ids.map((id) => ({ id, text: `Note ${id}: ${words.slice(0, 10 + ((id * 37) % 76))}` }))
}
