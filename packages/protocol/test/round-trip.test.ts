import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { applyPatch, decode, diff, encode, type Json, type Patch } from '@livejsx/protocol'
import { createRandom, deepFreeze, nextState, randomState } from './random-state.ts'

type State = Record<string, unknown>

/** Change it to run other cases; every failure names the seed of its own case. */
const firstSeed = 20_260_101
const cases = 200_000

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

/** As JSON, which tells the order of fields; that of the root's fields does not count. */
function inOrder(state: State): string {
  return JSON.stringify(
    Object.keys(state)
      .toSorted()
      .map((key) => [key, encode(state[key])]),
  )
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
  const beforeText = inOrder(before)
  const afterText = inOrder(after)
  const patch = diff(before, after)
  if (patch === undefined) return beforeText === afterText ? undefined : 'the change was not seen'
  if (beforeText === afterText && isSameOrder(before, after)) return 'equal states give a patch'
  const result = applyPatch(before, overTheWire(patch))
  if (inOrder(result) !== afterText) return `the patch ${JSON.stringify(patch)} leads elsewhere`
  if (!isDeepStrictEqual(result, after)) return 'the result is another kind of data'
  if (inOrder(before) !== beforeText) return 'the state before was altered'
  return lostReference(before, after, result, patch)
}

function isSameOrder(before: State, after: State): boolean {
  return JSON.stringify(Object.keys(before)) === JSON.stringify(Object.keys(after))
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
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isKeyed(list: readonly unknown[]): boolean {
  const keys = list.map((row) => (isFields(row) && Object.hasOwn(row, 'id') ? row['id'] : undefined))
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

describe('encode and decode', () => {
  it('give back what they were given', () => {
    for (let seed = firstSeed; seed < firstSeed + 20_000; seed++) {
      const state = randomState(createRandom(seed))
      const result = decode(overTheWire<Json>(encode(state)))
      if (!isDeepStrictEqual(result, state)) expect.fail(`seed ${seed}`)
    }
  })
})
