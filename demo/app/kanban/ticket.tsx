import { clickAway } from 'livejsx'
import { Icon } from '../dashboard/icon.tsx'
import type { BoardActions } from './board.tsx'
import { neighbourOf, type Card, type Direction, type Lanes } from './lanes.ts'

const directions = ['left', 'up', 'down', 'right'] as const

const keys: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Id of the sentence that tells how cards are moved by keys. */
export const keysId = 'board-keys'

/** One card. Dragged, moved by keys, or by the buttons that a press on it opens. */
export function Ticket(props: {
  card: Card
  lanes: Lanes
  isDragged: boolean
  isOpen: boolean
  onOpen(id: string | undefined): void
  onMove(id: string, direction: Direction): void
  onRemove: BoardActions['onRemove']
}) {
  const { card, lanes, isDragged, isOpen, onOpen, onMove, onRemove } = props
  const { id, title, area, lockedBy } = card
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = keys[event.key]
    if (event.key === 'Escape' && isOpen) {
      ;(event.currentTarget as HTMLElement).querySelector('button')?.focus()
      onOpen(undefined)
    }
    if (direction === undefined || !event.altKey) return
    // Otherwise Alt and an arrow go back in the browser's history.
    event.preventDefault()
    onMove(id, direction)
  }
  return (
    <li
      ref={isOpen ? clickAway(() => onOpen(undefined)) : null}
      class={isDragged ? 'ticket is-dragged' : 'ticket'}
      data-card={id}
      onKeyDown={onKeyDown}
    >
      <span class="ticket-grip" aria-hidden="true">
        <Icon name="grip" />
      </span>
      <button
        class="ticket-face"
        type="button"
        data-part="face"
        aria-expanded={isOpen}
        aria-describedby={keysId}
        onClick={() => onOpen(isOpen ? undefined : id)}
      >
        <span class="ticket-title">{title}</span>
        <span class="ticket-meta">
          {area ?? 'Added here'}
          {lockedBy !== undefined && (
            <span class="mark mute">
              <Icon name="lock" />
              Locked by {lockedBy}
            </span>
          )}
        </span>
      </button>
      {isOpen && (
        <div class="ticket-moves" role="group" aria-label={`Place of “${title}”`}>
          {directions.map((direction) => (
            <button
              key={direction}
              class="tool"
              type="button"
              data-part={`move-${direction}`}
              aria-label={`Move “${title}” ${direction}`}
              // Not `disabled`: the focus would be lost where a card comes to an edge.
              aria-disabled={neighbourOf(lanes, id, direction) === undefined}
              onClick={() => onMove(id, direction)}
            >
              <Icon name={direction} />
            </button>
          ))}
          <button
            class="tool remove"
            type="button"
            data-part="remove"
            aria-label={`Remove “${title}”`}
            onClick={onRemove(id)}
          >
            <Icon name="remove" />
          </button>
        </div>
      )}
    </li>
  )
}
