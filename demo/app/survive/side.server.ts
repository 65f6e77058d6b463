import { z } from 'zod'
import { firstSide, maxNoteLength, turnOf, type SideState } from './side-state.ts'

/** What a stash of a half holds. */
export const SavedSide = z.object({
  note: z.string(),
  count: z.number().int(),
  squares: z.array(z.enum(['', 'x', 'o'])).length(9),
  applied: z.number().int(),
})

/** Events of a half. */
export const sideEvents = {
  note: z.string().max(maxNoteLength),
  count: z.union([z.literal(1), z.literal(-1)]),
  play: z.number().int().min(0).max(8),
}

interface SideSocket {
  readonly assigns: SideState
  assign(patch: Partial<SideState>): void
}

/** Handlers of a half: the same with a stash and without. */
export const sideHandlers = {
  note: (socket: SideSocket, note: string): void => apply(socket, { note }),
  count: (socket: SideSocket, step: 1 | -1): void =>
    apply(socket, { count: socket.assigns.count + step }),
  play(socket: SideSocket, place: number): void {
    const { squares } = socket.assigns
    const isFull = squares.every(Boolean)
    const before = isFull ? firstSide.squares : squares
    apply(socket, {
      squares: before[place] === '' ? before.with(place, turnOf(before)) : before,
    })
  },
  startOver: (socket: SideSocket): void => socket.assign(firstSide),
}

function apply(socket: SideSocket, change: Partial<SideState>): void {
  socket.assign({ ...change, applied: socket.assigns.applied + 1 })
}
