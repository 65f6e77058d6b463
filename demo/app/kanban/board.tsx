import { useRef, useState } from 'preact/hooks'
import { startDrag } from './drag.ts'
import { cardIn, Glide } from './glide.tsx'
import { Lane } from './lane.tsx'
import { laneIds, moveCard, neighbourOf, type Direction, type Lanes, type Place } from './lanes.ts'

/** What a visitor can do with the board. */
export interface BoardActions {
  onMove(id: string, to: Place): void
  onRemove(id: string): (event: Event) => void
  /** Props of the form that adds a card. */
  adding: object
}

interface Dragged {
  readonly id: string
  readonly place: Place
}

/** The lanes with their cards. What is dragged is shown where it would be dropped. */
export function Board(props: { lanes: Lanes; announcement: string; actions: BoardActions }) {
  const { lanes, announcement, actions } = props
  const root = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<Dragged>()
  const [open, setOpen] = useState<string>()
  // A drag outlives the render that it began in.
  const now = useRef(lanes)
  now.current = lanes

  const onPointerDown = (event: PointerEvent): void => {
    const card = cardAt(event)
    if (event.button !== 0 || root.current === null || card === undefined) return
    startDrag({
      event,
      root: root.current,
      card,
      lanes: () => now.current,
      onOver: (id, place) => setDragged({ id, place }),
      onEnd: (id, place, ghost) => {
        // First: what is shown must not go back to where it was in between.
        if (place !== undefined) actions.onMove(id, place)
        setDragged(undefined)
        requestAnimationFrame(() => root.current && land(root.current, id, ghost))
      },
    })
  }
  const shown = dragged === undefined ? lanes : moveCard(lanes, dragged.id, dragged.place)
  const move = (id: string, direction: Direction): void => {
    const to = neighbourOf(lanes, id, direction)
    if (to !== undefined) actions.onMove(id, to)
  }
  return (
    <>
      <div
        ref={root}
        class={dragged === undefined ? 'lanes' : 'lanes is-dragging'}
        onPointerDown={onPointerDown}
      >
        <Glide root={root}>
          {laneIds.map((lane) => (
            <Lane
              key={lane}
              lane={lane}
              lanes={shown}
              dragged={dragged?.id}
              open={open}
              onOpen={setOpen}
              onMove={move}
              onRemove={actions.onRemove}
              adding={actions.adding}
            />
          ))}
        </Glide>
      </div>
      <p class="hidden" role="status">
        {announcement}
      </p>
    </>
  )
}

// A finger on the card itself scrolls the page; only its grip drags.
function cardAt({ target, pointerType }: PointerEvent): HTMLElement | undefined {
  if (!(target instanceof Element) || target.closest('.ticket-moves') !== null) {
    return undefined
  }
  if (pointerType !== 'mouse' && target.closest('.ticket-grip') === null) return undefined
  return target.closest<HTMLElement>('[data-card]') ?? undefined
}

function land(root: HTMLElement, id: string, ghost: DOMRect): void {
  const card = cardIn(root, id)
  if (card === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const box = card.getBoundingClientRect()
  const from = `translate(${ghost.left - box.left}px, ${ghost.top - box.top}px)`
  card.animate(
    { transform: [from, 'none'] },
    { duration: 160, easing: 'cubic-bezier(0.2, 0.8, 0.3, 1)' },
  )
}
