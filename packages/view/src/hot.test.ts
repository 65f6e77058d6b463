import { describe, expect, it } from 'vitest'
import { onHotSwap } from './hot.ts'
import { liveView } from './live-view.ts'

const first = { mount: () => ({}), render: () => 'first' }
const second = { mount: () => ({}), render: () => 'second' }

describe('hot swapping', () => {
  it('[DX-02] keeps the view of the first version and gives it the new definition', () => {
    const hot = { data: {} }
    const view = liveView(first, 'page', hot)
    expect(liveView(second, 'page', hot)).toBe(view)
    expect(view.definition.render).toBe(second.render)
  })

  it('[DX-02] tells who listens which view was swapped once its module has run, until they stop', async () => {
    const swapped: (string | undefined)[] = []
    const hot = { data: {} }
    const stop = onHotSwap((id) => swapped.push(id))
    liveView(first, 'page', hot)
    liveView(second, 'page', hot)
    expect(swapped).toEqual([])
    await Promise.resolve()
    stop()
    stop()
    liveView(first, 'page', hot)
    await Promise.resolve()
    expect(swapped).toEqual(['page'])
  })

  it('makes a view of its own for each definition outside development', () => {
    expect(liveView(first, 'page')).not.toBe(liveView(first, 'page'))
  })

  it('refuses a definition without `render`, by the name of its view', () => {
    const broken = { mount: () => ({}) } as unknown as typeof first
    expect(() => liveView(broken, 'page')).toThrow('`liveView` of `page` needs a `render`')
  })
})
