/** A square of the small board. */
export type Square = '' | 'x' | 'o'

/** State of a half of the comparison. Both halves have the same. */
export interface SideState {
  readonly note: string
  readonly count: number
  readonly squares: readonly Square[]
  /** Events that have made it what it is. */
  readonly applied: number
}

export const maxNoteLength = 280

/** How a half begins. */
export const firstSide: SideState = {
  note: '',
  count: 0,
  squares: Array.from({ length: 9 }, () => ''),
  applied: 0,
}

/** Whose turn it is on the board. */
export function turnOf(squares: readonly Square[]): 'x' | 'o' {
  return squares.filter(Boolean).length % 2 === 0 ? 'x' : 'o'
}
