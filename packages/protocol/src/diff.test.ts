import { describe, expect, it } from 'vitest'
import { diff } from './diff.ts'
import type { Patch } from './messages.ts'

interface Row {
  readonly id: number
  readonly label: string
  readonly [more: string]: unknown
}

function makeRows(count: number, first = 1): Row[] {
  const words = ['pretty red table', 'large brown chair', 'small blue house', 'tall pink pony']
  return Array.from({ length: count }, (_, index) => ({
    id: first + index,
    label: words[index % words.length] as string,
  }))
}

/** The whole text frame, with numbers of two digits. */
function frameOf({ set, lists }: Patch): string {
  return `42${JSON.stringify(['patch', 1, 10, 10, set, ...(lists.length > 0 ? [lists] : [])])}`
}

const rows = makeRows(1_000)
const state = { rows, selected: 0, user: { name: 'Ada', tags: ['a', 'b'] } }

function diffRows(next: readonly unknown[]): Patch {
  return diff(state, { ...state, rows: next }) as Patch
}

describe('diff', () => {
  it('finds nothing between equal states, whether or not they share references', () => {
    const copy = { ...structuredClone(state), at: new Date(5), byId: new Map([[1, new Set([2])]]) }
    const other = { ...structuredClone(state), at: new Date(5), byId: new Map([[1, new Set([2])]]) }
    expect(diff(state, state)).toBeUndefined()
    expect(diff(state, { ...state })).toBeUndefined()
    expect(diff(copy, other)).toBeUndefined()
    expect(diff({ a: NaN, list: [NaN] }, { a: NaN, list: [NaN] })).toBeUndefined()
    expect(diff({ list: [], more: {} }, { list: [], more: {} })).toBeUndefined()
  })

  it('sets what differs, at pointers', () => {
    const user = { ...state.user, name: 'Bob', age: 36 }
    expect(diff(state, { ...state, user, selected: -0 })).toEqual({
      set: { selected: { $: 'number', value: '-0' }, 'user/name': 'Bob', 'user/age': 36 },
      lists: [],
    })
  })

  it('escapes slashes and tildes, and takes any word as a pointer', () => {
    expect(diff({ 'a/b': { 'm~n': 1, '': 1 } }, { 'a/b': { 'm~n': 2, '': 2 } })?.set).toEqual({
      'a~1b/m~0n': 2,
      'a~1b/': 2,
    })
  })

  it('deletes fields', () => {
    const before = { a: 1, user: { ...state.user, about: 'x'.repeat(40) } }
    expect(diff(before, { user: { name: 'Ada', about: before.user.about } })).toEqual({
      set: {},
      lists: [
        ['a', 'delete'],
        ['user/tags', 'delete'],
      ],
    })
  })

  it('sends an object whole that has lost most of itself', () => {
    expect(diff({ byId: { a: 1, b: 2, c: 3 } }, { byId: { b: 2 } })).toEqual({
      set: { byId: { b: 2 } },
      lists: [],
    })
  })

  it('sends an object whole whose fields are in another order, but not the root', () => {
    expect(diff({ a: 1, o: { x: 1, y: 2 } }, { o: { y: 2, x: 1 }, a: 1 })?.set).toEqual({
      o: { y: 2, x: 1 },
    })
  })

  it('sends an object whole where a patch would have to name a reserved field', () => {
    const before = { votes: JSON.parse('{"constructor":{"n":1},"__proto__":1,"z":[1]}') as object }
    const after = { votes: JSON.parse('{"constructor":{"n":2},"__proto__":1,"z":[1]}') as object }
    expect(JSON.stringify(diff(before, after)?.set)).toBe(
      '{"votes":{"constructor":{"n":2},"__proto__":1,"z":[1]}}',
    )
    expect(diff(before, structuredClone(before))).toBeUndefined()
    expect(() => diff({}, { constructor: 1 })).toThrow(
      new TypeError('`assigns` must not have a field `constructor`; name it otherwise'),
    )
  })

  it('replaces what has a class whole, unless it is equal in value', () => {
    const before = { at: new Date(1), tags: new Set([1]), link: new URL('https://a.example/') }
    const after = { at: new Date(2), tags: new Set([1]), link: null }
    expect(diff(before, after)?.set).toEqual({ at: { $: 'date', value: 2 }, link: null })
  })

  it('replaces a value of another kind', () => {
    const kinds = [[1], { 0: 1 }, 'text', null, new Set([1])]
    for (const before of kinds) {
      for (const after of kinds.filter((kind) => kind !== before)) {
        expect(Object.keys(diff({ a: before }, { a: after })?.set ?? {})).toEqual(['a'])
      }
    }
  })

  it('refuses a value that may not cross the wire, with its path', () => {
    const refused = () => undefined
    expect(() => diff(state, { ...state, user: { name: refused } })).toThrow(
      /^assigns\.user\.name is a function;/,
    )
    expect(() => diffRows([...rows, { id: 0 }, { id: -1, on: refused }])).toThrow(
      /^assigns\.rows\[1001\]\.on is a function;/,
    )
    expect(() => diff({ a: 1 }, { a: refused }, 'props')).toThrow(/^props\.a is a function;/)
  })

  it('leaves both states as they are', () => {
    const text = JSON.stringify([state, rows])
    diffRows(rows.toReversed())
    diffRows([...rows.slice(5), { id: 0, label: 'new' }])
    expect(JSON.stringify([state, rows])).toBe(text)
  })
})

