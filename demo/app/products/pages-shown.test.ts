import { describe, expect, it } from 'vitest'
import { pagesShown } from './pages-shown.ts'

describe('pagesShown', () => {
  it.each([
    [1, 1, '1'],
    [1, 4, '1 2 3 4'],
    [1, 11, '1 2 … 11'],
    [2, 11, '1 2 3 … 11'],
    [4, 11, '1 2 3 4 5 … 11'],
    [6, 11, '1 … 5 6 7 … 11'],
    [8, 11, '1 … 7 8 9 10 11'],
    [11, 11, '1 … 10 11'],
  ])('shows from page %i of %i: %s', (page, pages, expected) => {
    const shown = pagesShown(page, pages).map((each) => each ?? '…')
    expect(shown.join(' ')).toBe(expected)
  })
})
