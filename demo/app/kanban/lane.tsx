import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import type { BoardActions } from './board.tsx'
import {
  laneLimits,
  laneTitles,
  maxTitleLength,
  type Direction,
  type LaneId,
  type Lanes,
} from './lanes.ts'
import { Ticket } from './ticket.tsx'

/** One lane: its cards, and a form that adds one. */
export function Lane(props: {
  lane: LaneId
  lanes: Lanes
  /** Id of the card that is dragged. */
  dragged: string | undefined
  /** Id of the card whose moves are shown. */
  open: string | undefined
  onOpen(id: string | undefined): void
  onMove(id: string, direction: Direction): void
  onRemove: BoardActions['onRemove']
  adding: object
}) {
  const { lane, lanes, dragged, open, onOpen, onMove, onRemove, adding } = props
  const cards = lanes[lane]
  const limit = laneLimits[lane]
  return (
    <section class="lane" data-lane={lane} aria-labelledby={`lane-${lane}`}>
      <header>
        <h2 id={`lane-${lane}`}>{laneTitles[lane]}</h2>
        <span class="context">
          {cards.length}
          {limit !== undefined && ` of ${limit}`}
          <span class="hidden"> cards</span>
        </span>
        {limit !== undefined && cards.length >= limit && <span class="mark warn">Full</span>}
        <Price names={[lane]} parts={[]} />
      </header>
      <ul aria-labelledby={`lane-${lane}`}>
        {cards.map((card) => (
          <Ticket
            key={card.id}
            card={card}
            lanes={lanes}
            isDragged={card.id === dragged}
            isOpen={card.id === open}
            onOpen={onOpen}
            onMove={onMove}
            onRemove={onRemove}
          />
        ))}
      </ul>
      {cards.length === 0 && <p class="lane-empty">Nothing here. Drop a card, or add one.</p>}
      <form {...adding} class="lane-add">
        <input type="hidden" name="lane" value={lane} />
        <label class="hidden" for={`add-${lane}`}>
          New card in {laneTitles[lane]}
        </label>
        <input
          id={`add-${lane}`}
          class="input"
          name="title"
          type="text"
          required
          maxLength={maxTitleLength}
          autocomplete="off"
          placeholder="New card"
        />
        <button class="button is-square" type="submit" aria-label={`Add to ${laneTitles[lane]}`}>
          <Icon name="add" />
        </button>
      </form>
    </section>
  )
}
