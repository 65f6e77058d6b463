import { limits, PROTOCOL_VERSION } from '@livejsx/protocol'
import type { Random } from '../random.ts'
import { mutate } from './mutate.ts'
import { names, oddValue } from './odd-values.ts'

/** What an attacker knows of its own connection: the better, the farther its frames get. */
export interface Knowledge {
  /** The token of its own page. */
  readonly token: string
  /** Tokens that it has seen, of others' pages too. */
  readonly tokens: readonly string[]
  readonly page: string
  /** Next number of events, by view. */
  readonly next: ReadonlyMap<number, number>
  /** Number of the newest numbered message, by view: of those that are joined. */
  readonly patch: ReadonlyMap<number, number>
}

const eventNames = [
  ...['inc', 'keep', 'echo', 'say', 'push', 'search', 'once', 'beside', 'steps', 'save', 'part'],
  ...['nest', 'row', 'flash', 'walk', 'go', 'away', 'fail', 'failLater'],
]
const partEvents = ['inc', 'inc', 'inc', 'add', 'add', 'fail', 'crash', 'live:remount', 'live:form']
const addresses = ['/', '/?page=3', '/calm', '/broken', '/slow', '/none', '//evil.example', '/\\e']

/** How many of a hundred frames are changed where the grammar would not have it. */
const mutatedPercent = 30

/** Makes a frame that a browser could have sent, or that is near to one. It is plain JSON. */
export function makeFrame(random: Random, known: Knowledge): unknown {
  const isOutside = known.patch.size === 0 && random.percent(60)
  const frame = random.weighed<(random: Random, known: Knowledge) => unknown[]>([
    [isOutside ? 200 : 6, makeJoin],
    [52, makeEvent],
    [14, makePart],
    [14, makeForm],
    [9, makeSeen],
    [1, makeStay],
    [1, makeLeave],
  ])(random, known)
  if (!random.percent(mutatedPercent)) return frame
  // A frame shares nothing with what the attacker knows once it went through JSON.
  return mutate(random, JSON.parse(JSON.stringify(frame)))
}

function makeJoin(random: Random, { token, tokens, page, next, patch }: Knowledge): unknown[] {
  const view = pickView(random, random.percent(50) ? undefined : patch)
  const details = {
    version: PROTOCOL_VERSION,
    token: random.weighed([
      [7, token],
      [2, random.pick(tokens)],
      [1, `${token}x`],
    ]),
    page: random.percent(80) ? page : `run-${random.below(5)}`,
    next: random.percent(80) ? (next.get(view) ?? 1) : 1 + random.below(20),
    patch: random.percent(80) ? (patch.get(view) ?? 0) : random.below(100),
    ...(random.percent(20) && { url: random.pick(addresses) }),
    ...(random.percent(20) && { to: random.pick(addresses) }),
    ...(random.percent(10) && { params: { [random.pick(names)]: oddValue(random) } }),
    ...(random.percent(10) && { flash: random.pick(tokens) }),
    ...(random.percent(10) && { resync: random.pick([true, false, 1]) }),
  }
  return ['join', view, details]
}

function makeEvent(random: Random, known: Knowledge): unknown[] {
  const view = pickView(random, known.patch)
  const name = random.percent(92)
    ? random.pick(eventNames)
    : random.pick([...names, 'crash', 'live:remount', 'live:clear-flash', 'live:view', 'live:void'])
  return ['event', view, pickNumber(random, known, view), name, payloadOf(random, name)]
}

function payloadOf(random: Random, name: string): unknown {
  if (random.percent(25)) return oddValue(random)
  if (name === 'inc') return { by: random.below(3) }
  if (name === 'search') return random.pick(names)
  if (name.startsWith('live:')) return random.pick(addresses)
  if (name !== 'save') return random.percent(50) ? oddValue(random) : null
  return { name: 'Ada', tags: ['a'], agree: true, rows: [{ title: 'b' }] }
}

function makePart(random: Random, known: Knowledge): unknown[] {
  const view = pickView(random, known.patch)
  const part = random.percent(80) ? 1 + random.below(4) : random.below(30)
  const name = random.pick([...partEvents, random.pick(names)])
  const payload = random.percent(60) ? random.below(9) : oddValue(random)
  return ['part', view, part, pickNumber(random, known, view), name, payload]
}

function makeForm(random: Random, known: Knowledge): unknown[] {
  const view = pickView(random, known.patch)
  const fields = ['name', 'agree', 'tags', 'rows.0.title', 'rows.7.title', '__proto__', 'a..b']
  const set = Object.fromEntries(
    Array.from({ length: random.below(4) }, () => [
      random.pick(fields),
      random.percent(80) ? random.pick<unknown>(['Ada', true, ['a', 'b'], '']) : oddValue(random),
    ]),
  )
  const details = {
    ...(random.percent(30) && { submit: true }),
    ...(random.percent(10) && { reset: true }),
    ...(random.percent(20) && { whole: true }),
    ...(random.percent(30) && { target: random.pick(fields) }),
    ...(random.percent(20) && { used: [random.pick(fields)] }),
    ...(random.percent(20) && { submitter: [random.pick(names), 'x'] }),
    ...(random.percent(30) && {
      row: [random.pick(['add', 'remove', 'up', 'down', 'move']), 'rows', random.below(4)],
    }),
  }
  const key = random.percent(85) ? 'profile' : random.pick(names)
  const event = random.pick<unknown>([null, 'save', 'save', 'save', 'inc', random.pick(names)])
  const number = pickNumber(random, known, view)
  return ['event', view, number, 'live:form', [key, set, event, details]]
}

function makeStay(random: Random, { patch }: Knowledge): unknown[] {
  return ['stay', pickView(random, patch), random.percent(80) || oddValue(random)]
}

function makeSeen(random: Random, { patch }: Knowledge): unknown[] {
  const view = pickView(random, patch)
  return ['seen', view, random.percent(90) ? (patch.get(view) ?? 0) : random.below(1_000)]
}

function makeLeave(random: Random, { patch }: Knowledge): unknown[] {
  return ['leave', pickView(random, patch)]
}

function pickView(random: Random, joined: Knowledge['patch'] = new Map()): number {
  if (joined.size > 0 && random.percent(90)) return random.pick([...joined.keys()])
  if (random.percent(60)) return 1
  return random.percent(90) ? 1 + random.below(3) : random.below(limits.maxViewsPerConnection * 4)
}

function pickNumber(random: Random, { next }: Knowledge, view: number): number {
  const number = next.get(view) ?? 1
  if (random.percent(98)) return number
  return Math.max(0, number + random.pick([-2, -1, 1, 5, 1_000_000]))
}
