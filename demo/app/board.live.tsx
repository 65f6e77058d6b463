import { confirm, liveView } from 'livejsx'
import { z } from 'zod'
import { Icon } from './dashboard/icon.tsx'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { Board } from './kanban/board.tsx'
import { board, boardTopic } from './kanban/board.server.ts'
import {
  addCard,
  findCard,
  laneIds,
  maxTitleLength,
  movedText,
  moveCard,
  placeOf,
  removeCard,
  type Card,
  type Place,
} from './kanban/lanes.ts'
import { keysId } from './kanban/ticket.tsx'
import {
  flashBriefly,
  forgetFlash,
  type BriefFlash,
  type FlashMemory,
} from './widgets/brief-flash.ts'
import { Notice } from './widgets/notice.tsx'

const laneId = z.enum(laneIds)
const title = z.string().trim().min(1).max(maxTitleLength)

export default liveView({
  private: (): FlashMemory & { removed?: { card: Card; place: Place } } => ({ flashes: 0 }),
  mount({ subscribe }) {
    subscribe(boardTopic)
    return { ...board.lanes(), next: board.next(), announcement: '', canUndo: false }
  },

  events: {
    move: z.object({ id: z.string(), lane: laneId, before: z.string().nullable() }),
    add: z.object({ lane: laneId, title }),
    remove: z.object({ id: z.string() }),
  },

  handleEvent: {
    move(socket, { id, ...to }) {
      const refusal = board.move(id, to)
      if (refusal !== undefined) flashBriefly(socket, 'error', refusal)
      const lanes = board.lanes()
      socket.assign({ ...lanes, announcement: refusal === undefined ? movedText(lanes, id) : '' })
    },
    add(socket, card) {
      const refusal = board.add(card.lane, card.title)
      if (refusal !== undefined) flashBriefly(socket, 'error', refusal)
      socket.assign({
        ...board.lanes(),
        next: board.next(),
        announcement: refusal === undefined ? `“${card.title}” added` : '',
      })
    },
    remove(socket, { id }) {
      const card = findCard(board.lanes(), id)?.card
      const place = placeOf(board.lanes(), id)
      const refusal = board.remove(id)
      if (refusal !== undefined) return flashBriefly(socket, 'error', refusal)
      if (card === undefined || place === undefined) return
      socket.private.removed = { card, place }
      socket.assign({ ...board.lanes(), canUndo: true })
      socket.putFlash('info', `“${card.title}” removed`)
    },
    undo(socket) {
      const { removed } = socket.private
      if (removed !== undefined) board.restore(removed.card, removed.place)
      socket.assign({ ...board.lanes(), canUndo: false })
      socket.clearFlash('info')
    },
    reset(socket) {
      board.reset()
      socket.assign({ ...board.lanes(), announcement: 'The board starts over' })
    },
  },

  handleInfo: {
    forgetFlash: (socket, flash: BriefFlash) => forgetFlash(socket, flash),
    // Read now, not when it was sent: this window may have changed the board since.
    changed(socket) {
      socket.assign({ ...board.lanes(), next: board.next() })
    },
  },

  title: () => 'Board · LiveJSX',

  optimistic: {
    move(lanes, { id, ...to }) {
      const moved = moveCard(lanes, id, to)
      return { ...moved, announcement: movedText(moved, id) }
    },
    add: (lanes, card) => ({
      ...addCard(lanes, card.lane, { id: `own-${lanes.next}`, title: card.title }),
      next: lanes.next + 1,
    }),
    remove: (lanes, { id }) => removeCard(lanes, id),
  },

  render(state, live) {
    return (
      <Shell path="/board" skip="board">
        <PageHead
          title="Board"
          tools={
            <button
              class="button"
              type="button"
              onClick={confirm('Put the first cards back, for everybody?', live.on('reset'))}
            >
              <Icon name="redo" />
              Start over
            </button>
          }
        >
          <span>One board for everybody who looks at it.</span>
          <span id={keysId}>
            Drag a card, press it for buttons, or press Alt with an arrow key.
          </span>
        </PageHead>
        <Board
          lanes={state}
          announcement={state.announcement}
          actions={{
            onMove: (id, to) => void live.push('move', { id, ...to }).catch(() => undefined),
            onRemove: (id) => live.on('remove', { id }),
            adding: live.form('add', { reset: true }),
          }}
        />
        <Notice canUndo={state.canUndo} onUndo={live.on('undo')} />
      </Shell>
    )
  },
})
