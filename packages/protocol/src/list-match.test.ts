import { describe, expect, it } from 'vitest'
import { matchItems } from './list-match.ts'

const rows = Array.from({ length: 5_000 }, (_, id) => ({ id }))

describe('matchItems', () => {
  it('gives runs of items that follow each other in both lists', () => {
    const after = [
      ...rows.slice(10, 20),
      { id: -1 },
      ...rows.slice(40, 5_000),
      ...rows.slice(20, 40),
    ]
    expect(matchItems(rows, after)).toEqual({
      kept: [
        { was: 10, now: 0, count: 10 },
        { was: 40, now: 11, count: 4_960 },
        { was: 20, now: 4_971, count: 20 },
      ],
      changed: [],
    })
  })

  it('finds items again behind many that went, and many that came', () => {
    const others = Array.from({ length: 1_500 }, (_, index) => ({ id: 9_000 + index }))
    const after = [
      ...others,
      ...rows.slice(2_000, 2_500),
      ...others.slice(0, 0),
      ...rows.slice(4_500),
    ]
    expect(matchItems(rows, after).kept).toEqual([
      { was: 2_000, now: 1_500, count: 500 },
      { was: 4_500, now: 2_000, count: 500 },
    ])
  })

  it('names what is another value now, in the order of the new list', () => {
    const copies = rows.slice(0, 6).map((row) => ({ ...row }))
    const [a, b, c, d, e, f] = rows
    const [, copyOfB, copyOfC, , , copyOfF] = copies
    expect(matchItems([a, b, c, d, e, f], [a, copyOfC, copyOfB, d, e, copyOfF]).changed).toEqual([
      [2, 1],
      [1, 2],
      [5, 5],
    ])
  })

  it('reads nothing of items that kept their reference, but next to a difference', () => {
    let reads = 0
    const lazy = rows.map(
      (row) =>
        new Proxy(row, {
          getPrototypeOf: (target) => (reads++, Reflect.getPrototypeOf(target)),
        }),
    )
    const after = [...lazy.slice(1, 2_000), ...lazy.slice(2_010), { id: -1 }]
    expect(matchItems(lazy, after).kept).toHaveLength(2)
    expect(reads).toBeLessThan(100)
  })
})
