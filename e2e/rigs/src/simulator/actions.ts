import { limits } from '@livejsx/protocol'
import type { Random } from '../random.ts'
import { eventNames } from './ledger.ts'
import type { Line } from './line.ts'
import type { Page } from './page.ts'
import type { World } from './world.ts'

/**
 * One step of a schedule. Its numbers choose among what there is at that moment, so that a schedule
 * stays one whatever steps are taken out of it.
 */
export type Action = readonly [name: ActionName, one: number, other: number]

interface ActionKind {
  /** Weight among the others, where the schedule does not say otherwise. */
  readonly weight: number
  /** Does nothing where it does not fit. */
  run(world: World, one: number, other: number): unknown
}

const times = [50, 600, 600, 5_000, 5_000, limits.silenceTimeoutMs, limits.resumeTimeoutMs, 61_000]
const maxPages = 4

const kinds = {
  event: {
    weight: 30,
    run: (world, one, other) =>
      pageOf(world, one)?.push(world.nextId++, eventNames[other % eventNames.length] ?? 'add'),
  },
  add: { weight: 20, run: (world, one) => pageOf(world, one)?.push(world.nextId++, 'add') },
  tick: { weight: 6, run: (world) => world.broadcast('tick') },
  // More than a page may leave unconfirmed.
  burst: {
    weight: 1,
    run(world) {
      for (let left = limits.maxUnseenMessages; left >= 0; left--) world.broadcast('tick')
    },
  },
  say: { weight: 6, run: (world) => world.broadcast('say', world.nextId++) },
  up: {
    weight: 30,
    run: (world, one, other) => deliver(lineOf(world, one), 'deliverUp', 1 + (other % 5)),
  },
  down: {
    weight: 30,
    run: (world, one, other) => deliver(lineOf(world, one), 'deliverDown', 1 + (other % 5)),
  },
  flow: {
    weight: 30,
    run(world, one) {
      const line = pageOf(world, one)?.line
      deliver(line, 'deliverUp', Infinity)
      deliver(line, 'deliverDown', Infinity)
    },
  },
  connect: { weight: 20, run: (world, one) => pageOf(world, one)?.connect() },
  release: { weight: 15, run: (world, one) => world.waiting > 0 && world.release(one) },
  cutBelow: {
    weight: 16,
    run(world, one, other) {
      const line = pageOf(world, one)?.line
      if (line === undefined) return
      line.cutBelow(other % 4 === 0 ? Infinity : other % 3)
      // Else the server hears nothing, and misses the page one day.
      if (other % 2 === 0) line.up.push('close')
      else world.clock.after(limits.silenceTimeoutMs, line.loseAbove)
    },
  },
  cutAbove: {
    weight: 12,
    run: (world, one, other) => pageOf(world, one)?.line?.cutAbove(other % 4),
  },
  stall: {
    weight: 4,
    run(world, one) {
      const line = pageOf(world, one)?.line
      if (line !== undefined) line.isStalled = true
    },
  },
  unstall: { weight: 4, run: (world, one) => pageOf(world, one)?.line?.unstall() },
  clock: {
    weight: 6,
    run: (world, one) => world.clock.advance(times[one % times.length] ?? 50),
  },
  crash: { weight: 1, run: (world, one) => world.crash(one % 4) },
  hide: { weight: 1, run: (world, one) => pageOf(world, one)?.hide() },
  kill: { weight: 1, run: (world, one) => world.pages.length > 1 && pageOf(world, one)?.kill() },
  copy: {
    weight: 2,
    run(world, one) {
      const page = pageOf(world, one)
      if (page !== undefined && world.pages.length < maxPages) world.copy(page)
    },
  },
  open: {
    weight: 2,
    run: (world, one) => world.pages.length < maxPages && world.open(one % 3 === 0),
  },
} satisfies Record<string, ActionKind>

export type ActionName = keyof typeof kinds

const names = Object.keys(kinds) as ActionName[]
/** What no schedule can do without. */
const needed = new Set<ActionName>(['event', 'add', 'up', 'down', 'flow', 'connect'])

export function perform(world: World, [name, one, other]: Action): void {
  ;(kinds[name] as ActionKind).run(world, one, other)
}

/**
 * Makes a schedule. Each has weights of its own (swarm testing): a fault that is rare in the mean is
 * frequent in some of them, and absent in others.
 */
export function makeSchedule(random: Random): readonly Action[] {
  const weights = names.map((name) => {
    const factor = random.pick(needed.has(name) ? [1, 2, 4] : [0, 0, 1, 2, 6])
    return [kinds[name].weight * factor, name] as const
  })
  const length = 20 + random.below(21)
  const first: readonly Action[] = [
    ['open', random.below(100), 0],
    ['connect', 0, 0],
    ['flow', 0, 0],
    ['flow', 0, 0],
  ]
  const rest = Array.from({ length }, (): Action => [
    random.weighed(weights),
    random.below(1_000),
    random.below(1_000),
  ])
  return [...first.slice(0, 1 + random.below(4)), ...rest]
}

function pageOf({ pages }: World, one: number): Page | undefined {
  return pages[one % pages.length]
}

function lineOf({ lines }: World, one: number): Line | undefined {
  const busy = lines.filter(({ up, down }) => up.length + down.length > 0)
  return busy[one % busy.length]
}

function deliver(
  line: Line | undefined,
  direction: 'deliverUp' | 'deliverDown',
  count: number,
): void {
  for (let left = count; left > 0; left--) if (line?.[direction]() !== true) return
}
