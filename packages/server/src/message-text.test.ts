import type { ServerMessage } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { messageText } from './message-text.ts'

const long = 'long '.repeat(100)

/** A value that counts how often it is made a text. */
function counted(): { readonly item: { id: number; text: string }; readonly reads: () => number } {
  let reads = 0
  const item = {
    id: 7,
    get text() {
      reads += 1
      return long
    },
  }
  return { item, reads: () => reads }
}

const put = (number: number, item: { id: number; text: string }): ServerMessage => [
  'patch',
  1,
  number,
  0,
  {},
  [['messages/items', 'put', -1, [item], -100]],
]

describe('messageText', () => {
  it.each<[string, ServerMessage]>([
    ['another message than a patch', ['joined', 1, 'adopt', 0]],
    ['a patch', ['patch', 1, 2, 3, { count: 4, 'form/errors': {}, 'a"b': ['x', null] }]],
    ['a patch without anything', ['patch', 1, 2, 3, {}]],
    ['lists', ['patch', 1, 2, 3, {}, [['rows', 'swap', 1, 998]]]],
    ['nested lists', ['patch', 1, 2, 3, {}, [['rows', 'splice', 0, 2, [[1, [2]], { id: 3 }]]]]],
    ['a reply', ['patch', 1, 2, 3, { count: 4 }, [], { id: 5 }]],
    ['other answers', ['patch', 1, 2, 3, {}, [], { $: 'undefined' }, [[4], [5, 'reply']]]],
    [
      'many fields',
      ['patch', 1, 2, 3, Object.fromEntries('abcdefghijk'.split('').map((key) => [key, {}]))],
    ],
    [
      'many items',
      ['patch', 1, 2, 3, {}, [['rows', 'append', Array.from({ length: 20 }, () => ({}))]]],
    ],
  ])('gives the JSON of %s', (_name, message) => {
    expect(messageText(message)).toBe(JSON.stringify(message))
  })

  it('[RT-01] makes the item of a broadcast a text once for all who are sent it', () => {
    const { item, reads } = counted()
    const texts = Array.from({ length: 1_000 }, (_, number) => messageText(put(number + 1, item)))
    expect(reads()).toBe(1)
    expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(
      texts.map((_text, number) => put(number + 1, { id: 7, text: long })),
    )
  })

  it('makes it again in another task, in case it was changed', async () => {
    const item = { id: 7, text: long }
    messageText(put(1, item))
    await Promise.resolve()
    item.text = `changed ${long}`
    expect(messageText(put(2, item))).toContain('"changed')
  })
})
