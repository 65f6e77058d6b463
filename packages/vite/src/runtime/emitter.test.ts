import { describe, expect, it } from 'vitest'
import { Emitter } from './emitter.ts'

function emitter() {
  const heard: unknown[] = []
  return { heard, own: new Emitter(), hear: (...values: unknown[]) => void heard.push(values) }
}

describe('Emitter', () => {
  it('calls the listeners of a name, with the values', () => {
    const { heard, own, hear } = emitter()
    own.on('a', hear).on('a', hear).emitReserved('a', 1, 2)
    own.emitReserved('b', 3)
    expect(heard).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('calls a listener of `once` once', () => {
    const { heard, own, hear } = emitter()
    own.once('a', hear)
    own.emitReserved('a')
    own.emitReserved('a')
    expect(heard).toEqual([[]])
  })

  it('takes off one listener, all of a name, or all', () => {
    const { heard, own, hear } = emitter()
    const others: unknown[] = []
    own.on('a', hear).on('a', (value) => void others.push(value))
    own.off('a', hear)
    own.emitReserved('a', 1)
    expect([heard, others]).toEqual([[], [1]])
    own.on('b', hear).removeAllListeners('a')
    own.emitReserved('a', 2)
    own.emitReserved('b', 2)
    own.removeAllListeners()
    own.emitReserved('b', 3)
    expect([heard, others]).toEqual([[[2]], [1]])
  })

  it('calls those that were there when it began', () => {
    const { heard, own, hear } = emitter()
    own.on('a', () => void own.on('a', hear)).on('a', () => void own.removeAllListeners('a'))
    own.emitReserved('a', 1)
    expect([heard, own.listeners('a')]).toEqual([[], []])
  })
})
