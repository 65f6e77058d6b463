import { describe, expect, it } from 'vitest'
import { applyPatch, diff, type Patch } from '@livejsx/protocol'
import { isSame } from './is-same.ts'
import { createRandom, deepCopy, deepFreeze, type Random } from './random-state.ts'

/** Change it to run other cases; every failure names the seed of its own case. */
const firstSeed = 20_260_201
const cases = 300
const steps = 12

interface Row {
  readonly id: number
  readonly label: string
  readonly votes: number
  readonly tags: readonly string[]
}

type List = readonly unknown[]
/** Makes an item that is not there yet. */
type Create = () => unknown

const words = ['red table', 'large brown chair', 'house', 'a tall pink pony by the sea']

function createRow(random: Random, id: number): Row {
  return { id, label: random.pick(words), votes: random.below(100), tags: ['new'] }
}

/** Kinds of items: told by their id, by their reference alone, and plain values. */
const kinds: Record<string, (random: Random, number: number) => unknown> = {
  rows: createRow,
  'rows whose ids come again': (random) => createRow(random, random.below(40)),
  points: (random, x) => ({ x, y: random.below(9) }),
  ids: (_, number) => number,
  texts: (random, number) => `${random.pick(words)} ${number}`,
  'few texts': (random) => random.pick(words),
}

function isObject(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null
}

function update(random: Random, item: unknown, create: Create): unknown {
  if (!isObject(item)) return create()
  if (!('votes' in item)) return { ...item, y: random.below(9) }
  if (random.once(3)) return { ...item, tags: ['old', random.pick(words)] }
  if (random.once(6)) return { ...item, id: 90_000 + random.below(9_999) }
  return { ...item, votes: random.below(100), label: random.pick(words) }
}

function shuffled(random: Random, list: List): List {
  return list
    .map((item) => ({ item, at: random.below(1_000_000) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

type Change = (random: Random, list: List, create: Create) => List

function createMany(random: Random, create: Create): List {
  return Array.from({ length: random.pick([1, 1, 1, 3, 20]) }, create)
}

function placeIn(random: Random, list: List): number {
  return random.pick([0, list.length, random.below(list.length + 1)])
}

const changes: readonly Change[] = [
  (random, list, create) => list.toSpliced(placeIn(random, list), 0, ...createMany(random, create)),
  (random, list) => list.toSpliced(placeIn(random, list), random.pick([1, 1, 4, 30])),
  (random, list, create) => [...list.slice(random.below(5)), ...createMany(random, create)],
  (random, list) => {
    const count = random.pick([1, 1, 5])
    const at = random.below(list.length + 1)
    const rest = list.toSpliced(at, count)
    return rest.toSpliced(placeIn(random, rest), 0, ...list.slice(at, at + count))
  },
  (random, list) => {
    if (list.length === 0) return list
    const [one, other] = [random.below(list.length), random.below(list.length)]
    return list.with(one, list[other]).with(other, list[one])
  },
  (random, list, create) => {
    const at = random.below(list.length + 1)
    return list.map((item, index) => (index === at ? update(random, item, create) : item))
  },
  (random, list, create) => {
    const often = random.pick([1, 2, 10])
    return list.map((item) => (random.once(often) ? update(random, item, create) : item))
  },
  (random, list) => {
    const often = random.pick([2, 10])
    return list.filter(() => !random.once(often))
  },
  (random, list) => {
    const from = random.below(list.length + 1)
    const to = from + random.pick([2, 10, 1_000])
    return [...list.slice(0, from), ...shuffled(random, list.slice(from, to)), ...list.slice(to)]
  },
  (_, list) => list.toReversed(),
  (random, list, create) => list.with(random.below(list.length), create()),
]

function changed(random: Random, list: List, create: Create): List {
  let next = list
  for (let count = random.pick([1, 1, 1, 2, 4]); count > 0; count--) {
    if (next.length > 0) next = random.pick(changes)(random, next, create)
    else next = createMany(random, create)
  }
  return random.once(10) ? (deepCopy(next) as List) : next
}

/** Gives what is wrong with the patch between two lists, `undefined` = nothing. */
function faultOf(before: List, after: List): string | undefined {
  deepFreeze(after)
  const patch = diff({ list: before }, { list: after })
  if (patch === undefined) return isSame(before, after) ? undefined : 'the change was not seen'
  const text = JSON.stringify(patch)
  // Both are frozen: altering either throws.
  const { list } = applyPatch({ list: before }, JSON.parse(text) as Patch)
  if (!isSame(list, after)) return `the patch ${text} leads elsewhere`
  if (text.length > JSON.stringify({ set: { list: after }, lists: [] }).length * 1.05 + 30) {
    return `the patch ${text} is longer than the list`
  }
  return undefined
}

describe('diff and applyPatch on lists', () => {
  it.each(Object.entries(kinds))(
    `[LIST-01] lead through ${steps} random changes of %s, in ${cases} cases from seed ${firstSeed}`,
    (_, kind) => {
      for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
        const random = createRandom(seed)
        let number = 0
        const create = (): unknown => kind(random, number++)
        let list: List = Array.from({ length: random.pick([0, 3, 40, 150]) }, create)
        deepFreeze(list)
        for (let step = 0; step < steps; step++) {
          const next = changed(random, list, create)
          const fault = faultOf(list, next)
          if (fault !== undefined) expect.fail(`seed ${seed}, step ${step}: ${fault}`)
          list = next
        }
      }
    },
    60_000,
  )
})
