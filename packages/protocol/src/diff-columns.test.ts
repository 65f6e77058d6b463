import { describe, expect, it } from 'vitest'
import type { Changes } from './diff-changes.ts'
import { groupColumns } from './diff-columns.ts'

/** What was set in rows that follow each other, each from the text `position/field`. */
function changesOf(...pointers: readonly string[]): Changes {
  const set = pointers.map((pointer) => ({ pointer: `rows/${pointer}`, value: 1 }))
  return { set, lists: [], path: 'assigns' }
}

function group(changes: Changes, before: readonly object[], positions: readonly number[]): void {
  const each = changes.set.length / positions.length
  const rows = positions.map((at, index) => ({
    at,
    before: before[index],
    end: (index + 1) * each,
  }))
  groupColumns({ set: 0, lists: 0 }, 'rows', rows, changes)
}

const row = { a: 0, 'b/c': 0, 'm~n': 0 }

describe('groupColumns', () => {
  it('puts a field of three rows together, whatever its name', () => {
    const changes = changesOf('1/b~1c', '5/b~1c', '7/b~1c')
    group(changes, [row, row, row], [1, 5, 7])
    expect(changes).toMatchObject({
      set: [],
      lists: [['rows', 'each', 'b/c', { 1: 1, 5: 1, 7: 1 }]],
    })
  })

  it('leaves out the positions of the first rows', () => {
    const changes = changesOf('0/m~0n', '0/a', '1/m~0n', '1/a', '2/m~0n', '2/a')
    group(changes, [row, row, row], [0, 1, 2])
    expect(changes).toMatchObject({
      set: [],
      lists: [
        ['rows', 'each', 'm~n', [1, 1, 1]],
        ['rows', 'each', 'a', [1, 1, 1]],
      ],
    })
  })

  it('leaves alone whole rows, what is deeper in them, and what is new to them', () => {
    for (const field of ['', '/a/0', '/more']) {
      const changes = changesOf(`0${field}`, `1${field}`, `2${field}`)
      group(changes, [row, row, row], [0, 1, 2])
      expect(changes.set).toHaveLength(3)
    }
  })
})
