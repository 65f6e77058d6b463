import { stream, type StreamOptions } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { createStreamHandle } from './stream-handle.ts'
import { diffAssigns } from './stream-patch.ts'
import { messageText } from '../message-text.ts'

interface Post {
  readonly id: number
  readonly text: unknown
}

type Insert = [items: Post | Post[], options?: { at?: number; limit?: number }]

/** Does what the handler of one view does with an item, and gives the patch that its page is sent. */
function patchOfView(options: StreamOptions<Post>, ...insert: Insert) {
  const sent = { posts: stream<Post>([], options) as unknown as object }
  let now = sent
  const posts = createStreamHandle({
    key: 'posts',
    get: () => now.posts as never,
    update: (change) => void (now = { posts: change(now.posts as never) }),
  })
  posts.insert(...insert)
  return diffAssigns(sent, now)
}

/** An item that counts how often it is looked at. */
function counted(text: string): { readonly item: Post; readonly reads: () => number } {
  let reads = 0
  const item = {
    id: 1,
    get text() {
      reads += 1
      return text
    },
  }
  return { item, reads: () => reads }
}

describe('the puts of a broadcast', () => {
  it('[RT-01] are checked once, and one patch of one text, for all views that are sent them', () => {
    const { item, reads } = counted('short')
    const patches = Array.from({ length: 1_000 }, () => patchOfView({ limit: -9 }, item))
    expect(new Set(patches).size).toBe(1)
    for (const [number, patch] of patches.entries()) {
      messageText(['patch', 1, number, 0, patch?.set ?? {}, patch?.lists ?? []])
    }
    // Twice by the check, once for the text.
    expect(reads()).toBe(3)
  })

  it('are made once also for items with ids of their own making, and lists of items', () => {
    const id = (post: Post): number => post.id
    const posts = [1, 2].map((each): Post => ({ id: each, text: 'text' }))
    const [one, other] = [patchOfView({ id }, posts), patchOfView({ id }, [...posts])]
    expect(one).toBe(other)
    expect(one?.lists).toEqual([['posts/items', 'put', -1, posts]])
  })

  it('are told apart by their items, place, limit and ids', () => {
    const [one, other]: Post[] = [
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ] as const
    const patches = [
      patchOfView({}, one as Post),
      patchOfView({}, other as Post),
      patchOfView({}, [one, other] as Post[]),
      patchOfView({}, one as Post, { at: 0 }),
      patchOfView({}, one as Post, { limit: 3 }),
      patchOfView({ id: (post) => post.id + 10 }, one as Post),
    ]
    expect(patches.map((patch) => patch?.lists[0]?.slice(2))).toEqual([
      [-1, [one]],
      [-1, [other]],
      [-1, [one, other]],
      [0, [one]],
      [-1, [one], 3],
      [-1, [['11', one]]],
    ])
  })

  it('are made again in another task, in case an item was changed', async () => {
    const item = { id: 1, text: 'text' as unknown }
    patchOfView({}, item)
    await Promise.resolve()
    item.text = () => 'text'
    expect(() => patchOfView({}, item)).toThrow('assigns.posts.insert[0].text is a function')
  })
})