describe('diff of lists', () => {
  it('[LIST-01] says inserts, removals and moves in one verb each', () => {
    const row = { id: 0, label: 'new' }
    const long = rows.slice(5, -5)
    const lists = [
      [...rows, row],
      [...rows, row, row],
      [row, ...rows],
      [row, row, ...rows],
      rows.slice(1),
      rows.slice(0, 990),
      [...rows.slice(1), rows[0]],
      [rows[999], ...rows.slice(0, 999)],
      [rows[999], ...rows.slice(1, 999), rows[0]],
      [...rows.slice(995), ...long, ...rows.slice(0, 5)],
    ].map((next) => diffRows(next).lists)
    expect(
      lists.map((operations) => operations.map(([, verb, ...rest]) => [verb, ...rest])),
    ).toEqual([
      [['append', [row]]],
      [['append', [row, row]]],
      [['insert', 0, row]],
      [['splice', 0, 0, [row, row]]],
      [['remove', 0]],
      [['splice', 990, 10]],
      [['move', 0, 999]],
      [['move', 999, 0]],
      [['swap', 0, 999]],
      Array.from({ length: 5 }, (_, index) => ['swap', index, 995 + index]),
    ])
  })

  it('says that an item became another one in its place, in the shortest way', () => {
    const saved = rows.with(3, { ...rows[3], id: 5_003 } as Row)
    expect(diffRows(saved)).toEqual({ set: { 'rows/3/id': 5_003 }, lists: [] })
    const other = { id: 5_003, label: 'new' }
    expect(diffRows(rows.with(3, other))).toEqual({ set: { 'rows/3': other }, lists: [] })
  })

  it('sets fields of rows at the positions that they have after all verbs', () => {
    const next = rows.toSpliced(0, 1).with(3, { ...rows[4], label: 'new' } as Row)
    expect(diffRows(next)).toEqual({
      set: { 'rows/3/label': 'new' },
      lists: [['rows', 'remove', 0]],
    })
  })

  it('says one field of three rows in an `each`, of two in `set`', () => {
    const mark = (count: number): Patch =>
      diffRows(rows.map((row, at) => (at < count ? { ...row, label: `${at}` } : row)))
    expect(mark(2)).toEqual({ set: { 'rows/0/label': '0', 'rows/1/label': '1' }, lists: [] })
    expect(mark(3)).toEqual({ set: {}, lists: [['rows', 'each', 'label', ['0', '1', '2']]] })
  })

  it('names the positions in an `each`, unless it is about the first rows', () => {
    const mark = (isMarked: (at: number) => boolean): Patch =>
      diffRows(rows.map((row, at) => (isMarked(at) ? { ...row, label: 'x' } : row)))
    expect(mark((at) => at < 4).lists).toEqual([['rows', 'each', 'label', ['x', 'x', 'x', 'x']]])
    expect(mark((at) => at < 4 && at !== 1).lists).toEqual([
      ['rows', 'each', 'label', { 0: 'x', 2: 'x', 3: 'x' }],
    ])
  })

  it('leaves out of an `each` what is new to its row, deeper in it, or its only change', () => {
    const before = rows.slice(0, 8).map((row) => ({ ...row, more: { a: 1 } }))
    const after = before.map((row, at) => {
      if (at < 3) return { ...row, isNew: true }
      if (at < 6) return { ...row, more: { a: 2 } }
      return { ...row, label: 'x' }
    })
    const patch = diff({ rows: before }, { rows: after })
    expect(patch?.lists).toEqual([])
    expect(Object.keys(patch?.set ?? {})).toEqual([
      'rows/0/isNew',
      'rows/1/isNew',
      'rows/2/isNew',
      'rows/3/more/a',
      'rows/4/more/a',
      'rows/5/more/a',
      'rows/6/label',
      'rows/7/label',
    ])
  })

  it('keeps in `set` what an `each` has not taken', () => {
    const next = rows.map((row, at) =>
      at < 3 ? { ...row, label: 'x' } : at === 3 ? { ...row, isNew: true } : row,
    )
    expect(diffRows(next)).toEqual({
      set: { 'rows/3/isNew': true },
      lists: [['rows', 'each', 'label', ['x', 'x', 'x']]],
    })
  })

  it('names outer lists before inner ones', () => {
    const boards = makeRows(3).map((row) => ({ ...row, cards: makeRows(9) }))
    const [one, other, last] = boards as [Row & { cards: Row[] }, Row, Row]
    const next = [other, { ...one, cards: one.cards.slice(1) }, last]
    expect(diff({ boards }, { boards: next })?.lists).toEqual([
      ['boards', 'swap', 0, 1],
      ['boards/1/cards', 'remove', 0],
    ])
  })

  it('compares lists without keys by index', () => {
    const points = Array.from({ length: 20 }, (_, x) => ({ x, y: x }))
    const next = points.with(3, { x: 3, y: 9 })
    expect(diff({ points }, { points: next })?.set).toEqual({ 'points/3/y': 9 })
    expect(diff({ points }, { points: [...next, { x: 0, y: 0 }] })).toEqual({
      set: { 'points/3/y': 9 },
      lists: [['points', 'append', [{ x: 0, y: 0 }]]],
    })
    expect(diff({ points }, { points: next.slice(0, 18) })).toEqual({
      set: { 'points/3/y': 9 },
      lists: [['points', 'splice', 18, 2]],
    })
  })

  it('sends a list whole that takes fewer bytes than its changes', () => {
    expect(diff({ tags: ['a', 'b', 'c'] }, { tags: ['x', 'y', 'z'] })).toEqual({
      set: { tags: ['x', 'y', 'z'] },
      lists: [],
    })
    const others = Array.from({ length: 4 }, (_, index) => ({ id: -1 - index, label: `${index}` }))
    expect(diffRows(others)).toEqual({ set: { rows: others }, lists: [] })
    expect(diffRows([])).toEqual({ set: { rows: [] }, lists: [] })
    expect(diff({ rows: [] }, { rows: [{ id: 1 }] })).toEqual({
      set: { rows: [{ id: 1 }] },
      lists: [],
    })
  })

  it('reads nothing of rows that have not changed', () => {
    let reads = 0
    const lazy = rows.map(
      (row) =>
        new Proxy(row, {
          get: (target, key) => (reads++, Reflect.get(target, key) as unknown),
          getPrototypeOf: (target) => (reads++, Reflect.getPrototypeOf(target)),
          ownKeys: (target) => (reads++, Reflect.ownKeys(target)),
        }),
    )
    const next = [...lazy.slice(0, 999), { ...rows[999], label: 'new' }]
    expect(diff({ lazy }, { lazy: next })).toEqual({ set: { 'lazy/999/label': 'new' }, lists: [] })
    // The changed row, and as much of the first as shows that the whole list would be longer.
    expect(reads).toBeLessThan(30)
  })
})

describe('the frame of a patch', () => {
  it.each<[workload: string, bytes: number, patch: Patch | undefined]>([
    ['a counter', 32, diff({ count: 9 }, { count: 10 })],
    ['a selected row, its id beside the rows', 36, diff(state, { ...state, selected: 500 })],
  ])('takes a known number of bytes for %s', (_, bytes, patch) => {
    expect(Buffer.byteLength(frameOf(patch as Patch))).toBe(bytes)
  })

  it('reads as words', () => {
    const swapped = rows.with(1, rows[998] as Row).with(998, rows[1] as Row)
    expect(frameOf(diff({ count: 9 }, { count: 10 }) as Patch)).toBe(
      '42["patch",1,10,10,{"count":10}]',
    )
    expect(frameOf(diffRows(swapped))).toBe('42["patch",1,10,10,{},[["rows","swap",1,998]]]')
  })
})
