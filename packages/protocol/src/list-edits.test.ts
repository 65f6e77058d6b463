import { describe, expect, it } from 'vitest'
import { compareLists, type ListEdits } from './list-edits.ts'

const rows = Array.from({ length: 10 }, (_, id) => ({ id }))
const nothing: ListEdits = { edits: [], insertions: [], changed: [] }

/** The rows of these ids, new ones for the ids that are not there. */
function pick(...ids: number[]): object[] {
  return ids.map((id) => rows[id] ?? { id })
}

describe('compareLists', () => {
  it('finds nothing between a list and its copy', () => {
    expect(compareLists(rows, [...rows])).toEqual(nothing)
  })

  it('finds what was removed, the last first', () => {
    const long = Array.from({ length: 30 }, (_, id) => ({ id }))
    expect(compareLists(long, [...long.slice(0, 3), ...long.slice(4, 27), long[29]])).toEqual({
      ...nothing,
      edits: [
        ['splice', 27, 2],
        ['remove', 3],
      ],
    })
  })

  it('finds what was inserted', () => {
    expect(compareLists(rows, pick(20, 0, 1, 2, 3, 4, 5, 6, 7, 8, 21, 22, 9, 23))).toEqual({
      ...nothing,
      insertions: [
        { at: 0, count: 1 },
        { at: 10, count: 2 },
        { at: 13, count: 1 },
      ],
    })
  })

  it('finds two items that changed places', () => {
    expect(compareLists(rows, pick(0, 8, 2, 3, 4, 5, 6, 7, 1, 9)).edits).toEqual([['swap', 1, 8]])
  })

  it('finds two of many items that changed places, and what has changed besides', () => {
    const long = Array.from({ length: 1_000 }, (_, id) => ({ id }))
    const swapped = long.with(1, long[998] as { id: number }).with(998, long[1] as { id: number })
    const swap = ['swap', 1, 998]
    expect(compareLists(long, swapped)).toEqual({ ...nothing, edits: [swap] })
    expect(compareLists(long, swapped.with(500, { id: 500 }))).toEqual({
      ...nothing,
      edits: [swap],
      changed: [[500, 500]],
    })
  })

  it('finds an item that moved down or up', () => {
    expect(compareLists(rows, pick(0, 2, 3, 4, 1, 5, 6, 7, 8, 9)).edits).toEqual([['move', 1, 4]])
    expect(compareLists(rows, pick(0, 4, 1, 2, 3, 5, 6, 7, 8, 9)).edits).toEqual([['move', 4, 1]])
  })

  it('moves only what left the longest part that kept its order', () => {
    const long = Array.from({ length: 40 }, (_, id) => ({ id }))
    const moved = [...long.slice(2, 20), long[1], ...long.slice(20, 30), long[0], ...long.slice(30)]
    expect(compareLists(long, moved).edits).toEqual([
      ['move', 0, 29],
      ['move', 0, 18],
    ])
  })

  it('lists the new order where that is shorter than moves', () => {
    expect(compareLists(rows, rows.toReversed()).edits).toEqual([
      ['order', 0, 10, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    ])
  })

  it('lists what is left where that is shorter than removals', () => {
    expect(compareLists(rows, pick(0, 2, 4, 6, 8)).edits).toEqual([['order', 1, 9, [1, 3, 5, 7]]])
  })

  it('says parts of a list apart that have nothing to do with each other', () => {
    const long = Array.from({ length: 1_000 }, (_, id) => ({ id }))
    const after = long.map((row, at) => {
      const other = new Map([
        [3, 40],
        [40, 3],
        [100, 900],
        [900, 100],
      ]).get(at)
      return long[other ?? at] ?? row
    })
    after.splice(950, 20, ...long.slice(950, 970).toReversed())
    expect(compareLists(long, after).edits).toEqual([
      ['order', 950, 20, [...Array(20).keys()].toReversed()],
      ['swap', 100, 900],
      ['swap', 3, 40],
    ])
  })

  it('removes, moves, inserts and replaces at once', () => {
    const long = Array.from({ length: 30 }, (_, id) => ({ id }))
    const after = [long[29], { id: 98 }, ...long.slice(0, 10), { id: 99 }, ...long.slice(12, 28)]
    expect(compareLists(long, after)).toEqual({
      edits: [
        ['remove', 28],
        ['remove', 11],
        ['move', 27, 0],
      ],
      insertions: [{ at: 1, count: 1 }],
      changed: [[10, 12]],
    })
  })

  it('tells items by their key and names those that differ, before and after', () => {
    const one = { key: 'a', text: 1 }
    const other = { key: 'b', text: 1 }
    expect(compareLists([one, other], [{ key: 'c' }, { key: 'a', text: 2 }, other])).toEqual({
      ...nothing,
      insertions: [{ at: 0, count: 1 }],
      changed: [[0, 1]],
    })
    expect(compareLists([one, other], [{ ...other }, { ...one }])).toEqual({
      ...nothing,
      edits: [['swap', 0, 1]],
      changed: [
        [1, 0],
        [0, 1],
      ],
    })
    expect(compareLists([{ key: 'c' }, one, other], [{ ...one }, other])).toEqual({
      ...nothing,
      edits: [['remove', 0]],
      changed: [[1, 0]],
    })
  })

  it('names what took the place of others, but takes many others for new ones', () => {
    expect(compareLists(pick(0, 1, 2, 3), pick(0, 20, 21, 3))).toEqual({
      ...nothing,
      changed: [
        [1, 1],
        [2, 2],
      ],
    })
    const others = Array.from({ length: 17 }, (_, index) => ({ id: 100 + index }))
    expect(compareLists(pick(0, 1, 2, 3), [...pick(0), ...others, ...pick(3)])).toEqual({
      edits: [['splice', 1, 2]],
      insertions: [{ at: 1, count: 17 }],
      changed: [],
    })
  })

  it('compares items without keys by index, and adds or removes the rest', () => {
    const points = [{ x: 1 }, { x: 2 }, { x: 3 }]
    expect(compareLists(points, [{ x: 9 }, points[1], { x: 8 }, { x: 7 }])).toEqual({
      ...nothing,
      insertions: [{ at: 3, count: 1 }],
      changed: [
        [0, 0],
        [2, 2],
      ],
    })
    expect(compareLists(points, [{ x: 9 }, { x: 8 }])).toEqual({
      ...nothing,
      edits: [['remove', 2]],
      changed: [
        [0, 0],
        [1, 1],
      ],
    })
  })

  it('finds items without keys by their reference', () => {
    const points = Array.from({ length: 10 }, (_, x) => ({ x }))
    const [first, ...others] = points
    expect(compareLists(points, [...others, { x: 99 }])).toEqual({
      ...nothing,
      edits: [['remove', 0]],
      insertions: [{ at: 9, count: 1 }],
    })
    expect(compareLists(points, [...others, { x: 99 }, first]).edits).toEqual([['move', 0, 9]])
  })

  it.each([
    ['before', [1, 1, 2], [3, 2, 1]],
    ['after', [1, 2, 3], [3, 1, 1]],
  ])('takes each item once where keys are there twice %s', (_, before, after) => {
    const toRow = (id: number): object => ({ id })
    const { changed } = compareLists(before.map(toRow), after.map(toRow))
    expect(new Set(changed.map(([was]) => was)).size).toBe(changed.length)
    expect(new Set(changed.map(([, now]) => now)).size).toBe(changed.length)
  })

  it('finds the places of plain values', () => {
    expect(compareLists(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual({
      edits: [['remove', 1]],
      insertions: [{ at: 2, count: 1 }],
      changed: [],
    })
    expect(compareLists([1, NaN, 3], [1, NaN])).toEqual({ ...nothing, edits: [['remove', 2]] })
  })

  it('says short values again where they changed places, and moves long ones', () => {
    const texts = ['a', 'b', 'c', 'd', 'e']
    const swap = (list: string[]): string[] => [list[4], ...list.slice(1, 4), list[0]] as string[]
    expect(compareLists(texts, swap(texts))).toEqual({
      ...nothing,
      changed: [
        [0, 0],
        [4, 4],
      ],
    })
    const long = texts.map((text) => text.repeat(36))
    expect(compareLists(long, swap(long))).toEqual({ ...nothing, edits: [['swap', 0, 4]] })
  })

  it('reads no field of items that are where they were', () => {
    const items = Array.from({ length: 100 }, () => ({
      get id(): number {
        throw new Error('read')
      },
    }))
    const swapped = items.with(1, items[98] as never).with(98, items[1] as never)
    expect(compareLists(items, [...items]).edits).toEqual([])
    expect(() => compareLists(items, swapped)).toThrow('read')
    expect(compareLists(items.slice(0, 99), items).insertions).toEqual([{ at: 99, count: 1 }])
  })
})
