import { afterEach, describe, expect, it } from 'vitest'
import { LiveError } from './errors.ts'
import type { ListOperation, Patch } from './messages.ts'
import { applyPatch, listVerbs } from './patch.ts'
import { streamVerbs } from './stream-verbs.ts'

const rows = Object.freeze([0, 1, 2, 3].map((id) => Object.freeze({ id, label: `row ${id}` })))
const state = Object.freeze({ rows, count: 1, user: Object.freeze({ name: 'Ada', age: 36 }) })

function applyLists(...lists: ListOperation[]): (string | number)[] {
  const result = applyPatch<{ rows: readonly { id: number }[] }>(state, { set: {}, lists })
  return result.rows.map(({ id }) => id)
}

function applySet(set: Patch['set']): unknown {
  return applyPatch<object>(state, { set, lists: [] })
}

describe('applyPatch', () => {
  it('sets values where pointers say, and adds fields', () => {
    expect(applySet({ count: 2, 'user/name': 'Bob', 'rows/1/on': true, new: [] })).toEqual({
      rows: [rows[0], { ...rows[1], on: true }, rows[2], rows[3]],
      count: 2,
      user: { name: 'Bob', age: 36 },
      new: [],
    })
  })

  it.each<[verb: string, operation: ListOperation, ids: number[]]>([
    ['insert', ['rows', 'insert', 1, { id: 9 }], [0, 9, 1, 2, 3]],
    ['append', ['rows', 'append', [{ id: 8 }, { id: 9 }]], [0, 1, 2, 3, 8, 9]],
    ['remove', ['rows', 'remove', 1], [0, 2, 3]],
    ['splice', ['rows', 'splice', 1, 2], [0, 3]],
    ['splice with items', ['rows', 'splice', 1, 2, [{ id: 8 }, { id: 9 }]], [0, 8, 9, 3]],
    ['move down', ['rows', 'move', 0, 2], [1, 2, 0, 3]],
    ['move up', ['rows', 'move', 3, 0], [3, 0, 1, 2]],
    ['swap', ['rows', 'swap', 0, 3], [3, 1, 2, 0]],
    ['order', ['rows', 'order', 0, 4, [3, 2, 1, 0]], [3, 2, 1, 0]],
    ['order of a part that loses items', ['rows', 'order', 1, 3, [2, 0]], [0, 3, 1]],
  ])('[LIST-01] knows the verb %s', (_, operation, ids) => {
    expect(applyLists(operation)).toEqual(ids)
  })

  it('sets one field of several rows by `each`', () => {
    const lists: ListOperation[] = [
      ['rows', 'each', 'label', { 0: 'a', 3: { $: 'bigint', value: '5' } }],
    ]
    const result = applyPatch<{ rows: readonly unknown[] }>(state, { set: {}, lists })
    expect(result.rows).toEqual([{ id: 0, label: 'a' }, rows[1], rows[2], { id: 3, label: 5n }])
  })

  it('deletes fields', () => {
    const lists: ListOperation[] = [
      ['user/age', 'delete'],
      ['count', 'delete'],
    ]
    expect(applyPatch<object>(state, { set: {}, lists })).toEqual({ rows, user: { name: 'Ada' } })
  })

  it('applies lists in order and first, so that pointers of `set` mean the new positions', () => {
    const patch: Patch = {
      set: { 'rows/0/label': 'last' },
      lists: [
        ['rows', 'remove', 0],
        ['rows', 'move', 2, 0],
        ['rows', 'append', [{ id: 9 }]],
      ],
    }
    expect(applyPatch<object>(state, patch)).toMatchObject({
      rows: [{ id: 3, label: 'last' }, rows[1], rows[2], { id: 9 }],
    })
  })

  it('follows outer lists before inner ones', () => {
    const boards = {
      boards: [
        { id: 1, cards: [] },
        { id: 2, cards: [{ id: 5 }] },
      ],
    }
    const lists: ListOperation[] = [
      ['boards', 'swap', 0, 1],
      ['boards/0/cards', 'append', [{ id: 6 }]],
    ]
    expect(applyPatch<object>(boards, { set: {}, lists })).toEqual({
      boards: [
        { id: 2, cards: [{ id: 5 }, { id: 6 }] },
        { id: 1, cards: [] },
      ],
    })
  })

  it('decodes values and items', () => {
    const patch: Patch = {
      set: { at: { $: 'date', value: 0 } },
      lists: [['rows', 'append', [{ $: 'set', value: [1] }]]],
    }
    expect(applyPatch<object>(state, patch)).toMatchObject({
      rows: [...rows, new Set([1])],
      at: new Date(0),
    })
  })

  it('keeps the references of what a patch leaves alone, and copies the rest once', () => {
    const result = applySet({ 'rows/1/label': 'new', 'rows/1/on': true }) as typeof state
    expect(result.user).toBe(state.user)
    expect(result.rows.map((row, at) => row === rows[at])).toEqual([true, false, true, true])
    expect(applyPatch(state, { set: {}, lists: [] })).toBe(state)
  })

  it('finds fields whose names have slashes and tildes', () => {
    const odd = { 'a/b': { 'm~n': 1 } }
    expect(applyPatch(odd, { set: { 'a~1b/m~0n': 2 }, lists: [] })).toEqual({ 'a/b': { 'm~n': 2 } })
  })

  it('takes more items than a call takes arguments', () => {
    const items = Array<number>(300_000).fill(1)
    const lists: ListOperation[] = [
      ['rows', 'append', items],
      ['rows', 'splice', 0, 4, items],
    ]
    expect(applyPatch<{ rows: readonly unknown[] }>(state, { set: {}, lists }).rows).toHaveLength(
      600_000,
    )
  })

  it.each<[string, Patch]>([
    ['a field of nothing', { set: { 'nobody/name': 1 }, lists: [] }],
    ['a field of a number', { set: { 'count/name': 1 }, lists: [] }],
    ['a verb for what is no list', { set: {}, lists: [['user', 'remove', 0]] }],
    ['a verb for nothing', { set: {}, lists: [['nobody', 'remove', 0]] }],
    ['an unknown verb', { set: {}, lists: [['rows', 'rotate', 1] as never] }],
    ['`each` with a row that is not there', { set: {}, lists: [['rows', 'each', 'a', { 9: 1 }]] }],
    ['`__proto__`', { set: { '__proto__/isAdmin': true }, lists: [] }],
    ['`constructor`', { set: { 'rows/constructor/prototype/isAdmin': true }, lists: [] }],
    ['`prototype`', { set: { 'user/prototype': true }, lists: [] }],
    ['`__proto__` by `delete`', { set: {}, lists: [['user/__proto__', 'delete']] }],
    ['`__proto__` by `each`', { set: {}, lists: [['rows', 'each', '__proto__', { 0: {} }]] }],
  ])('refuses %s', (_, patch) => {
    expect(() => applyPatch<object>(state, patch)).toThrow(LiveError)
    expect(() => applyPatch<object>(state, patch)).toThrow('message-malformed {"message":"patch"')
    expect({}).not.toHaveProperty('isAdmin')
  })
})

describe('listVerbs', () => {
  afterEach(() => listVerbs.clear())

  it('[LIST-02] holds verbs that are brought later, which change a list like the others', () => {
    const lists: ListOperation[] = [
      ['rows', 'put', 0, [{ id: 9, at: { $: 'date', value: 0 } }]],
      ['rows', 'drop', ['0', '1', '2']],
    ]
    expect(() => applyPatch<object>(state, { set: {}, lists })).toThrow(LiveError)
    for (const [name, verb] of Object.entries(streamVerbs)) listVerbs.set(name, verb)
    const { rows: changed } = applyPatch<{ rows: readonly unknown[] }>(state, { set: {}, lists })
    expect(changed).toEqual([{ id: 9, at: new Date(0) }, rows[3]])
    expect(changed[1]).toBe(rows[3])
    expect(state.rows).toHaveLength(4)
  })
})
