import { describe, expect, it } from 'vitest'
import { cellAfter } from './grid-keys.ts'

const size = { rows: 30, columns: 6 }

describe('cellAfter', () => {
  it.each([
    ['ArrowUp', false, { row: 4, column: 2 }],
    ['ArrowDown', false, { row: 6, column: 2 }],
    ['ArrowLeft', false, { row: 5, column: 1 }],
    ['ArrowRight', false, { row: 5, column: 3 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['PageDown', false, { row: 15, column: 2 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 5 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 29, column: 5 }],
  ])('goes by %s (Ctrl: %s) from the sixth row and the third column', (key, ctrlKey, expected) => {
    expect(cellAfter({ row: 5, column: 2 }, { key, ctrlKey }, size)).toEqual(expected)
  })

  it('stops at the edges', () => {
    expect(cellAfter({ row: 0, column: 0 }, { key: 'ArrowUp', ctrlKey: false }, size)).toEqual({
      row: 0,
      column: 0,
    })
  })

  it('leaves other keys alone', () => {
    expect(cellAfter({ row: 0, column: 0 }, { key: 'a', ctrlKey: false }, size)).toBeUndefined()
  })
})
