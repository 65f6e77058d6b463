import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { columns, isEditable } from './columns.ts'
import { cellAfter, type GridCell } from './grid-keys.ts'
import { readCell, type CellEdit, type Product } from './products.ts'

/** What is being done in the cell that the visitor is at. */
export interface Editing {
  /** What the input starts with, when it was opened by typing. */
  readonly text?: string | undefined
}

/** Where the visitor is in the grid, and what they do there. */
export function useGrid(props: {
  rows: readonly Product[]
  onEdit(edit: CellEdit): void
  /** Told what is wrong with what was typed; `undefined` = nothing any more. */
  onWrong(text: string | undefined): void
}) {
  const { rows, onEdit, onWrong } = props
  const table = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<GridCell>({ row: 0, column: 0 })
  const [editing, setEditing] = useState<Editing>()
  const takesFocus = useRef(false)

  useLayoutEffect(() => {
    if (!takesFocus.current || editing !== undefined) return
    takesFocus.current = false
    table.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus()
  })

  const go = (to: GridCell): void => {
    takesFocus.current = true
    setEditing(undefined)
    setActive(to)
  }
  const start = (text?: string): void => {
    if (isEditable(columns[active.column]?.name)) setEditing({ text })
  }
  /** Ends editing. Returns whether the cell can be left. */
  const finish = (text: string): boolean => {
    const row = rows[active.row]
    const column = columns[active.column]?.name
    if (row === undefined || !isEditable(column)) return true
    const edit = readCell(row.id, column, text)
    if (typeof edit === 'string') {
      onWrong(edit)
      return false
    }
    onWrong(undefined)
    if (edit.value !== row[column]) onEdit(edit)
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing !== undefined) return
    const to = cellAfter(active, event, { rows: rows.length, columns: columns.length })
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' || event.key === 'F2') start()
    else if (event.key.length === 1 && event.key !== ' ' && !hasModifier(event)) start(event.key)
    else return
    event.preventDefault()
  }
  return {
    table,
    active,
    editing,
    go,
    start,
    finish,
    onKeyDown,
    close: () => setEditing(undefined),
  }
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}
