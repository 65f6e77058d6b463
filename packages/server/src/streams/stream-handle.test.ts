import { stream, type StreamOptions } from '@livejsx/view'
import { changesSince, streamModel, type StreamChange } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { createStreamHandle } from './stream-handle.ts'

interface Post {
  readonly id: number
  readonly text?: unknown
}

function handle(options?: StreamOptions<Post>) {
  let state = stream<Post>([], options) as unknown as object
  const posts = createStreamHandle({
    key: 'posts',
    get: () => state as never,
    update: (change) => void (state = change(state as never)),
  })
  return {
    posts,
    /** What was done to the stream since it was made. */
    changes: (): StreamChange[] => changesSince(streamModel(state)?.last, 1),
  }
}

describe('createStreamHandle', () => {
  it('[LIST-02] takes one item or several, and brings them in at the end', () => {
    const { posts, changes } = handle()
    posts.insert({ id: 1 })
    posts.insert([{ id: 2 }, { id: 3 }], { at: 0, limit: 5 })
    posts.insert([])
    expect(changes()).toEqual([
      { verb: 'put', at: -1, entries: [{ id: 1 }], limit: undefined },
      { verb: 'put', at: 0, entries: [{ id: 2 }, { id: 3 }], limit: 5 },
    ])
  })

  it('[LIST-02] applies the limit of the stream to each insert that has none of its own', () => {
    const { posts, changes } = handle({ limit: -2 })
    posts.insert({ id: 1 })
    posts.insert({ id: 2 }, { limit: 9 })
    expect(changes()).toMatchObject([{ limit: -2 }, { limit: 9 }])
  })

  it('[LIST-02] takes of several items with one id the last, in the place of the first', () => {
    const { posts, changes } = handle()
    posts.insert([{ id: 1, text: 'a' }, { id: 2 }, { id: 1, text: 'b' }])
    expect(changes()).toMatchObject([{ entries: [{ id: 1, text: 'b' }, { id: 2 }] }])
  })

  it('[LIST-02] updates without a position or a limit', () => {
    const { posts, changes } = handle({ limit: 3 })
    posts.update({ id: 1, text: 'a' })
    posts.update([])
    expect(changes()).toEqual([
      { verb: 'put', at: null, entries: [{ id: 1, text: 'a' }], limit: undefined },
    ])
  })

  it('[LIST-02] deletes by ids, which are compared as texts', () => {
    const { posts, changes } = handle()
    posts.delete(1)
    posts.delete(['2', 2, 3])
    posts.delete([])
    expect(changes()).toEqual([
      { verb: 'drop', ids: ['1'] },
      { verb: 'drop', ids: ['2', '3'] },
    ])
  })

  it('[LIST-02] resets to any iterable, within its limit, or to nothing', () => {
    const { posts, changes } = handle({ limit: 2 })
    posts.reset(new Set([{ id: 1 }, { id: 2 }, { id: 3 }]))
    expect(changes()).toEqual([{ verb: 'set', entries: [{ id: 1 }, { id: 2 }] }])
    posts.reset()
    expect(changes()).toEqual([{ verb: 'set', entries: [] }])
  })

  it.each([Number.NaN, -2, 0.5, Infinity])('[LIST-02] refuses the position %d', (at) => {
    const { posts, changes } = handle()
    expect(() => posts.insert({ id: 1 }, { at })).toThrow(
      `\`posts.insert(…, { at: ${at} })\`: a position is a whole number from 0, or -1 for the end`,
    )
    expect(changes()).toEqual([])
  })

  it('[LIST-02] refuses a limit of 0, an item without an id, and what cannot be sent', () => {
    const { posts, changes } = handle()
    expect(() => posts.insert({ id: 1 }, { limit: 0 })).toThrow('`posts.insert(…, { limit: 0 })`')
    expect(() => posts.update({} as Post)).toThrow('`posts.update(…)`: an item has neither an `id`')
    expect(() => posts.reset([{ id: 1, text: () => 1 }])).toThrow(
      'posts.reset[0].text is a function; only plain data crosses the wire',
    )
    expect(changes()).toEqual([])
  })

  it('[LIST-02] tells a stream that was copied from one that is known', () => {
    const copy = { ...stream<Post>() } as never
    const posts = createStreamHandle({ key: 'posts', get: () => copy, update: () => undefined })
    expect(() => posts.insert({ id: 1 })).toThrow('assign the stream itself')
  })
})
