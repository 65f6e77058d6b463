import { describe, expect, it } from 'vitest'
import { partMoves } from './part-moves.ts'

describe('partMoves', () => {
  it('[STASH-01] finds parts by component and id, whatever their numbers', () => {
    const before = { parts: { 1: { '#': ['card', 'a'] }, 2: { '#': ['card', 'b'] } } }
    const after = { parts: { 1: { '#': ['card', 'b'] }, 7: { '#': ['list', 'a'] } } }
    const partOf = partMoves(before, after)
    expect([partOf(1), partOf(2), partOf(3)]).toEqual([undefined, 1, undefined])
  })

  it('[STASH-01] finds nothing in views without parts', () => {
    expect(partMoves({}, { parts: { 1: { '#': ['card', 'a'] } } })(1)).toBeUndefined()
    expect(partMoves({ parts: { 1: { '#': ['card', 'a'] } } }, {})(1)).toBeUndefined()
  })
})
