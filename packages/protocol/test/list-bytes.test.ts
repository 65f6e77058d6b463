import { describe, expect, it } from 'vitest'
import { applyPatch, diff, type Patch } from '@livejsx/protocol'
import { createRandom } from './random-state.ts'

interface Row {
  readonly id: number
  readonly label: string
  readonly votes: number
}

type Rows = readonly Row[]

const words = ['pretty red table', 'large brown chair', 'small blue house', 'tall pink pony']

function makeRow(id: number): Row {
  return { id, label: words[id % words.length] as string, votes: 12 }
}

function makeRows(count: number, first = 0): Rows {
  return Array.from({ length: count }, (_, index) => makeRow(first + index))
}

/** Gives the bytes of the whole text frame, with numbers of two digits in front of the changes. */
function bytesOf(patch: Patch | undefined): number {
  if (patch === undefined) return 0
  const { set, lists } = patch
  const message = ['patch', 1, 10, 10, set, ...(lists.length > 0 ? [lists] : [])]
  return Buffer.byteLength(`42${JSON.stringify(message)}`)
}

const fresh: Row = { id: 90_000, label: 'new green lamp', votes: 0 }
const half = (rows: Rows): number => rows.length / 2
const at = (rows: Rows, position: number): Row => rows[position] as Row

function moved(rows: Rows, from: number, to: number): Rows {
  return rows.toSpliced(from, 1).toSpliced(to, 0, at(rows, from))
}

function swapped(rows: Rows, one: number, other: number): Rows {
  return rows.with(one, at(rows, other)).with(other, at(rows, one))
}

function voted(row: Row): Row {
  return { ...row, votes: 13 }
}

function shuffled(rows: Rows): Rows {
  const random = createRandom(7)
  const list = [...rows]
  for (let last = list.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    ;[list[last], list[other]] = [at(list, other), at(list, last)]
  }
  return list
}

/** What a change of 1,000 rows takes in bytes, and one of 10,000. */
const changes: readonly [name: string, bytes: readonly number[], change: (rows: Rows) => Rows][] = [
  ['an insertion at the front', [92, 92], (rows) => [fresh, ...rows]],
  ['an insertion in the middle', [94, 95], (rows) => rows.toSpliced(half(rows), 0, fresh)],
  ['an insertion at the end', [92, 92], (rows) => [...rows, fresh]],
  ['a removal of the first', [44, 44], (rows) => rows.slice(1)],
  ['a removal in the middle', [46, 47], (rows) => rows.toSpliced(half(rows), 1)],
  ['a removal of the last', [46, 47], (rows) => rows.slice(0, -1)],
  ['a removal of 100 in a row', [50, 51], (rows) => rows.toSpliced(half(rows), 100)],
  ['a move of the first to the end', [46, 47], (rows) => [...rows.slice(1), at(rows, 0)]],
  ['a move by one place', [48, 50], (rows) => moved(rows, half(rows), half(rows) + 1)],
  ['a move by 20 places', [48, 50], (rows) => moved(rows, half(rows), half(rows) - 20)],
  ['a swap of two', [46, 47], (rows) => swapped(rows, 1, rows.length - 2)],
  ['a swap of two pairs', [66, 67], (rows) => swapped(swapped(rows, 1, 9), 4, rows.length - 2)],
  ['one field of one', [41, 42], (rows) => rows.with(half(rows), voted(at(rows, half(rows))))],
  ['a new id of one', [39, 39], (rows) => rows.with(9, { ...at(rows, 9), id: 90_000 })],
  ['one for another in its place', [80, 81], (rows) => rows.with(half(rows), fresh)],
  ['the first for a new last one', [112, 112], (rows) => [...rows.slice(1), fresh]],
  [
    'a removal, a move, an insertion and an update',
    [155, 157],
    (rows) =>
      moved(rows, 9, rows.length - 9)
        .toSpliced(half(rows), 0, fresh)
        .toSpliced(20, 1)
        .with(40, voted(at(rows, 42))),
  ],
  [
    'every tenth',
    [939, 9_939],
    (rows) => rows.map((row, index) => (index % 10 === 0 ? voted(row) : row)),
  ],
  ['one field of all', [3_050, 30_050], (rows) => rows.map(voted)],
  ['the same rows, loaded again', [0, 0], (rows) => rows.map((row) => ({ ...row }))],
  ['a filter that leaves 1 of 100', [84, 534], (rows) => rows.filter(({ id }) => id % 100 === 0)],
  [
    'a filter that leaves every second',
    [1_702, 16_912],
    (rows) => rows.filter(({ id }) => id % 2 === 0),
  ],
  [
    'a filter that leaves 9 of 10',
    [2_213, 22_913],
    (rows) => rows.filter(({ id }) => id % 10 !== 0),
  ],
  ['a sort that reverses', [3_940, 48_941], (rows) => rows.toReversed()],
  ['a sort that shuffles', [3_940, 48_941], shuffled],
  [
    'a shuffle of 20 at each end',
    [174, 175],
    (rows) => [
      ...shuffled(rows.slice(0, 20)),
      ...rows.slice(20, -20),
      ...shuffled(rows.slice(-20)),
    ],
  ],
  ['100 new ones at the end', [5_119, 5_119], (rows) => [...rows, ...makeRows(100, 80_000)]],
  ['others altogether', [50_780, 507_530], (rows) => makeRows(rows.length, 80_000)],
  ['none', [31, 31], () => []],
]

describe('the frame of a changed list', () => {
  const cases = changes.flatMap(([name, bytes, change]) =>
    [1_000, 10_000].map((count, index) => ({ name, count, bytes: bytes[index], change })),
  )

  it.each(cases)(
    '[LIST-01] takes $bytes bytes for $name, of $count',
    ({ count, bytes, change }) => {
      const before = { rows: makeRows(count) }
      const after = { rows: change(before.rows) }
      const patch = diff(before, after)
      expect(bytesOf(patch)).toBe(bytes)
      expect(patch === undefined ? before : applyPatch(before, patch)).toEqual(after)
    },
  )

  it('[LIST-01] takes no more for plain ids than for rows', () => {
    const ids = Array.from({ length: 10_000 }, (_, id) => `item ${id} of a list with long ids`)
    const [first = '', ...others] = ids
    const bytes = [
      others,
      [...others, 'new'],
      [...others, first],
      [...others.toSpliced(9_000, 0, first), 'new'],
      ids.with(7, 'new'),
    ].map((next) => bytesOf(diff({ ids }, { ids: next })))
    expect(bytes).toEqual([43, 68, 46, 71, 35])
  })
})
