/** Groups that products belong to. */
export const groups = ['Kitchen', 'Lighting', 'Paper', 'Storage', 'Textiles'] as const

/** One product of the shop. */
export interface Product {
  readonly id: number
  readonly name: string
  readonly group: (typeof groups)[number]
  readonly stock: number
  /** In euros, with two decimals at most. */
  readonly price: number
  /** Pieces sold since the server started. */
  readonly sold: number
}

/** Columns that can be edited. */
export type EditableColumn = 'name' | 'group' | 'stock' | 'price'

/** One change of a cell. */
export type CellEdit = {
  readonly [Column in EditableColumn]: {
    readonly id: number
    readonly column: Column
    readonly value: Product[Column]
  }
}[EditableColumn]

/** Bounds of what can be typed. */
export const limits = { name: 40, stock: 9999, price: 9999.99 } as const

/** Changes a cell. An unknown product changes nothing. */
export function editCell(
  rows: readonly Product[],
  { id, column, value }: CellEdit,
): readonly Product[] {
  return rows.map((row) => (row.id === id ? { ...row, [column]: value } : row))
}

/** What is shown of a cell. */
export function cellText(row: Product, column: EditableColumn | 'sold'): string {
  return column === 'price' ? row.price.toFixed(2) : String(row[column])
}

/** Reads what was typed into a cell: the change, or what is wrong with it. */
export function readCell(id: number, column: EditableColumn, text: string): CellEdit | string {
  const typed = text.trim()
  switch (column) {
    case 'name':
      if (typed === '') return 'A product has a name'
      if (typed.length > limits.name) return `A name has at most ${limits.name} characters`
      return { id, column, value: typed }
    case 'group': {
      const value = groups.find((group) => group === typed)
      return value === undefined ? `There is no group “${typed}”` : { id, column, value }
    }
    case 'stock': {
      const value = /^\d{1,4}$/.test(typed) ? Number(typed) : undefined
      return value === undefined
        ? `A stock is a whole number from 0 to ${limits.stock}`
        : { id, column, value }
    }
    case 'price': {
      const value = /^\d{1,4}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : 0
      return value === 0
        ? `A price is a number from 0.01 to ${limits.price}`
        : { id, column, value }
    }
  }
}
