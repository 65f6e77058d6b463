// @vitest-environment happy-dom
import type { ViewObject } from '@livejsx/view'
import { describe, expect, it, vi } from 'vitest'
import { createOptimisticLayer } from './optimistic.ts'

type State = Readonly<Record<string, unknown>>

const view: ViewObject = {
  id: 'counter',
  definition: {
    optimistic: {
      add: ({ count }: { count: number }, { by }: { by: number }) => ({ count: count + by }),
      broken() {
        throw new Error('in the reducer')
      },
    },
    render: () => null,
  },
}

function createLayer() {
  const shown: State[] = []
  let state: State = { count: 0, other: 'same' }
  const layer = createOptimisticLayer(view, () => shown.push(layer.apply(state)))
  return { layer, shown, receive: (next: State) => shown.push(layer.apply((state = next))) }
}

describe('createOptimisticLayer', () => {
  it('[EVT-12] shows an event at once, and what its answer brings in its place', async () => {
    const { layer, shown, receive } = createLayer()
    const onAnswer = layer.add('add', { by: 1 })
    onAnswer()
    receive({ count: 1, other: 'same' })
    await Promise.resolve()
    expect(shown.map(({ count }) => count)).toEqual([1, 1])
  })

  it('[EVT-12] applies what waits to each newer state', () => {
    const { layer, shown, receive } = createLayer()
    layer.add('add', { by: 1 })
    layer.add('add', { by: 1 })
    receive({ count: 10, other: 'same' })
    expect(shown.map(({ count }) => count)).toEqual([1, 2, 12])
  })

  it('[EVT-12] takes an event back whose answer brings no state, and leaves the others', async () => {
    const { layer, shown } = createLayer()
    const onRefusal = layer.add('add', { by: 100 })
    layer.add('add', { by: 1 })
    onRefusal()
    await Promise.resolve()
    expect(shown.map(({ count }) => count)).toEqual([100, 101, 1])
  })

  it('[EVT-12] gives the same object as long as nothing changes', () => {
    const { layer } = createLayer()
    const state = { count: 0 }
    expect(layer.apply(state)).toBe(state)
    layer.add('add', { by: 1 })
    expect(layer.apply(state)).toBe(layer.apply(state))
  })

  it('[EVT-12] leaves events without a reducer alone, whatever they are called', () => {
    const { layer, shown } = createLayer()
    layer.add('constructor', undefined)
    layer.add('save', undefined)
    expect([shown, layer.has('add'), layer.has('save'), layer.has('toString')]).toEqual([
      [],
      true,
      false,
      false,
    ])
  })

  it('[EVT-12] reports a reducer that throws, and goes on without it', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { layer, shown } = createLayer()
    layer.add('broken', undefined)
    layer.add('add', { by: 1 })
    expect(shown.map(({ count }) => count)).toEqual([0, 1])
    expect(told).toHaveBeenCalled()
    told.mockRestore()
  })
})
