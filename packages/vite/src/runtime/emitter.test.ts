import { describe, expect, it } from 'vitest'
import { Emitter } from './emitter.ts'

function emitter() {
  const heard: unknown[] = []
  return { heard, own: new Emitter(), hear: (...values: unknown[]) => void heard.push(values) }
}

describe('Emitter', () => {
  it('calls the listeners of a name, with the values', () => {
    const { heard, own, hear } = emitter()
    own.on('a', hear).addEventListener('a', hear).emit('a', 1, 2).emit('b', 3)
    own.emitReserved('a', 4)
    expect(heard).toEqual([[1, 2], [1, 2], [4], [4]])
    expect([own.hasListeners('a'), own.hasListeners('b')]).toEqual([true, false])
  })

  it('calls a listener of `once` once, and lets it be taken off by its own name', () => {
    const { heard, own, hear } = emitter()
    own.once('a', hear).emit('a', 1).emit('a', 2)
    own.once('a', hear).off('a', hear).emit('a', 3)
    expect(heard).toEqual([[1]])
  })

  it('takes off one listener, all of a name, or all', () => {
    const { heard, own, hear } = emitter()
    own.on('a', hear).on('a', hear).removeListener('a', hear).emit('a', 1)
    own.removeAllListeners('a').emit('a', 2)
    own.on('a', hear).on('b', hear).off().emit('a', 3).emit('b', 3)
    own.on('a', hear).removeEventListener('a', hear).emit('a', 4)
    expect(heard).toEqual([[1]])
  })

  it('calls those that were there when it began', () => {
    const { heard, own, hear } = emitter()
    own.on('a', () => void own.on('a', hear)).on('a', () => void own.off('a'))
    own.emit('a', 1)
    expect([heard, own.listeners('a')]).toEqual([[], []])
  })
})
