import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { groups, limits, type EditableColumn } from './products.ts'

/**
 * The input of a cell. What is typed is the visitor's until it is finished: it is no value of the
 * server, so nothing that streams in touches it.
 */
export function CellInput(props: {
  column: EditableColumn
  label: string
  text: string
  /** Whether the text is selected at first: not when the visitor has begun to type. */
  selects: boolean
  /** Returns whether the text is taken. */
  onFinish(text: string): boolean
  /** Called when the focus goes back to the grid: 0 = this cell, else one to the side. */
  onLeave(step: -1 | 0 | 1): void
  onCancel(): void
  /** Called when the focus is elsewhere already. */
  onBlur(): void
}) {
  const { column, label, text, selects, onFinish, onLeave, onCancel, onBlur } = props
  const field = useRef<HTMLInputElement | HTMLSelectElement>(null)
  const isDone = useRef(false)
  const [isWrong, setWrong] = useState(false)

  useLayoutEffect(() => {
    field.current?.focus()
    if (!(field.current instanceof HTMLInputElement)) return
    const { length } = field.current.value
    field.current.setSelectionRange(selects ? 0 : length, length)
  }, [])

  const leave = (step: -1 | 0 | 1): void => {
    if (!onFinish(field.current?.value ?? '')) return setWrong(true)
    isDone.current = true
    onLeave(step)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      isDone.current = true
      onCancel()
    } else if (event.key === 'Enter') leave(0)
    else if (event.key === 'Tab') leave(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    // The grid would take Enter for a wish to edit.
    event.stopPropagation()
  }
  const common = {
    class: 'cell-input',
    'aria-label': label,
    'aria-invalid': isWrong,
    'aria-describedby': 'table-status',
    onKeyDown,
    onBlur: () => {
      if (isDone.current) return
      isDone.current = true
      // What is wrong is not kept: the cell shows its old value, the line below says why.
      onFinish(field.current?.value ?? '')
      onBlur()
    },
  }
  if (column === 'group') {
    return (
      <select {...common} ref={field as { current: HTMLSelectElement | null }}>
        {groups.map((group) => (
          <option key={group} selected={group === text}>
            {group}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      {...common}
      ref={field as { current: HTMLInputElement | null }}
      type="text"
      autocomplete="off"
      inputMode={column === 'stock' ? 'numeric' : column === 'price' ? 'decimal' : 'text'}
      maxLength={column === 'name' ? limits.name : 7}
      defaultValue={text}
    />
  )
}
