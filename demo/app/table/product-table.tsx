import { columns, isEditable } from './columns.ts'
import type { GridCell } from './grid-keys.ts'
import { ProductCell } from './product-cell.tsx'
import type { CellEdit, Product } from './products.ts'
import { useGrid } from './use-grid.ts'

/** A cell by its product, which rows may be added before. */
export interface CellName {
  readonly id: number
  readonly column: string
}

/** The products as a grid: one stop for Tab, arrows between cells, Enter to edit. */
export function ProductTable(props: {
  rows: readonly Product[]
  /** Cells that wait for the server. */
  saving: readonly CellName[]
  /** Cell of which the server has just refused a change. */
  refused: CellName | undefined
  onEdit(edit: CellEdit): void
  /** Told what is wrong with what was typed; `undefined` = nothing any more. */
  onWrong(text: string | undefined): void
}) {
  const { rows, saving, refused, onEdit, onWrong } = props
  const grid = useGrid({ rows, onEdit, onWrong })
  const { active, editing, go } = grid
  return (
    <table
      ref={grid.table}
      class="products"
      role="grid"
      aria-label="Products"
      onKeyDown={grid.onKeyDown}
    >
      <thead>
        <tr>
          {columns.map(({ name, title, kind }) => (
            <th key={name} scope="col" class={kind}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, rowIndex) => (
          <tr key={row.id} data-product={row.id}>
            {columns.map((column, columnIndex) => {
              const here = { row: rowIndex, column: columnIndex }
              const isHere = (cell: CellName): boolean =>
                cell.id === row.id && cell.column === column.name
              return (
                <ProductCell
                  key={column.name}
                  row={row}
                  column={column}
                  isActive={active.row === rowIndex && active.column === columnIndex}
                  editing={editing}
                  isSaving={saving.some(isHere)}
                  isRefused={refused !== undefined && isHere(refused)}
                  onEnter={() => go(here)}
                  onStart={() => grid.start()}
                  onFinish={grid.finish}
                  onLeave={(step) => go(besides(here, step))}
                  onCancel={() => {
                    onWrong(undefined)
                    go(here)
                  }}
                  onBlur={grid.close}
                />
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// Tab goes to the next cell that can be edited, and stops at the end of the row.
function besides({ row, column }: GridCell, step: -1 | 0 | 1): GridCell {
  const next = column + step
  return { row, column: isEditable(columns[next]?.name) ? next : column }
}
