import { describe, expect, it } from 'vitest'
import type { LetterRow } from './letter.ts'
import { markLetter, moveLetter, rowsOf, undoMove, type MailState } from './mail-state.ts'

const row: LetterRow = {
  id: 'a',
  from: 'Ana',
  subject: 'Soup',
  snippet: 'At noon.',
  at: 0,
  when: '12:00',
  place: 'inbox',
  isUnread: true,
  isFlagged: false,
}
const rows = [row, { ...row, id: 'b', isUnread: false }]

const state: MailState = {
  box: { folder: 'inbox', text: '' },
  rows: {
    size: rows.length,
    map: (render) => rows.map((each) => render(each, each.id)),
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  },
  openId: '',
  letter: null,
  counts: { unread: 1, flagged: 0 },
  moved: null,
  news: '',
  gone: [],
  marks: {},
}

function idsOf(after: MailState): readonly string[] {
  return rowsOf(after).map(({ id }) => id)
}

describe('moveLetter', () => {
  it('[EVT-12] takes a letter out of the list and the count, and says so', () => {
    const after = { ...state, ...moveLetter(state, { id: 'a', place: 'archive', next: 'b' }) }
    expect(idsOf(after)).toEqual(['b'])
    expect(after).toMatchObject({
      counts: { unread: 0 },
      openId: '',
      moved: { id: 'a', text: '“Soup” archived', unread: -1 },
    })
  })

  it('opens the next letter instead of one that was open', () => {
    const open = { ...state, openId: 'a' }
    expect(moveLetter(open, { id: 'a', place: 'archive', next: 'b' }).openId).toBe('b')
    expect(moveLetter(open, { id: 'a', place: 'archive', next: null }).openId).toBe('')
    expect(moveLetter(open, { id: 'b', place: 'archive', next: 'a' }).openId).toBeUndefined()
  })

  it('leaves a letter among the flagged ones, and an unknown one where it is', () => {
    const flagged: MailState = { ...state, box: { folder: 'flagged', text: '' } }
    const after = { ...flagged, ...moveLetter(flagged, { id: 'a', place: 'archive', next: null }) }
    expect(idsOf(after)).toEqual(['a', 'b'])
    expect(moveLetter(state, { id: 'x', place: 'archive', next: null })).toEqual({})
  })
})

describe('undoMove', () => {
  it('brings back a letter of which the server has not heard that it went', () => {
    const moved = { ...state, ...moveLetter(state, { id: 'a', place: 'archive', next: null }) }
    const after = { ...moved, ...undoMove(moved) }
    expect(idsOf(after)).toEqual(['a', 'b'])
    expect(after).toMatchObject({ moved: null, counts: state.counts })
  })
})

describe('markLetter', () => {
  it('[EVT-12] shows marks at once, and counts each change once', () => {
    const read = { ...state, ...markLetter(state, { id: 'a', isUnread: false }) }
    expect(rowsOf(read)[0]).toMatchObject({ isUnread: false, isFlagged: false })
    expect(read.counts).toEqual({ unread: 0, flagged: 0 })
    const again = { ...read, ...markLetter(read, { id: 'a', isUnread: false }) }
    expect(again.counts).toEqual({ unread: 0, flagged: 0 })
    const flagged = { ...again, ...markLetter(again, { id: 'a', isFlagged: true }) }
    expect(rowsOf(flagged)[0]).toMatchObject({ isUnread: false, isFlagged: true })
    expect(flagged.counts).toEqual({ unread: 0, flagged: 1 })
  })
})
