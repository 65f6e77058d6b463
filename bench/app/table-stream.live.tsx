import { liveView, stream } from 'livejsx'
import { z } from 'zod'
import { rowsAsked } from './rows-asked.ts'
import { createRows, type Row } from './rows.ts'
import { TablePage } from './table-page.tsx'
import { TableRow } from './table-row.tsx'

type SelectableRow = Row & { readonly isSelected?: boolean }

/** What handlers have to know of the rows, which they cannot read. */
interface Known {
  /** Ids, in the order of the page. */
  ids: number[]
  next: number
  selected: number
}

function take(known: Known, count: number): Row[] {
  const rows = createRows(known.next, count)
  known.next += count
  known.ids.push(...rows.map(({ id }) => id))
  return rows
}

function rowOf(id: number, rest: Partial<SelectableRow> = {}): SelectableRow {
  const [row] = createRows(id, 1)
  return { id, label: row?.label ?? '', ...rest }
}

export default liveView({
  private: (): Known => ({ ids: [], next: 1, selected: 0 }),
  mount: ({ url }) => ({ rows: stream<SelectableRow>(createRows(1, rowsAsked(url))) }),
  handleParams({ private: known }, _params, url) {
    if (known.next > 1) return
    const count = rowsAsked(url)
    known.ids = Array.from({ length: count }, (_, index) => index + 1)
    known.next = count + 1
  },
  events: { select: z.number(), remove: z.number() },
  handleEvent: {
    run({ private: known, assigns }) {
      known.ids = []
      assigns.rows.reset(take(known, 1_000))
    },
    runlots({ private: known, assigns }) {
      known.ids = []
      assigns.rows.reset(take(known, 10_000))
    },
    add({ private: known, assigns }) {
      assigns.rows.insert(take(known, 1_000))
    },
    addone({ private: known, assigns }) {
      assigns.rows.insert(take(known, 1))
    },
    update({ private: { ids }, assigns }) {
      const tenth = ids.filter((_, index) => index % 10 === 0)
      assigns.rows.update(tenth.map((id) => rowOf(id, { label: `${rowOf(id).label} !!!` })))
    },
    clear({ private: known, assigns }) {
      known.ids = []
      assigns.rows.reset([])
    },
    swaprows({ private: known, assigns }) {
      const [second, last] = [known.ids[1], known.ids[998]]
      if (second === undefined || last === undefined) return
      known.ids = known.ids.with(1, last).with(998, second)
      assigns.rows.delete([second, last])
      assigns.rows.insert(rowOf(last), { at: 1 })
      assigns.rows.insert(rowOf(second), { at: 998 })
    },
    select({ private: known, assigns }, id) {
      if (known.selected > 0) assigns.rows.update(rowOf(known.selected))
      known.selected = id
      assigns.rows.update(rowOf(id, { isSelected: true }))
    },
    remove({ private: known, assigns }, id) {
      known.ids = known.ids.filter((each) => each !== id)
      assigns.rows.delete(id)
    },
  },
  title: () => 'Table of a stream',
  render: ({ rows }, live) => (
    <TablePage
      on={(name) => live.on(name)}
      more={
        <button id="addone" onClick={live.on('addone')}>
          Append a row
        </button>
      }
    >
      {rows.map((row) => (
        <TableRow
          key={row.id}
          row={row}
          isSelected={row.isSelected === true}
          onSelect={live.on('select', row.id)}
          onRemove={live.on('remove', row.id)}
        />
      ))}
    </TablePage>
  ),
})
