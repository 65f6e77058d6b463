import { describe, expect, it } from 'vitest'
import { reuseRows } from './stream-rows.ts'

describe('reuseRows', () => {
  it('[LIST-02] gives the rows of before to the same function, for the same items', () => {
    const items = [{ id: 1 }, { id: 2 }]
    const row = (_item: unknown, id: string) => <li>{id}</li>
    reuseRows({ items }, row)
    const before = reuseRows({ items }, row)
    const after = reuseRows({ items: [{ id: 1 }, ...items.slice(1)] }, row)
    expect(after).toHaveLength(2)
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
  })

  it('[LIST-02] makes all rows anew for a function that is made anew in each render', () => {
    const items = [{ id: 1 }]
    const draw = () => reuseRows({ items }, (_item, id) => <li>{id}</li>)
    draw()
    expect(draw()[0]).not.toBe(draw()[0])
  })
})
