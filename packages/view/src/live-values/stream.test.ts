import { decode, encode } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { streamContent, type StreamState } from './stream-state.ts'
import { stream } from './stream.ts'

/** What a page gets of a stream. */
function sent(state: unknown): unknown {
  return decode(JSON.parse(JSON.stringify(encode(streamContent(state as StreamState)))))
}

describe('stream', () => {
  it('[LIST-02] is plain data: the items as they are where their `id` or `key` names them', () => {
    const items = [{ id: 1, at: new Date(0) }, { key: 'b' }]
    expect(sent(stream(items))).toEqual({ '#': 'stream', items })
    expect(sent(stream())).toEqual({ '#': 'stream', items: [] })
  })

  it('[LIST-02] knows items by a field or by a function of them', () => {
    const byField = stream([{ id: 1, slug: 'a' }], { id: 'slug' })
    const byFunction = stream(['x', 'y'], { id: (text) => text.toUpperCase() })
    expect(sent(byField)).toEqual({ '#': 'stream', items: [['a', { id: 1, slug: 'a' }]] })
    expect(sent(byFunction)).toEqual({
      '#': 'stream',
      items: [
        ['X', 'x'],
        ['Y', 'y'],
      ],
    })
  })

  it('[LIST-02] takes any iterable, and of several items with one id the last', () => {
    const items = new Set([
      { id: 1, text: 'old' },
      { id: 2, text: '' },
      { id: '1', text: 'new' },
    ])
    expect(sent(stream(items))).toEqual({
      '#': 'stream',
      items: [
        { id: '1', text: 'new' },
        { id: 2, text: '' },
      ],
    })
  })

  it.each([
    ['first', 2, [1, 2]],
    ['last', -2, [2, 3]],
  ])('[LIST-02] holds the %s items up to its limit', (_which, limit, ids) => {
    const items = [1, 2, 3].map((id) => ({ id }))
    expect(sent(stream(items, { limit }))).toEqual({
      '#': 'stream',
      limit,
      items: ids.map((id) => ({ id })),
    })
  })

  it.each([0, 1.5, Number.NaN, Infinity])('[LIST-02] refuses the limit %d', (limit) => {
    expect(() => stream([], { limit })).toThrow(
      `\`stream(…, { limit: ${limit} })\`: a limit is a whole number of items`,
    )
  })

  it('[LIST-02] refuses an item without an id, and says what to do', () => {
    expect(() => stream([{ text: 'a' }])).toThrow(
      '`stream(…)`: an item has neither an `id` nor a `key` that is a text or a number; say by `stream(items, { id: … })`',
    )
    expect(() => stream<{ slug?: string }>([{}], { id: ({ slug }) => slug as never })).toThrow(
      '`stream(…)`: for an item, the function `id` gives neither a text nor a number as its id',
    )
    expect(() => stream([{ slug: '' }, null as never], { id: 'slug' })).toThrow(
      '`stream(…)`: for an item, its field `slug` gives neither',
    )
  })

  it.each(['insert', 'update', 'delete', 'reset', 'map', 'size', Symbol.iterator])(
    '[LIST-02] tells where it has `%s` when that is looked for elsewhere',
    (name) => {
      const posts = stream([]) as never as Record<string | symbol, unknown>
      expect(() => posts[name]).toThrow('return it from `mount` at the top level of the assigns')
    },
  )
})
