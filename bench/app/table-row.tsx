import { Component } from 'preact'
import type { Row } from './rows.ts'

interface TableRowProps {
  row: Row
  isSelected: boolean
  onSelect(event: Event): unknown
  onRemove(event: Event): unknown
}

/** One row; rendered again only when it is another one or selected otherwise, as `docs/lists.md` says. */
export class TableRow extends Component<TableRowProps> {
  override shouldComponentUpdate({ row, isSelected }: TableRowProps) {
    return row !== this.props.row || isSelected !== this.props.isSelected
  }

  override render({ row, isSelected, onSelect, onRemove }: TableRowProps) {
    return (
      <tr class={isSelected ? 'danger' : undefined}>
        <td class="col-md-1">{row.id}</td>
        <td class="col-md-4">
          <a class="lbl" onClick={onSelect}>
            {row.label}
          </a>
        </td>
        <td class="col-md-1">
          <a class="remove" onClick={onRemove}>
            ×
          </a>
        </td>
        <td class="col-md-6"></td>
      </tr>
    )
  }
}
