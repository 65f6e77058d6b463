import { liveView, type LiveSocket } from 'livejsx'
import { z } from 'zod'
import { rowsAsked } from './rows-asked.ts'
import { createRows, swapRows, updateRows, type Row } from './rows.ts'
import { TablePage } from './table-page.tsx'
import { TableRow } from './table-row.tsx'

interface Assigns {
  rows: readonly Row[]
  /** Id of the selected row, 0 = none. */
  selected: number
}

type Socket = LiveSocket<Assigns, { next: number }>

function take({ private: own, assigns }: Socket, count: number): Row[] {
  own.next ||= assigns.rows.reduce((most, { id }) => Math.max(most, id), 0) + 1
  const first = own.next
  own.next += count
  return createRows(first, count)
}

export default liveView({
  // Of the next row that comes, 0 = none has come since the page was made.
  private: () => ({ next: 0 }),
  mount: ({ url }): Assigns => ({ rows: createRows(1, rowsAsked(url)), selected: 0 }),
  events: { select: z.number(), remove: z.number() },
  handleEvent: {
    run: (socket) => socket.assign({ rows: take(socket, 1_000), selected: 0 }),
    runlots: (socket) => socket.assign({ rows: take(socket, 10_000), selected: 0 }),
    add: (socket) => socket.update('rows', (rows) => [...rows, ...take(socket, 1_000)]),
    update: (socket) => socket.update('rows', updateRows),
    clear: (socket) => socket.assign({ rows: [], selected: 0 }),
    swaprows: (socket) => socket.update('rows', swapRows),
    select: (socket, selected) => socket.assign({ selected }),
    remove: (socket, id) => socket.update('rows', (rows) => rows.filter((row) => row.id !== id)),
  },
  title: () => 'Table',
  render: ({ rows, selected }, live) => (
    <TablePage on={(name) => live.on(name)}>
      {rows.map((row) => (
        <TableRow
          key={row.id}
          row={row}
          isSelected={row.id === selected}
          onSelect={live.on('select', row.id)}
          onRemove={live.on('remove', row.id)}
        />
      ))}
    </TablePage>
  ),
})
