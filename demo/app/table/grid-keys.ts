/** A cell of a grid, both from 0. */
export interface GridCell {
  readonly row: number
  readonly column: number
}

/** How far Page Up and Page Down go, in rows. */
const page = 10

/** Which cell a key goes to; `undefined` = the key is not about cells. Stops at the edges. */
export function cellAfter(
  { row, column }: GridCell,
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  size: { readonly rows: number; readonly columns: number },
): GridCell | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const at = (to: GridCell): GridCell => ({
    row: Math.min(Math.max(0, to.row), last.row),
    column: Math.min(Math.max(0, to.column), last.column),
  })
  switch (key) {
    case 'ArrowUp':
      return at({ row: row - 1, column })
    case 'ArrowDown':
      return at({ row: row + 1, column })
    case 'ArrowLeft':
      return at({ row, column: column - 1 })
    case 'ArrowRight':
      return at({ row, column: column + 1 })
    case 'PageUp':
      return at({ row: row - page, column })
    case 'PageDown':
      return at({ row: row + page, column })
    case 'Home':
      return at({ row: ctrlKey ? 0 : row, column: 0 })
    case 'End':
      return at({ row: ctrlKey ? last.row : row, column: last.column })
    default:
      return undefined
  }
}
