import { liveView, stream } from '@livejsx/view'
import { streamModel } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import type { State } from './discovery/part.ts'
import { handled, type LiveBinding } from './live-values.ts'
import './features.ts'
import { ViewState } from './view-state.ts'

interface Post {
  readonly id: number
}

const view = liveView({ mount: () => ({}), render: () => null })

/** The state of a view with a stream that its page holds. */
function sentState(limit?: number) {
  const state = new ViewState(view, (assigns) => assigns)
  state.apply({ assigns: { posts: stream<Post>([{ id: -1 }], limit ? { limit } : {}), count: 0 } })
  state.encode(false)
  state.markSent()
  let assigns: State
  const bind = (key: string): LiveBinding => ({
    key,
    get: () => assigns[key] as object,
    update: (change) => void (assigns = { ...assigns, [key]: change(assigns[key] as never) }),
  })
  return {
    state,
    /** Runs a handler, and sends what it did unless the page is held. */
    handle(act: (posts: { insert(items: readonly Post[]): void }) => void, isHeld = false) {
      ;({ assigns } = state)
      act((handled(assigns, undefined, bind) as { posts: never }).posts)
      const patch = state.diff({ assigns })
      state.apply({ assigns })
      if (!isHeld) state.markSent()
      return patch
    },
  }
}

function block(first: number, count: number): Post[] {
  return Array.from({ length: count }, (_, index) => ({ id: first + index }))
}

describe('ViewState', () => {
  it('[LIST-02] holds no item of a stream while 100,000 pass through', () => {
    const { state, handle } = sentState()
    let sent = 0
    for (let first = 0; first < 100_000; first += 100) {
      const patch = handle((posts) => posts.insert(block(first, 100)))
      sent += patch?.lists.length ?? 0
      expect(state.pendingItems).toBe(0)
      expect(streamModel(state.assigns['posts'])?.last).toBeUndefined()
    }
    expect(sent).toBe(1_000)
  })

  it('[LIST-02] counts what waits for a page that is held, and forgets it with the patch', () => {
    const { state, handle } = sentState()
    handle((posts) => posts.insert(block(0, 30)), true)
    handle((posts) => posts.insert(block(30, 12)), true)
    expect(state.pendingItems).toBe(42)
    expect(state.diff()?.lists).toEqual([['posts/items', 'put', -1, block(0, 42)]])
    state.markSent()
    expect(state.pendingItems).toBe(0)
    expect(state.diff()).toBeUndefined()
  })

  it('[LIST-02] holds a few times the limit at most for a page that is held for ever', () => {
    const { state, handle } = sentState(-50)
    let most = 0
    for (let id = 0; id < 5_000; id += 1) {
      handle((posts) => posts.insert([{ id }]), true)
      most = Math.max(most, state.pendingItems)
    }
    expect(most).toBeLessThan(250)
    expect(state.diff()?.set).toEqual({ 'posts/items': block(4_950, 50) })
  })
})
