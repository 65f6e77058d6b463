import { pubsub } from 'livejsx/server'
import { supervisor } from '../supervisor/supervisor.server.ts'
import {
  addCard,
  findCard,
  laneLimits,
  laneTitles,
  moveCard,
  removeCard,
  type Card,
  type LaneId,
  type Lanes,
  type Place,
} from './lanes.ts'

/** Topic of the changes of the one board that all visitors share. */
export const boardTopic = 'board'

/** More cards than this are not taken: everybody may add to the demo's board. */
const maxCards = 60

/** What becomes of a wish: `undefined` = done, else the reason why nothing has changed. */
export type Refusal = string | undefined

/** All that a board is made of. */
export interface BoardState {
  readonly lanes: Lanes
  /** Number of the card that is added next. */
  readonly next: number
}

/** A board of cards. */
export interface Board {
  lanes(): Lanes
  /** Number of the card that is added next. */
  next(): number
  state(): BoardState
  /** Becomes what another process has made of the board. */
  take(state: BoardState): void
  move(id: string, to: Place): Refusal
  add(lane: LaneId, title: string): Refusal
  remove(id: string): Refusal
  /** Puts a card back to where it was. */
  restore(card: Card, to: Place): Refusal
  /** Starts over with the first cards. */
  reset(): void
}

/**
 * Makes a board.
 *
 * @param onChange told after each change that is made here
 */
export function createBoard(
  onChange: () => void,
  first: BoardState = { lanes: firstLanes, next: 1 },
): Board {
  let { lanes, next } = first
  const change = (changed: Lanes): Refusal => {
    if (changed === lanes) return undefined
    lanes = changed
    onChange()
    return undefined
  }
  return {
    lanes: () => lanes,
    next: () => next,
    state: () => ({ lanes, next }),
    take: (state) => void ({ lanes, next } = state),
    move(id, to) {
      const at = findCard(lanes, id)
      if (at === undefined) return 'The card is not on the board any more'
      const { title, lockedBy } = at.card
      if (lockedBy !== undefined) return `“${title}” stays: ${lockedBy} has locked it`
      if (at.lane !== to.lane && isFull(lanes, to.lane)) {
        return `“${title}” stays: ${laneTitles[to.lane]} takes ${laneLimits[to.lane]} cards`
      }
      return change(moveCard(lanes, id, to))
    },
    add(lane, title) {
      if (isFull(lanes, lane)) return `${laneTitles[lane]} takes ${laneLimits[lane]} cards`
      if (countOf(lanes) >= maxCards) return `The board takes ${maxCards} cards`
      return change(addCard(lanes, lane, { id: `own-${next++}`, title }))
    },
    remove(id) {
      const card = findCard(lanes, id)?.card
      if (card?.lockedBy !== undefined)
        return `“${card.title}” stays: ${card.lockedBy} has locked it`
      return change(removeCard(lanes, id))
    },
    restore(card, to) {
      if (findCard(lanes, card.id) !== undefined) return undefined
      return change(moveCard(addCard(lanes, to.lane, card), card.id, to))
    },
    reset: () => void change(firstLanes),
  }
}

function isFull(lanes: Lanes, lane: LaneId): boolean {
  return lanes[lane].length >= (laneLimits[lane] ?? Infinity)
}

function countOf(lanes: Lanes): number {
  return Object.values(lanes).reduce((count, cards) => count + cards.length, 0)
}

const firstLanes: Lanes = {
  backlog: [
    { id: 'quiet-hours', title: 'Quiet hours for alerts', area: 'Alerts' },
    { id: 'csv', title: 'Export a chart as CSV', area: 'Charts' },
    { id: 'cold-start', title: 'Cold start under 100 ms', area: 'Server', lockedBy: 'Joel' },
    { id: 'print', title: 'A page that prints well', area: 'Look' },
    { id: 'names', title: 'Names for windows', area: 'Widgets' },
    { id: 'restart', title: 'Restart without a gap in the charts', area: 'Server' },
  ],
  doing: [
    { id: 'two-nodes', title: 'Two nodes behind one address', area: 'Server' },
    { id: 'zoom', title: 'Zoom into a chart by keys', area: 'Charts' },
    { id: 'phones', title: 'Tables on small phones', area: 'Look' },
  ],
  review: [
    { id: 'resume', title: 'Resume within a second', area: 'Server' },
    { id: 'contrast', title: 'Contrast of the second series', area: 'Look' },
  ],
  done: [
    { id: 'undo', title: 'Undo for removed widgets', area: 'Widgets' },
    { id: 'wire', title: 'One bar a second on the wire', area: 'Charts' },
    { id: 'skip', title: 'A link that skips the navigation', area: 'Look' },
    { id: 'faults', title: 'Three ways to break a part', area: 'Widgets' },
    { id: 'held', title: 'Readings that are held turn pale', area: 'Look' },
  ],
}

/** The board of this server, and of the next one. */
export const board = createBoard(() => {
  supervisor.keep('board', board.state())
  pubsub.broadcast(boardTopic, 'changed')
}, supervisor.kept('board'))

supervisor.watch<BoardState>('board', (state) => {
  board.take(state)
  pubsub.broadcast(boardTopic, 'changed')
})
