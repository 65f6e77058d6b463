import { describe, expect, it } from 'vitest'
import {
  addItem,
  changeItem,
  firstLayout,
  moveItem,
  lastNumber,
  positionOf,
  settleItem,
  removeItem,
  restoreItem,
} from './layout.ts'
import type { Layout } from './layout-item.ts'

const three = firstLayout.slice(0, 3)

function idsOf(layout: Layout): string[] {
  return layout.map(({ id }) => id)
}

describe('addItem', () => {
  it('adds a second widget of a kind with an id and a title of its own', () => {
    const added = addItem(addItem(three, 'cpu', 1), 'cpu', 2)
    expect(idsOf(added)).toEqual(['vitals', 'cpu', 'memory', 'cpu-1', 'cpu-2'])
    expect(added.map(({ title }) => title).slice(3)).toEqual(['CPU 2', 'CPU 3'])
  })
})

describe('removeItem and restoreItem', () => {
  it('put a widget back to where it was', () => {
    const item = three[1]
    if (item === undefined) throw new Error('No second widget')
    const removed = removeItem(three, item.id)
    expect(idsOf(removed)).toEqual(['vitals', 'memory'])
    expect(restoreItem(removed, item, 1)).toEqual(three)
    expect(restoreItem(three, item, 0)).toBe(three)
  })

  it('put it to the end when fewer are left than were before it', () => {
    const item = three[2]
    if (item === undefined) throw new Error('No third widget')
    expect(idsOf(restoreItem(three.slice(0, 1), item, 2))).toEqual(['vitals', 'memory'])
  })

  it('change nothing for an unknown id', () => {
    expect(removeItem(three, 'nobody')).toBe(three)
  })
})

describe('moveItem', () => {
  it.each([
    ['later', 'vitals', 1, ['cpu', 'vitals', 'memory']],
    ['earlier', 'memory', 0, ['memory', 'vitals', 'cpu']],
    ['no further than to the end', 'vitals', 99, ['cpu', 'memory', 'vitals']],
    ['no further than to the start', 'cpu', -1, ['cpu', 'vitals', 'memory']],
  ])('moves %s', (_where, id, to, ids) => {
    expect(idsOf(moveItem(three, id, to))).toEqual(ids)
  })

  it('returns the same layout when nothing moves, with the same items when something does', () => {
    expect(moveItem(three, 'cpu', 1)).toBe(three)
    expect(moveItem(three, 'nobody', 1)).toBe(three)
    expect(moveItem(three, 'cpu', 0)[0]).toBe(three[1])
  })
})

describe('changeItem', () => {
  it('changes title and size of one widget', () => {
    const changed = changeItem(three, 'cpu', { title: 'Cores', columns: 8, rows: 12 })
    expect(changed[1]).toMatchObject({ title: 'Cores', size: { columns: 8, rows: 12 } })
    expect(changed[0]).toBe(three[0])
  })

  it('keeps to the sizes of its kind, and to its name without a title', () => {
    const changed = changeItem(three, 'vitals', { title: ' ', columns: 3 })
    expect(changed[0]).toEqual(three[0])
  })
})

it('tells a position in words', () => {
  expect(positionOf(three, 'cpu')).toBe('position 2 of 3')
})

it('notes settings for when a widget comes back', () => {
  const settled = settleItem(three, 'cpu', { shows: 'cores', range: 'page' })
  expect(settled[1]).toEqual({ ...three[1], settings: { shows: 'cores', range: 'page' } })
  expect(settled[0]).toBe(three[0])
})

it('knows the highest number of a widget', () => {
  expect(lastNumber(three)).toBe(0)
  expect(lastNumber(addItem(addItem(three, 'cpu', 3), 'reading', 11))).toBe(11)
})
