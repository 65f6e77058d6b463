import { stream } from '@livejsx/view'
import { streamModel, streamState, type StreamChange } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import type { State } from '../discovery/part.ts'
import { diffAssigns, encodeAssigns, forgetItems, waitingItems } from './stream-patch.ts'
import { withChange } from './stream-steps.ts'

/** Assigns whose stream `posts` has gone through changes. */
function changed(assigns: State, ...changes: readonly StreamChange[]): State {
  const model = streamModel(assigns['posts'])
  if (model === undefined) throw new Error('`posts` is no stream')
  return { ...assigns, posts: streamState(changes.reduce(withChange, model)) }
}

function asSent(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json))
}

const put = (at: number | null, ...ids: number[]): StreamChange => ({
  verb: 'put',
  at,
  entries: ids.map((id) => ({ id })),
  limit: undefined,
})
const drop: StreamChange = { verb: 'drop', ids: ['1'] }
const reset: StreamChange = { verb: 'set', entries: [{ id: 9 }] }

const first: State = { posts: stream([{ id: 1 }]), count: 0 }
const sent = forgetItems(first)

describe('diffAssigns', () => {
  it('[LIST-02] sends what was done to a stream, beside what has changed otherwise', () => {
    const to = changed({ ...sent, count: 1 }, put(0, 2), put(-1, 3), drop, put(null, 3))
    expect(diffAssigns(sent, to)).toEqual({
      set: { count: 1 },
      lists: [
        ['posts/items', 'put', 0, [{ id: 2 }]],
        ['posts/items', 'put', -1, [{ id: 3 }]],
        ['posts/items', 'drop', ['1']],
        ['posts/items', 'put', null, [{ id: 3 }]],
      ],
    })
  })

  it('[LIST-02] sends the limit with an insert that has one', () => {
    const limited: StreamChange = { verb: 'put', at: -1, entries: [{ id: 2 }], limit: -5 }
    expect(diffAssigns(sent, changed(sent, limited))?.lists).toEqual([
      ['posts/items', 'put', -1, [{ id: 2 }], -5],
    ])
  })

  it('[LIST-02] folds what follows a reset, and sends the list once', () => {
    const to = changed(sent, put(-1, 7), reset, put(0, 2), drop, put(null, 9))
    expect(diffAssigns(sent, to)).toEqual({
      set: { 'posts/items': [{ id: 2 }, { id: 9 }] },
      lists: [],
    })
  })

  it('[LIST-02] sends nothing for a stream that nothing was done to', () => {
    expect(diffAssigns(sent, { ...sent })).toBeUndefined()
    expect(diffAssigns(first, sent)).toBeUndefined()
  })

  it('[LIST-02] sends only what is new to a page that has got the rest meanwhile', () => {
    const waiting = changed(sent, put(-1, 2))
    const newer = changed(waiting, put(-1, 3))
    expect(diffAssigns(forgetItems(waiting), newer)?.lists).toEqual([
      ['posts/items', 'put', -1, [{ id: 3 }]],
    ])
  })

  it('[LIST-02] sends another stream, and another value in its place, as a whole', () => {
    const to = { ...sent, posts: stream([{ id: 4 }], { limit: 3 }) }
    expect(asSent(diffAssigns(sent, to)?.set)).toEqual({
      posts: { '#': 'stream', limit: 3, items: [{ id: 4 }] },
    })
    expect(diffAssigns(sent, { ...sent, posts: [] })?.set).toEqual({ posts: [] })
    expect(diffAssigns(sent, { count: 0 })?.lists).toEqual([['posts', 'delete']])
  })

  it('[LIST-02] encodes items, and escapes the name of the assign', () => {
    const from = forgetItems({ 'a/b': stream([{ id: 1 }]) })
    const model = streamModel(from['a/b'])
    if (model === undefined) throw new Error('no stream')
    const change: StreamChange = { ...put(-1), entries: [{ id: 2, at: new Date(5) }] } as never
    expect(diffAssigns(from, { 'a/b': streamState(withChange(model, change)) })?.lists).toEqual([
      ['a~1b/items', 'put', -1, [{ id: 2, at: { $: 'date', value: 5 } }]],
    ])
  })

  it('[LIST-02] refuses a stream that was sent under another name, and one under two names', () => {
    expect(() => diffAssigns(sent, { others: sent['posts'] })).toThrow(
      '`assigns.others` is the stream of another assign',
    )
    expect(() => diffAssigns(sent, { ...sent, others: sent['posts'] })).toThrow(
      '`assigns.posts` and `assigns.others` are the same stream: make one for each',
    )
  })
})

describe('diffAssigns, with what waits in streams left out', () => {
  it('[LIST-02] looks at the first items of a stream once, and at the rest of the assigns', () => {
    let looks = 0
    const item = {
      id: 1,
      get text() {
        return String((looks += 1))
      },
    }
    let to: State = { posts: stream([item]), count: 1 }
    expect(diffAssigns({ count: 0 }, to, 'assigns', 'leave')).toEqual({
      set: { count: 1 },
      lists: [],
    })
    const once = looks
    for (let id = 2; id < 50; id += 1) {
      to = changed(to, put(-1, id))
      expect(diffAssigns({ count: 1 }, to, 'assigns', 'leave')).toBeUndefined()
    }
    expect(looks).toBe(once)
    expect(() => diffAssigns(to, { ...to, count: () => 1 }, 'assigns', 'leave')).toThrow(
      'assigns.count is a function',
    )
  })

  it('[LIST-02] refuses first items that cannot be sent, each time', () => {
    const to = { posts: stream([{ id: 1, text: () => 1 }]) }
    const check = () => diffAssigns({}, to, 'assigns', 'leave')
    expect(check).toThrow('assigns.posts.items[0].text is a function')
    expect(check).toThrow('assigns.posts.items[0].text is a function')
    expect(() => diffAssigns(sent, { other: sent['posts'] }, 'assigns', 'leave')).toThrow(
      '`assigns.other` is the stream of another assign',
    )
  })
})

describe('encodeAssigns', () => {
  it('[LIST-03] marks streams whose items hold live components', () => {
    const source = streamModel(first['posts'])?.source
    if (source === undefined) throw new Error('no stream')
    const rows = new Map([
      [source, { count: 1, ids: new Set(['1']), isComplete: true, parts: new Map([['1', []]]) }],
    ])
    expect(encodeAssigns(first, 'assigns', rows)).toEqual({
      posts: { '#': 'stream', live: true, items: [{ id: 1 }] },
      count: 0,
    })
  })

  it('[LIST-02] refuses a stream under two names', () => {
    expect(() => encodeAssigns({ a: first['posts'], b: first['posts'] }, 'assigns')).toThrow(
      '`assigns.a` and `assigns.b` are the same stream',
    )
  })
})

describe('forgetItems', () => {
  it('[LIST-02] leaves nothing of the items, and everything else as it is', () => {
    expect(asSent(encodeAssigns(sent, 'assigns'))).toEqual({
      posts: { '#': 'stream', items: [] },
      count: 0,
    })
    expect(streamModel(sent['posts'])?.last).toBeUndefined()
    expect(forgetItems(sent)).toBe(sent)
    const plain = { count: 1 }
    expect(forgetItems(plain)).toBe(plain)
  })
})

describe('waitingItems', () => {
  it('[LIST-02] counts items and ids that were not sent yet', () => {
    expect(waitingItems(first)).toBe(0)
    expect(waitingItems(changed(sent, put(-1, 2, 3), drop))).toBe(3)
  })
})
