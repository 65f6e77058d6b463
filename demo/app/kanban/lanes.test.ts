import { describe, expect, it } from 'vitest'
import {
  addCard,
  moveCard,
  movedText,
  neighbourOf,
  placeOf,
  removeCard,
  type Lanes,
} from './lanes.ts'

const card = (id: string): { id: string; title: string } => ({ id, title: id.toUpperCase() })
const lanes: Lanes = {
  backlog: [card('a'), card('b'), card('c')],
  doing: [card('d')],
  review: [],
  done: [],
}

function idsOf({ backlog, doing, review, done }: Lanes): string {
  return [backlog, doing, review, done].map((cards) => cards.map(({ id }) => id).join('')).join('|')
}

describe('moveCard', () => {
  it.each([
    ['down within its lane', 'a', { lane: 'backlog', before: 'c' }, 'bac|d||'],
    ['up within its lane', 'c', { lane: 'backlog', before: 'a' }, 'cab|d||'],
    ['into another lane', 'b', { lane: 'doing', before: 'd' }, 'ac|bd||'],
    ['to the end', 'a', { lane: 'doing', before: null }, 'bc|da||'],
    ['to the end when its neighbour is gone', 'a', { lane: 'doing', before: 'x' }, 'bc|da||'],
    ['into an empty lane', 'd', { lane: 'done', before: null }, 'abc|||d'],
  ] as const)('moves a card %s', (_name, id, to, expected) => {
    expect(idsOf(moveCard(lanes, id, to))).toBe(expected)
  })

  it('leaves the lanes as they are for an unknown card and for one that is there', () => {
    expect(moveCard(lanes, 'x', { lane: 'done', before: null })).toBe(lanes)
    expect(moveCard(lanes, 'b', { lane: 'backlog', before: 'c' })).toBe(lanes)
    expect(moveCard(lanes, 'b', { lane: 'backlog', before: 'b' })).toBe(lanes)
  })

  it('keeps the identity of the lanes that it does not touch', () => {
    const moved = moveCard(lanes, 'a', { lane: 'doing', before: 'd' })
    expect(moved.review).toBe(lanes.review)
    expect(moved.done).toBe(lanes.done)
  })
})

describe('addCard and removeCard', () => {
  it('add to the end of a lane, and take away wherever the card is', () => {
    expect(idsOf(addCard(lanes, 'doing', card('e')))).toBe('abc|de||')
    expect(idsOf(removeCard(lanes, 'b'))).toBe('ac|d||')
    expect(removeCard(lanes, 'x')).toBe(lanes)
  })
})

describe('neighbourOf', () => {
  it.each([
    ['b', 'up', { lane: 'backlog', before: 'a' }],
    ['a', 'down', { lane: 'backlog', before: 'c' }],
    ['b', 'down', { lane: 'backlog', before: null }],
    ['c', 'right', { lane: 'doing', before: null }],
    ['d', 'left', { lane: 'backlog', before: 'a' }],
    ['a', 'up', undefined],
    ['c', 'down', undefined],
    ['a', 'left', undefined],
  ] as const)('tells where %s goes %s', (id, direction, expected) => {
    expect(neighbourOf(lanes, id, direction)).toEqual(expected)
  })
})

describe('placeOf', () => {
  it('names the card that comes after', () => {
    expect(placeOf(lanes, 'a')).toEqual({ lane: 'backlog', before: 'b' })
    expect(placeOf(lanes, 'd')).toEqual({ lane: 'doing', before: null })
    expect(placeOf(lanes, 'x')).toBeUndefined()
  })
})

describe('movedText', () => {
  it('names the card, its lane and its place', () => {
    expect(movedText(lanes, 'b')).toBe('“B” moved to Backlog, 2 of 3')
  })
})
