import { describe, expect, it } from 'vitest'
import { mergeSettings, takeTheirs, theirsText } from './merge.ts'

const base = { name: 'Orbit', topics: ['load'], address: { street: 'Pier 1', city: 'Berlin' } }

describe('mergeSettings', () => {
  it('takes what others have saved where the visitor has changed nothing', () => {
    const theirs = { ...base, name: 'Comet', topics: ['load', 'disk'] }
    expect(mergeSettings(base, structuredClone(base), theirs)).toEqual({
      merged: theirs,
      conflicts: [],
    })
  })

  it('keeps what the visitor has changed, and tells what others have made of it', () => {
    const own = { ...base, name: 'Mine', address: { street: 'Pier 1', city: 'Ulm' } }
    const theirs = { name: 'Theirs', topics: [], address: { street: 'Pier 2', city: 'Bonn' } }
    expect(mergeSettings(base, own, theirs)).toEqual({
      merged: { name: 'Mine', topics: [], address: { street: 'Pier 2', city: 'Ulm' } },
      conflicts: [
        { path: 'name', theirs: 'Theirs' },
        { path: 'address.city', theirs: 'Bonn' },
      ],
    })
  })

  it('sees no conflict where both have chosen the same', () => {
    const both = { ...base, name: 'Same' }
    expect(mergeSettings(base, both, both).conflicts).toEqual([])
  })
})

describe('takeTheirs', () => {
  it('takes one value and leaves the rest', () => {
    const theirs = { name: 'Theirs', topics: [], address: { street: 'Pier 2', city: 'Bonn' } }
    expect(takeTheirs(base, theirs, 'address.city')).toEqual({
      ...base,
      address: { street: 'Pier 1', city: 'Bonn' },
    })
    expect(takeTheirs(base, theirs, 'topics')).toEqual({ ...base, topics: [] })
  })
})

describe('theirsText', () => {
  it.each([
    ['Comet', 'Comet'],
    [3, '3'],
    [null, ''],
    [new Date('2030-01-02T00:00:00Z'), '2030-01-02'],
    [['load', 'disk'], 'load, disk'],
    [[{ url: '' }], '1 row'],
    [[{ url: '' }, { url: '' }], '2 rows'],
  ])('says %j as “%s”', (value, text) => {
    expect(theirsText(value)).toBe(text)
  })
})
