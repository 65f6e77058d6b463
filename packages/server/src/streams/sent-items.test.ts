import { describe, expect, it } from 'vitest'
import { encodeItems } from './sent-items.ts'

const encodeOne = (item: object): unknown => encodeItems([item], 'assigns', 'posts/items')

describe('encodeItems', () => {
  it('[RT-01] goes through the item of a broadcast once for all who are sent it', () => {
    let reads = 0
    const item = {
      id: 1,
      get text() {
        reads += 1
        return 'text'
      },
    }
    encodeOne(item)
    const once = reads
    for (let view = 0; view < 1_000; view += 1) expect(encodeOne(item)).toEqual([item])
    // What is compared above reads it, too.
    reads = 0
    encodeOne(item)
    expect([once > 0, reads]).toEqual([true, 0])
  })

  it('encodes what is not plain each time', () => {
    const item = { id: 1, at: new Date(5) }
    const expected = [{ id: 1, at: { $: 'date', value: 5 } }]
    expect([encodeOne(item), encodeOne(item)]).toEqual([expected, expected])
  })

  it('goes through an item again in another task, in case it was changed', async () => {
    const item: { id: number; text: unknown } = { id: 1, text: 'text' }
    encodeOne(item)
    await Promise.resolve()
    item.text = () => 'text'
    expect(() => encodeOne(item)).toThrow('assigns.posts.items[0].text is a function')
  })
})
