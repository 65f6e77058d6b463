import { describe, expect, it } from 'vitest'
import { applyPatch, decode, diff, encode, type Json, type Patch } from '@livejsx/protocol'
import { isSame } from './is-same.ts'
import { createRandom, deepCopy, deepFreeze, nextState, randomState } from './random-state.ts'

type State = Record<string, unknown>

/** Change it to run other cases; every failure names the seed of its own case. */
const firstSeed = 20_260_101
const cases = 200_000

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

function pairOf(seed: number): [before: State, after: State] {
  const random = createRandom(seed)
  const before = randomState(random)
  const after = random.once(20) ? randomState(random) : nextState(random, before)
  deepFreeze(before)
  deepFreeze(after)
  return [before, after]
}

/** Gives what is wrong with the patch between two states, `undefined` = nothing. */
function faultOf(before: State, after: State): string | undefined {
  const patch = diff(before, after)
  if (patch === undefined) return isSame(before, after) ? undefined : 'the change was not seen'
  // Both are frozen: altering either throws.
  const result = applyPatch(before, overTheWire(patch))
  if (!isSame(result, after)) return `the patch ${JSON.stringify(patch)} leads elsewhere`
  return lostReference(before, after, result, patch)
}

/** Finds a part that is in both states and was made anew, though nothing around it was sent whole. */
function lostReference(
  before: unknown,
  after: unknown,
  result: unknown,
  patch: Patch,
  pointer?: string,
): string | undefined {
  if (Object.is(before, after)) {
    return Object.is(before, result) ? undefined : `the reference of \`${pointer}\` was lost`
  }
  if (pointer !== undefined && Object.hasOwn(patch.set, pointer)) return undefined
  const below = (one: object, other: object, key: string | number): string | undefined =>
    lostReference(
      (one as State)[key],
      (other as State)[key],
      (result as State)[key],
      patch,
      `${pointer === undefined ? '' : `${pointer}/`}${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    )
  if (isFields(before) && isFields(after)) {
    for (const key of Object.keys(after)) {
      const fault = Object.hasOwn(before, key) ? below(before, after, key) : undefined
      if (fault !== undefined) return fault
    }
  }
  if (Array.isArray(before) && Array.isArray(after) && isKeyed(before) && isKeyed(after)) {
    const lost = after.findIndex(
      (row, at) => before.includes(row) && (result as unknown[])[at] !== row,
    )
    if (lost >= 0) return `the reference of row ${lost} of \`${pointer}\` was lost`
  }
  return undefined
}

function isFields(value: unknown): value is State {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

function isKeyed(list: readonly unknown[]): boolean {
  const keys = list.map((row) =>
    isFields(row) && Object.hasOwn(row, 'id') ? row['id'] : undefined,
  )
  return (
    keys.every((key) => typeof key === 'string' || typeof key === 'number') &&
    new Set(keys).size === keys.length
  )
}

describe('diff and applyPatch', () => {
  it(`[LIST-01] lead from any state to any other in ${cases} cases from seed ${firstSeed}`, () => {
    for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
      const [before, after] = pairOf(seed)
      const fault = faultOf(before, after)
      if (fault !== undefined) expect.fail(`seed ${seed}: ${fault}`)
    }
  }, 120_000)
})

const byName = (text: string): State => JSON.parse(text) as State
const rows = Array.from({ length: 8 }, (_, id) => ({ id, label: 'row' }))

describe('diff and applyPatch on cases that were wrong once, or could be', () => {
  it.each<[name: string, before: State, after: State]>([
    ['0 becomes -0 in a list', { a: [0, 1, 2] }, { a: [-0, 1, 2] }],
    ['NaN moves', { a: [NaN, 1] }, { a: [1, NaN] }],
    ['a hole becomes `undefined`', { a: [1] }, { a: [1, undefined] }],
    ['equal rows without keys change places', { a: [{ x: 1 }, { x: 1 }] }, { a: [{ x: 1 }, {}] }],
    ['an id becomes a text', { a: [{ id: 1 }, { id: 2 }] }, { a: [{ id: '1' }, { id: 2 }] }],
    ['ids are there twice', { a: [...rows, ...rows] }, { a: [rows[1], ...rows, rows[1]] }],
    ['a field gets lost and another comes', { a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }],
    ['a reserved field changes', byName('{"a":{"__proto__":1}}'), byName('{"a":{"__proto__":2}}')],
    ['a reserved field comes', { a: {} }, byName('{"a":{"constructor":{"prototype":1}}}')],
    ['a field of the root has no name', { '': [1, 2, 3] }, { '': [1, 3] }],
    ['a field is called as the tag of values', { $: 1, a: { $: [1] } }, { $: 2, a: { $: [1, 2] } }],
    ['a row moves and changes', { a: rows }, { a: [...rows.slice(1), { id: 0, label: 'x' }] }],
    [
      'three fields of three moved rows',
      { a: rows },
      { a: rows.toReversed().map((row) => ({ ...row, label: 'x' })) },
    ],
    ['a list becomes an object', { a: [1, 2] }, { a: { 0: 1, 1: 2 } }],
    [
      'a map takes another order',
      {
        a: new Map([
          [1, 2],
          [3, 4],
        ]),
      },
      {
        a: new Map([
          [3, 4],
          [1, 2],
        ]),
      },
    ],
  ])('%s', (_, before, after) => {
    deepFreeze(before)
    deepFreeze(after)
    expect(faultOf(before, after)).toBeUndefined()
    expect(faultOf(after, before)).toBeUndefined()
  })
})

describe('diff', () => {
  it('finds nothing between a state and its copy', () => {
    for (let seed = firstSeed; seed < firstSeed + 20_000; seed++) {
      const state = randomState(createRandom(seed))
      const patch = diff(state, deepCopy(state) as State)
      if (patch !== undefined) expect.fail(`seed ${seed}: ${JSON.stringify(patch)}`)
    }
  })
})

describe('encode and decode', () => {
  it('give back what they were given', () => {
    for (let seed = firstSeed; seed < firstSeed + 20_000; seed++) {
      const state = randomState(createRandom(seed))
      const result = decode(overTheWire<Json>(encode(state)))
      if (!isSame(result, state)) expect.fail(`seed ${seed}`)
    }
  })
})
