import type { EditableColumn } from './products.ts'

/** The columns, from left to right. */
export const columns = [
  { name: 'name', title: 'Product', kind: 'name' },
  { name: 'group', title: 'Group', kind: 'is-minor' },
  { name: 'stock', title: 'Stock', kind: 'number' },
  { name: 'price', title: 'Price, €', kind: 'number' },
  { name: 'sold', title: 'Sold', kind: 'number is-minor' },
  { name: 'state', title: 'State', kind: 'mark-column' },
] as const

/** One column; `kind` is its class in the style sheet. */
export type TableColumn = (typeof columns)[number]

/** Whether the cells of a column can be edited. */
export function isEditable(name: string | undefined): name is EditableColumn {
  return name === 'name' || name === 'group' || name === 'stock' || name === 'price'
}
