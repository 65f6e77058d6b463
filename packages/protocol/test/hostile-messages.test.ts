import { describe, expect, it } from 'vitest'
import {
  applyPatch,
  decode,
  LiveError,
  parseBrowserMessage,
  parseServerMessage,
  type BrowserMessage,
  type Json,
  type ServerMessage,
} from '@livejsx/protocol'
import { createRandom, type Random } from './random-state.ts'

const firstSeed = 20_260_201
const cases = 100_000

const browserMessages: BrowserMessage[] = [
  ['join', 1, { version: 1, token: 'signed', page: 'k3j9', next: 1, patch: 4 }],
  ['event', 1, 1, 'inc', { by: 1, tags: ['a', { b: null }] }],
  ['event', 1, 2, 'save'],
  ['event', 2, 3, 'move', { from: { x: 1, y: 2 }, to: { x: 3, y: 4 }, cards: [1, 2, 3] }],
  ['event', 2, 4, 'save', { form: { name: 'Ada', mail: 'ada@example.org', age: '36' } }],
  ['seen', 1, 12],
  ['leave', 1],
]
const serverMessages: ServerMessage[] = [
  ['joined', 1, 'mount', 3, { token: 'signed', state: { count: 1 }, number: 0 }],
  ['patch', 1, 2, 1, { 'user/name': 'Bob', at: { $: 'date', value: 0 } }, [['rows', 'remove', 0]]],
  ['patch', 1, 3, 0, {}, [['rows', 'each', 'label', { 0: 'a' }]], { $: 'set', value: [1] }],
  ['push', 1, 4, 'toast', { text: 'Saved' }],
  ['failed', 1, 5, 2, 'unknown-event', { name: 'incr' }],
  ['navigate', 1, 6, '/users/7', 'push', 'sealed'],
  ['refused', 1, 'token-expired'],
  ['bye', 1, 'ended'],
  ['redirect', 1, '/login'],
  ['error', 'rate-limited', { retryAfterMs: 100 }],
]
const state = Object.freeze({ rows: [{ id: 1, label: 'one' }], user: { name: 'Ada' } })

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  '$',
  '',
  'a/b',
  'rows',
]
const hostile: ((random: Random) => unknown)[] = [
  (random) => random.pick([0, -1, 1.5, 2 ** 53, 1e300, null, true, '', 'x'.repeat(200)]),
  (random) => random.pick([...browserMessages, ...serverMessages])[0],
  (random) => ({ [random.pick(names)]: random.pick(names) }),
  (random) => JSON.parse(`{"__proto__":{"polluted":${random.below(9)}}}`) as unknown,
  (random) => nested(random.pick([2, 40, 4_000])),
  (random) => ({
    $: random.pick(['date', 'map', 'bigint', 'url', 'bytes', 'number', 'none', 7]),
    value: [],
  }),
  (random) => random.pick(names),
  () => [],
]

function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth))
}

/** Copies a message as a socket does, and changes the copy in one or two places. */
function mutate(random: Random, message: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(message)) as Fields
  for (let count = random.below(2); count >= 0; count--) mutateOnce(random, copy)
  return copy
}

type Fields = Record<string, unknown>

function mutateOnce(random: Random, message: Fields): void {
  let place = message
  for (;;) {
    const keys = Object.keys(place)
    const key = keys.length === 0 || random.once(6) ? random.pick(names) : random.pick(keys)
    const inner = Object.hasOwn(place, key) ? place[key] : undefined
    if (typeof inner !== 'object' || inner === null || random.once(3))
      return alter(random, place, key)
    place = inner as Fields
  }
}

function alter(random: Random, place: Fields, key: string): void {
  // JSON gives lists no other keys than positions.
  const at = Array.isArray(place) && !/^\d+$/.test(key) ? String(place.length) : key
  const old = Object.hasOwn(place, at) ? place[at] : undefined
  const isGone = random.once(8)
  if (isGone && Array.isArray(place)) place.splice(Number(at))
  else if (isGone) delete place[at]
  else if (typeof old === 'number' && random.once(2)) place[at] = 1 + random.below(50)
  else if (typeof old === 'string' && random.once(2)) place[at] = random.pick(names)
  else {
    const value = random.pick(hostile)(random)
    const how = { configurable: true, enumerable: true, writable: true }
    // Not by assignment, so that `__proto__` is a field here too.
    Object.defineProperty(place, at, { value, ...how })
  }
}

/** Runs a step that may refuse its input by a LiveError and by nothing else. */
function isTaken(seed: number, step: () => void): boolean {
  try {
    step()
    return true
  } catch (error) {
    if (!(error instanceof LiveError)) expect.fail(`seed ${seed}: ${String(error)}`)
    return false
  }
}

describe.each([
  ['parseBrowserMessage', parseBrowserMessage, browserMessages],
  ['parseServerMessage', parseServerMessage, serverMessages],
] as const)('%s', (_, parse, messages) => {
  it(`takes or refuses ${cases} mutated messages from seed ${firstSeed}, and never breaks`, () => {
    const before = Reflect.ownKeys(Object.prototype)
    let taken = 0
    for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
      const random = createRandom(seed)
      const message = random.once(100)
        ? random.pick(hostile)(random)
        : mutate(random, random.pick<unknown>(messages))
      if (isTaken(seed, () => parse(message))) taken++
    }
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
    // Else the mutations would test the first check alone.
    expect(taken / cases).toBeGreaterThan(0.3)
  }, 60_000)
})

describe('applyPatch', () => {
  it('pollutes no prototype, whatever a patch names', () => {
    const before = Reflect.ownKeys(Object.prototype)
    for (let seed = firstSeed; seed < firstSeed + 20_000; seed++) {
      const random = createRandom(seed)
      const message = mutate(random, serverMessages[1 + random.below(2)])
      try {
        const parsed = parseServerMessage(message)
        if (parsed[0] !== 'patch') continue
        applyPatch<object>(state, { set: parsed[4], lists: parsed[5] ?? [] })
      } catch {
        // A patch that does not fit its state may fail in any way, as long as it harms nothing.
      }
    }
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
    expect(state).toEqual({ rows: [{ id: 1, label: 'one' }], user: { name: 'Ada' } })
    expect(decode(JSON.parse('{"__proto__":{"polluted":1}}') as Json)).not.toHaveProperty(
      'polluted',
    )
  }, 60_000)
})
