import { Icon, type IconName } from '../dashboard/icon.tsx'
import type { BoardData } from './board.client.ts'
import type { Layout, LayoutItem } from './layout-item.ts'
import { Widget, type WidgetData } from './widget.tsx'

type Handler = (event: Event) => void

/** The widgets of a window, in the order that its visitor gave them. */
export function Board(props: {
  layout: Layout
  data: WidgetData
  isEditing: boolean
  /** What has just been done, for visitors who do not see it. */
  announcement: string
  onRemove(id: string): Handler
}) {
  const { layout, data, isEditing, announcement, onRemove } = props
  const board: BoardData = {
    isEditing,
    places: layout.map(({ id, size }) => `${id} ${size.columns} ${size.rows}`).join(),
  }
  return (
    <>
      <ul
        class={isEditing ? 'grid is-editing' : 'grid'}
        aria-label="Widgets"
        hook={() => import('./board.client.ts')}
        data={board}
      >
        {layout.map((item) => (
          <li
            key={item.id}
            class={`slot w-${item.size.columns} h-${item.size.rows}`}
            data-widget={item.id}
            data-kind={item.kind}
          >
            <Widget item={item} data={data} />
            {isEditing && <Tools item={item} onRemove={onRemove(item.id)} />}
          </li>
        ))}
      </ul>
      <p class="hidden" role="status">
        {announcement}
      </p>
    </>
  )
}

const directions = ['left', 'up', 'down', 'right'] as const satisfies readonly IconName[]

/** What moves and removes a widget. The client hook of the board handles the moves. */
function Tools({ item, onRemove }: { item: LayoutItem; onRemove: Handler }) {
  return (
    <>
      <button
        class="grip"
        type="button"
        data-grip
        aria-label={`Move ${item.title} with the arrow keys`}
      >
        <Icon name="grip" />
      </button>
      <div class="tools" role="group" aria-label={`Place of ${item.title}`}>
        {directions.map((direction) => (
          <button
            key={direction}
            class="tool"
            type="button"
            data-move={direction}
            aria-label={`Move ${item.title} ${direction}`}
          >
            <Icon name={direction} />
          </button>
        ))}
        <button
          class="tool remove"
          type="button"
          aria-label={`Remove ${item.title}`}
          onClick={onRemove}
        >
          <Icon name="remove" />
        </button>
      </div>
    </>
  )
}
