import { describe, expect, it } from 'vitest'
import { idOfEntry, itemOfEntry, ownId, streamEntry } from './stream-entries.ts'

describe('streamEntry', () => {
  it('[LIST-02] is the bare item where its own `id`, or else its `key`, is the id', () => {
    const items = [{ id: 7 }, { id: 'a', key: 'b' }, { key: 3 }]
    expect(items.map((item) => streamEntry(ownId(item) ?? '', item))).toEqual(items)
  })

  it('[LIST-02] is a pair where the id is another one, or the item has none', () => {
    expect(streamEntry('slug', { id: 7 })).toEqual(['slug', { id: 7 }])
    expect(streamEntry('undefined', { text: '' })).toEqual(['undefined', { text: '' }])
    expect(streamEntry('1', [1, 2])).toEqual(['1', [1, 2]])
    expect(streamEntry('x', 'x')).toEqual(['x', 'x'])
  })

  it('[LIST-02] is read back as id and item', () => {
    const items: readonly [string, unknown][] = [
      ['7', { id: 7 }],
      ['slug', { id: 7 }],
      ['1', ['a', 'b']],
      ['2', undefined],
      ['', { id: '' }],
    ]
    const entries = items.map(([id, item]) => streamEntry(id, item))
    expect(entries.map((entry) => [idOfEntry(entry), itemOfEntry(entry)])).toEqual(items)
  })
})

describe('ownId', () => {
  it('[LIST-02] is a text or a number of a plain object, and nothing else', () => {
    const items = [{ id: 1 }, { id: null, key: 'k' }, { id: {} }, { id: 1n }, [1], 'text', null]
    expect(items.map(ownId)).toEqual([
      '1',
      'k',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
