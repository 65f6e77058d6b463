import { describe, expect, it } from 'vitest'
import { decode, encode } from './codec.ts'
import { LiveError } from './errors.ts'
import type { Json } from './json.ts'
import { limits } from './limits.ts'

class User {
  name = 'Ada'
}

const kinds: [name: string, value: unknown, json: Json][] = [
  ['undefined', undefined, { $: 'undefined' }],
  ['NaN', NaN, { $: 'number', value: 'NaN' }],
  ['Infinity', Infinity, { $: 'number', value: 'Infinity' }],
  ['-Infinity', -Infinity, { $: 'number', value: '-Infinity' }],
  ['-0', -0, { $: 'number', value: '-0' }],
  ['a bigint', 2n ** 64n, { $: 'bigint', value: '18446744073709551616' }],
  ['a date', new Date(1_700_000_000_000), { $: 'date', value: 1_700_000_000_000 }],
  ['an invalid date', new Date(NaN), { $: 'date', value: null }],
  [
    'an address',
    new URL('https://example.org/?q=1'),
    { $: 'url', value: 'https://example.org/?q=1' },
  ],
  ['bytes', Uint8Array.of(0, 1, 254, 255), { $: 'bytes', value: 'AAH+/w==' }],
  ['a set', new Set([1, 'two', 3n]), { $: 'set', value: [1, 'two', { $: 'bigint', value: '3' }] }],
  [
    'a map',
    new Map<unknown, unknown>([[{ a: 1 }, new Set()]]),
    { $: 'map', value: [[{ a: 1 }, { $: 'set', value: [] }]] },
  ],
  [
    'an object that owns a `$`',
    { $: 'date', value: undefined },
    { $: 'object', value: { $: 'date', value: { $: 'undefined' } } },
  ],
  ['a list with one of them', [1, NaN, 2], [1, { $: 'number', value: 'NaN' }, 2]],
  ['an object with one of them', { a: 1, b: -0 }, { a: 1, b: { $: 'number', value: '-0' } }],
]

describe('encode', () => {
  it.each(kinds)('makes JSON of %s', (_, value, json) => {
    expect(encode(value)).toEqual(json)
  })

  it('returns plain data itself, and the plain parts of other data', () => {
    const rows = [{ id: 1, tags: ['a', null, true, 2.5] }]
    expect(encode(rows)).toBe(rows)
    expect(encode({ rows, at: new Date(0) })).toHaveProperty('rows', rows)
    expect((encode({ rows, at: new Date(0) }) as { rows: Json }).rows).toBe(rows)
  })

  it('leaves what it is given as it is', () => {
    const value = Object.freeze({ list: Object.freeze([1, undefined, 2]) })
    expect(encode(value)).toEqual({ list: [1, { $: 'undefined' }, 2] })
  })

  it('makes every hole of a list `undefined`', () => {
    // oxlint-disable-next-line no-sparse-arrays
    expect(encode([1, , 2])).toEqual([1, { $: 'undefined' }, 2])
  })

  it('takes bytes of any length, and those of a subclass', () => {
    const bytes = Buffer.alloc(100_000, 7)
    expect(decode(encode(bytes))).toEqual(new Uint8Array(bytes))
  })

  it.each([
    [
      { user: new User() },
      'assigns.user is an instance of `User`; only plain data crosses the wire – pick the fields, or keep it in `private`',
    ],
    [
      { rows: [{ id: 1 }, { id: 2, on: () => undefined }] },
      'assigns.rows[1].on is a function; only plain data crosses the wire – pick the fields, or keep it in `private`',
    ],
    [
      { 'two words': Symbol('s') },
      'assigns["two words"] is a symbol; only plain data crosses the wire – pick the fields, or keep it in `private`',
    ],
    [
      { byId: new Map([['a', new (class {})()]]) },
      'assigns.byId[0][1] is an instance of an unnamed class; only plain data crosses the wire – pick the fields, or keep it in `private`',
    ],
    [
      { odd: Object.create(Object.create(Object.create(null) as object) as object) as object },
      'assigns.odd is an instance of an unnamed class; only plain data crosses the wire – pick the fields, or keep it in `private`',
    ],
  ])('refuses anything else and names its path: %#', (value, message) => {
    expect(() => encode(value, 'assigns')).toThrow(new TypeError(message))
  })

  it('names the path from the root when the value lies below it', () => {
    expect(() => encode({ me: new User() }, 'assigns', 'rows/3/a~1b')).toThrow(
      'assigns.rows[3]["a/b"].me is an instance of `User`;',
    )
  })

  it('refuses data that refers to itself, or is nested too deeply from the root', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(() => encode({ loop })).toThrow(
      /^value\.loop\[0\].* is nested more than 128 levels deep, or refers to itself; send the part that is shown$/,
    )
    const deep = JSON.parse('['.repeat(127) + ']'.repeat(127)) as unknown
    expect(encode(deep, 'assigns', 'a')).toBe(deep)
    expect(() => encode(deep, 'assigns', 'a/b')).toThrow(`more than ${limits.maxStateDepth} levels`)
  })
})

describe('decode', () => {
  it.each(kinds)('gives back %s', (_, value, json) => {
    expect(decode(JSON.parse(JSON.stringify(json)) as Json)).toStrictEqual(value)
  })

  it('returns JSON without anything special itself', () => {
    const json = { rows: [{ id: 1, tags: ['a', null] }] }
    expect(decode(json)).toBe(json)
  })

  it('keeps an own `__proto__` a field', () => {
    const json = JSON.parse(
      '{"__proto__":{"$":"undefined"},"b":{"$":"number","value":"-0"}}',
    ) as Json
    const value = decode(json) as object
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.entries(value)).toEqual([
      ['__proto__', undefined],
      ['b', -0],
    ])
  })

  it('refuses a kind that it does not know', () => {
    expect(() => decode({ $: 'color', value: 1 })).toThrow(LiveError)
    expect(() => decode({ $: 'toString' })).toThrow(
      'message-malformed {"message":"value","at":"toString"}',
    )
  })
})
