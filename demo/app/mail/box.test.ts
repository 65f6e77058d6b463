import { describe, expect, it } from 'vitest'
import { addressOf, idIn, readBox } from './box.ts'

describe('addressOf', () => {
  it('[NAV-01] names folder, text and letter only where they say something', () => {
    expect(addressOf({ folder: 'inbox', text: '' })).toBe('/mail')
    expect(addressOf({ folder: 'inbox', text: '' }, 'm7')).toBe('/mail/m7')
    expect(addressOf({ folder: 'archive', text: 'two words' }, 'm7')).toBe(
      '/mail/m7?folder=archive&text=two+words',
    )
  })
})

describe('readBox', () => {
  it('takes what it does not understand for nothing', () => {
    expect(readBox({ folder: 'spam', text: ['  a   b ', 'c'] })).toEqual({
      folder: 'inbox',
      text: 'a b',
    })
    expect(readBox({ text: 'x'.repeat(900) }).text).toHaveLength(60)
  })
})

describe('idIn', () => {
  it.each([
    ['/mail/m7?folder=archive', 'm7'],
    ['/mail/m7#text', 'm7'],
    ['/mail?folder=archive', undefined],
    ['/mail', undefined],
    ['/products/7', undefined],
  ])('finds the letter of %s', (address, id) => {
    expect(idIn(address)).toBe(id)
  })
})
