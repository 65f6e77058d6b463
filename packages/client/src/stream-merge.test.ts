import { describe, expect, it } from 'vitest'
import { mergeStreams } from './stream-merge.ts'

const list = (...ids: number[]) => ids.map((id) => ({ id }))
const posts = (...ids: number[]) => ({ posts: { '#': 'stream', items: list(...ids) } })

describe('mergeStreams', () => {
  it.each([
    ['keeps what is above and below of it', [1, 2, 3, 4, 5, 6], [3, 4, 5], [1, 2, 3, 4, 5, 6]],
    ['drops what is gone in between', [1, 2, 3, 4, 5], [2, 4], [1, 2, 4, 5]],
    ['brings in what is new', [1, 2, 3], [2, 7, 3, 8], [1, 2, 7, 3, 8]],
    ['has the order of the new one', [1, 2, 3, 4], [3, 9, 2], [1, 3, 9, 2, 4]],
    ['is replaced where nothing is in common', [1, 2, 3], [7, 8], [7, 8]],
    ['is replaced by an empty one', [1, 2, 3], [], []],
    ['is filled where it was empty', [], [1, 2], [1, 2]],
  ])(
    '[LIST-03] joins a list with that of a new instance: it %s',
    (_what, before, after, merged) => {
      expect(mergeStreams(posts(...before), posts(...after))).toEqual(posts(...merged))
    },
  )

  it('[LIST-03] has the newest items, and the references of the others', () => {
    const before = { posts: { '#': 'stream', items: [{ id: 1 }, { id: 2, text: 'old' }] } }
    const after = { posts: { '#': 'stream', items: [{ id: 2, text: 'new' }] } }
    const merged = mergeStreams(before, after) as typeof before
    expect(merged.posts.items).toEqual([{ id: 1 }, { id: 2, text: 'new' }])
    expect(merged.posts.items[0]).toBe(before.posts.items[0])
  })

  it('[LIST-03] applies the limit of the stream', () => {
    const limited = (limit: number) => ({ posts: { ...posts(3, 4, 5).posts, limit } })
    expect(mergeStreams(posts(1, 2, 3, 4), limited(-3))).toMatchObject(posts(3, 4, 5))
    expect(mergeStreams(posts(5, 6, 7), limited(4))).toMatchObject(posts(3, 4, 5, 6))
  })

  it('[LIST-03] takes the new list where live components are in the items', () => {
    const after = { posts: { ...posts(2, 3).posts, live: true } }
    expect(mergeStreams(posts(1, 2, 3), after)).toEqual(after)
  })

  it('[LIST-03] leaves everything else as the new instance has it', () => {
    const before = { ...posts(1), count: 5, list: list(1), flash: { info: 'old' } }
    const after = { ...posts(1), count: 1, list: list(2), other: null }
    expect(mergeStreams(before, after)).toEqual(after)
    expect(mergeStreams({}, after)).toEqual(after)
    expect(mergeStreams({ posts: list(1) }, after)).toEqual(after)
  })

  it('[LIST-03] finds the streams of live components, whose numbers are others', () => {
    const part = (name: string, ...ids: number[]) => ({ '#': ['feed', name], ...posts(...ids) })
    const before = { parts: { 1: part('a', 1, 2), 2: part('b', 5, 6) } }
    const after = { parts: { 4: part('b', 6, 7), 5: part('a', 9), 6: part('c', 1) } }
    expect(mergeStreams(before, after)).toEqual({
      parts: { 4: part('b', 5, 6, 7), 5: part('a', 9), 6: part('c', 1) },
    })
  })
})
