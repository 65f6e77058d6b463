import { describe, expect, it } from 'vitest'
import { isLocalPath } from '@livejsx/protocol'
import { toPath } from './to-path.ts'

const hostile = [
  '/evil.example',
  '//evil.example',
  '\\\\evil.example',
  '\t/evil',
  'javascript:alert(1)',
  'https://evil.example',
  '%2e%2e',
  '%2f',
  '.%00.',
  '...',
  ' ',
  'a?b#c',
  '@evil.example',
  '?',
  '#',
  ':id',
  '*',
  '\0\r\n',
  '\u2028\u00a0\u202e',
  'ü日本\u{1f600}',
  '__proto__',
]

describe('toPath', () => {
  it('[NAV-01] fills the segments of a path, and leaves out what is optional', () => {
    expect(toPath('/')).toBe('/')
    expect(toPath('/users/:id', { id: 7 })).toBe('/users/7')
    expect(toPath('/users/:id/:tab?/posts', { id: 7n })).toBe('/users/7/posts')
    expect(toPath('/photos/:name.png', { name: 'a b' })).toBe('/photos/a%20b.png')
    expect(toPath('/files/*', { '*': 'a/b c/d' })).toBe('/files/a/b%20c/d')
    expect(toPath('/files/*?')).toBe('/files')
  })

  it('[NAV-01] adds a search: lists by their name once per item, nothing for what is not there', () => {
    const search = { q: 'a b&c=d', tag: ['x', 'y'], page: 2, all: true, none: undefined, no: null }
    expect(toPath('/users', {}, search)).toBe('/users?q=a+b%26c%3Dd&tag=x&tag=y&page=2&all=true')
    expect(toPath('/users', {}, { none: undefined, empty: [] })).toBe('/users')
  })

  it.each(hostile.map((value) => [JSON.stringify(value), value] as const))(
    '[NAV-05] keeps %s as the text that it is',
    (_name, value) => {
      const path = toPath('/users/:id', { id: value }, { [value]: value })
      const url = new URL(path, 'https://site.example')
      expect(isLocalPath(path)).toBe(true)
      expect(url.origin).toBe('https://site.example')
      expect(url.hash).toBe('')
      expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'users', value])
      expect([...url.searchParams]).toEqual([[value, value]])
    },
  )

  it('[NAV-05] refuses what an address cannot hold', () => {
    for (const id of ['.', '..', '\ud800', 'a\udfff']) {
      expect(() => toPath('/users/:id', { id })).toThrow('no address can hold')
    }
    expect(() => toPath('/files/*', { '*': 'a/../../b' })).toThrow('no address can hold')
    expect(() => toPath('/*', { '*': '/evil.example' })).toThrow('is no path of this site')
  })

  it('[NAV-01] refuses a value that is missing, empty, or no text', () => {
    const values: readonly unknown[] = [undefined, null, '', Number.NaN, Infinity, {}, ['a'], true]
    for (const id of values) {
      expect(() => toPath('/users/:id', { id: id as string })).toThrow(
        /"id" needs a text or a number/,
      )
    }
    expect(() => toPath('/users/:constructor', {} as never)).toThrow('"constructor" needs')
    expect(() => toPath('/files/*', { '*': '' })).toThrow('"*" needs')
    expect(() => toPath('/users', {}, { page: { at: 2 } as never })).toThrow('"page" of the search')
  })
})
