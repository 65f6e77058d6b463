import { beforeEach, describe, expect, it } from 'vitest'
import { createBoard, type Board } from './board.server.ts'

let board: Board
let changes: number

beforeEach(() => {
  changes = 0
  board = createBoard(() => void (changes += 1))
})

describe('createBoard', () => {
  it('moves a card and tells of it', () => {
    expect(board.move('csv', { lane: 'done', before: null })).toBeUndefined()
    expect(board.lanes().done.at(-1)?.id).toBe('csv')
    expect(changes).toBe(1)
  })

  it('keeps a locked card where it is and says who has locked it', () => {
    const before = board.lanes()
    expect(board.move('cold-start', { lane: 'done', before: null })).toBe(
      '“Cold start under 100 ms” stays: Joel has locked it',
    )
    expect(board.remove('cold-start')).toContain('Joel')
    expect(board.lanes()).toBe(before)
    expect(changes).toBe(0)
  })

  it('refuses a card for a full lane, but lets those inside change their order', () => {
    expect(board.move('csv', { lane: 'review', before: null })).toBeUndefined()
    expect(board.move('print', { lane: 'review', before: null })).toBe(
      '“A page that prints well” stays: Review takes 3 cards',
    )
    expect(board.add('review', 'One more')).toBe('Review takes 3 cards')
    expect(board.move('csv', { lane: 'review', before: 'resume' })).toBeUndefined()
  })

  it('never gives a number twice, and takes a bounded number of cards', () => {
    const refusals = Array.from({ length: 60 }, (_, index) => board.add('backlog', `Card ${index}`))
    expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(44)
    const ids = Object.values(board.lanes()).flatMap((cards) => cards.map(({ id }) => id))
    expect(new Set(ids).size).toBe(60)
  })

  it('puts a removed card back to its place', () => {
    const before = board.lanes()
    const card = before.doing[1]
    if (card === undefined) throw new Error('The board starts with two cards in progress')
    board.remove(card.id)
    board.restore(card, { lane: 'doing', before: 'phones' })
    expect(board.lanes()).toEqual(before)
  })

  it('goes on from what another one has become, without telling', () => {
    board.add('backlog', 'Kept')
    const told: string[] = []
    const next = createBoard(() => told.push('changed'), board.state())
    expect(next.state()).toEqual(board.state())
    board.add('backlog', 'Kept, too')
    next.take(board.state())
    expect(next.lanes()).toBe(board.lanes())
    expect(next.next()).toBe(3)
    expect(told).toEqual([])
  })
})
