import { CellInput } from './cell-input.tsx'
import { isEditable, type TableColumn } from './columns.ts'
import { cellText, type Product } from './products.ts'
import type { Editing } from './use-grid.ts'

/** One cell: its text, or the input in its place. */
export function ProductCell(props: {
  row: Product
  column: TableColumn
  isActive: boolean
  editing: Editing | undefined
  isSaving: boolean
  isRefused: boolean
  onEnter(): void
  onStart(): void
  onFinish(text: string): boolean
  onLeave(step: -1 | 0 | 1): void
  onCancel(): void
  onBlur(): void
}) {
  const { row, column, isActive, editing, isSaving, isRefused } = props
  const { name, title, kind } = column
  const Cell = name === 'name' ? 'th' : 'td'
  return (
    <Cell
      scope={name === 'name' ? 'row' : undefined}
      class={kind}
      tabIndex={isActive && editing === undefined ? 0 : -1}
      data-cell={name}
      data-saving={isSaving ? '' : undefined}
      data-refused={isRefused ? '' : undefined}
      aria-readonly={!isEditable(name)}
      onFocus={() => !isActive && props.onEnter()}
      onClick={(event) => isActive && isTouch(event) && props.onStart()}
      onDblClick={() => isActive && props.onStart()}
    >
      {isActive && editing !== undefined && isEditable(name) ? (
        <CellInput
          column={name}
          label={`${title} of ${row.name}`}
          text={editing.text ?? cellText(row, name)}
          selects={editing.text === undefined}
          onFinish={props.onFinish}
          onLeave={props.onLeave}
          onCancel={props.onCancel}
          onBlur={props.onBlur}
        />
      ) : name === 'state' ? (
        <State stock={row.stock} />
      ) : (
        <span class="cell-text">{cellText(row, name)}</span>
      )}
    </Cell>
  )
}

function State({ stock }: { stock: number }) {
  if (stock === 0) return <span class="mark bad">Sold out</span>
  return stock < 10 ? <span class="mark warn">Low</span> : <span class="mark ok">On sale</span>
}

function isTouch(event: Event): boolean {
  return (event as PointerEvent).pointerType === 'touch'
}
