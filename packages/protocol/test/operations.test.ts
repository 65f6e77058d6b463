import { describe, expect, it } from 'vitest'
import { diff } from '@livejsx/protocol'

interface Row {
  readonly id: number
  readonly label: string
}
type Rows = readonly Row[]

/** What a comparison has read. */
interface Reads {
  /** Places of the two lists, the same one counted each time. */
  places: number
  /** Rows whose inside was looked at. */
  readonly rows: Set<number>
}

/** A row that tells when something of it is looked at. */
function watchedRow(row: Row, reads: Reads): Row {
  const look = (): void => void reads.rows.add(row.id)
  return new Proxy(row, {
    get: (target, key) => (look(), Reflect.get(target, key)),
    getPrototypeOf: (target) => (look(), Reflect.getPrototypeOf(target)),
    ownKeys: (target) => (look(), Reflect.ownKeys(target)),
    getOwnPropertyDescriptor: (target, key) => (
      look(),
      Reflect.getOwnPropertyDescriptor(target, key)
    ),
  })
}

/** A list that counts what is read of its places. */
function watchedList(rows: Rows, reads: Reads): Rows {
  return new Proxy(rows as Row[], {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads.places += 1
      return Reflect.get(target, key) as unknown
    },
  })
}

/** Compares a list of so many rows with what a change makes of it. */
function readsOf(count: number, change: (rows: Rows, row: (id: number) => Row) => Rows): Reads {
  const reads: Reads = { places: 0, rows: new Set() }
  const rowOf = (id: number): Row => watchedRow({ id, label: `Row ${id}` }, reads)
  const before = Array.from({ length: count }, (_, id) => rowOf(id))
  const after = change(before, rowOf)
  const state = { rows: watchedList(before, reads), selected: 1 }
  const next = { rows: after === before ? state.rows : watchedList(after, reads), selected: 2 }
  reads.rows.clear()
  diff(state, next)
  return reads
}

type Change = (rows: Rows, row: (id: number) => Row) => Rows

describe('the work of a comparison', () => {
  it.each<[change: string, insides: number, make: Change]>([
    ['one row is another', 1, (rows, row) => rows.with(500, row(500))],
    ['a row comes at the end', 2, (rows, row) => [...rows, row(rows.length)]],
    ['a row comes at the start', 2, (rows, row) => [row(rows.length), ...rows]],
    ['a row goes', 3, (rows) => rows.toSpliced(500, 1)],
    [
      'two rows change places',
      3,
      (rows) => rows.with(1, rows[998] as Row).with(998, rows[1] as Row),
    ],
  ])('[LIST-01] grows by one look at each place of a list where %s', (_, insides, change) => {
    const [few, many] = [readsOf(1_000, change), readsOf(10_000, change)]
    expect([few.rows.size, many.rows.size]).toEqual([insides, insides])
    expect(many.places - few.places).toBe(2 * 9_000)
  })

  it('[LIST-01] does not grow with a list that nothing has changed in', () => {
    const { rows, places } = readsOf(10_000, (before) => before)
    expect([rows.size, places]).toEqual([0, 0])
  })
})
