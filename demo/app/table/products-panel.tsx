import { useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { ProductTable, type CellName } from './product-table.tsx'
import type { CellEdit, Product } from './products.ts'

/** How long a refused cell is marked, in ms. */
const refusedForMs = 4000

/** What is told below the table. */
interface Status {
  readonly text: string
  readonly isWrong?: boolean
}

/** The products, with a line below that tells what is being saved. */
export function ProductsPanel(props: {
  rows: readonly Product[]
  isPaused: boolean
  /** Saves a cell. Resolves with the reason when it was refused. */
  save(edit: CellEdit): Promise<string | undefined>
}) {
  const { rows, isPaused, save } = props
  const [saving, setSaving] = useState<readonly CellName[]>([])
  const [refused, setRefused] = useState<CellName>()
  const [status, setStatus] = useState<Status>({ text: '' })

  const edit = async (change: CellEdit): Promise<void> => {
    const cell = { id: change.id, column: change.column }
    const name = rows.find(({ id }) => id === change.id)?.name ?? 'the product'
    setSaving((cells) => [...cells, cell])
    setStatus({ text: `Saving ${name}` })
    const refusal = await save(change).catch(() => 'no answer')
    setSaving((cells) => cells.toSpliced(cells.indexOf(cell), 1))
    setStatus(
      refusal === undefined
        ? { text: `Saved ${name}` }
        : { text: `${name} was not saved`, isWrong: true },
    )
    if (refusal === undefined) return
    setRefused(cell)
    setTimeout(() => setRefused((last) => (last === cell ? undefined : last)), refusedForMs)
  }
  return (
    <section class="panel at-products" aria-labelledby="products">
      <header>
        <h2 id="products">Products</h2>
        <span class="context">{isPaused ? 'held' : 'ten sales a second'}</span>
        <Price names={['rows']} parts={[]} />
      </header>
      <div class="table">
        <ProductTable
          rows={rows}
          saving={saving}
          refused={refused}
          onEdit={(change) => void edit(change)}
          onWrong={(text) => setStatus(text === undefined ? { text: '' } : { text, isWrong: true })}
        />
      </div>
      <footer>
        <span>{rows.length} products</span>
        <span id="table-status" class={status.isWrong ? 'field-error' : ''} role="status">
          {status.isWrong && <Icon name="warn" />}
          {status.text}
        </span>
      </footer>
    </section>
  )
}
