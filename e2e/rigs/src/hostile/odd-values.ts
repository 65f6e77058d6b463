import type { Random } from '../random.ts'

/** Names that mean something to a language, to the protocol, or to the app. */
export const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  '$',
  '',
  'a/b',
  'm~n',
  'count',
  'kept',
  'rows',
  'profile',
  'inc',
  'live:form',
  'live:address',
  'live:nothing',
  'event',
  'error',
]

const makers: ((random: Random) => unknown)[] = [
  (random) => random.pick([0, -1, 1.5, 2 ** 53, 1e300, null, true, '', '\u0000', '\ud800']),
  (random) => 'x'.repeat(random.pick([10, 200, 9_000])),
  (random) => ({ [random.pick(names)]: random.pick(names) }),
  (random) => JSON.parse(`{"__proto__":{"polluted":${random.below(9)}}}`) as unknown,
  (random) => nested(random.pick([2, 20, 40, 2_000])),
  (random) => ({ $: random.pick(['date', 'map', 'bigint', 'undefined', 'url', 7]), value: [] }),
  (random) => random.pick(names),
  (random) => Array.from({ length: random.pick([0, 3, 300]) }, () => random.below(9)),
]

/** A value that somebody may not have thought of. It is plain JSON. */
export function oddValue(random: Random): unknown {
  return random.pick(makers)(random)
}

function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth))
}
