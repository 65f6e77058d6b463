import { limits } from '@livejsx/protocol'
import type { Random } from '../random.ts'
import { eventNames } from './ledger.ts'
import { diskModes } from './disk.ts'
import type { Level } from './level.ts'
import type { Line } from './line.ts'
import type { Page } from './page.ts'
import { storeFaults } from './store.ts'
import type { World } from './world.ts'

/**
 * One step of a schedule. Its numbers choose among what there is at that moment, so that a schedule
 * stays one whatever steps are taken out of it.
 */
export type Action = readonly [name: ActionName, one: number, other: number]

interface ActionKind {
  /** Weight among the others, where the schedule does not say otherwise. */
  readonly weight: number
  /** Levels at which it means anything. @default all */
  readonly levels?: readonly Level[]
  /** Does nothing where it does not fit. */
  run(world: World, one: number, other: number): unknown
}

const times = [50, 600, 600, 5_000, 5_000, limits.silenceTimeoutMs, limits.resumeTimeoutMs, 61_000]
const maxPages = 4
const stashed: readonly Level[] = ['retain', 'strict']
const scopes = ['reload', 'reload', 'reload', 'reconnect', 'session'] as const

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
  crash: { weight: 2, run: (world, one, other) => world.crash(other % 2, one % 4) },
  stop: { weight: 1, run: (world, _one, other) => world.stop(other % 2) },
  // The next line leads to the other server.
  move: {
    weight: 2,
    run(world, one) {
      const page = pageOf(world, one)
      if (page !== undefined) page.node = 1 - page.node
    },
  },
  setup: {
    weight: 0,
    run(world, one, other) {
      const isStrict = world.level === 'strict'
      world.setup = {
        scope: scopes[one % scopes.length] ?? 'reload',
        holder: isStrict && other % 5 === 1 ? 'server' : 'browser',
        isHostile: isStrict && other % 5 === 0,
      }
    },
  },
  reset: {
    weight: 3,
    levels: stashed,
    run: (world, one) => pageOf(world, one)?.push(world.nextId++, 'reset'),
  },
  reload: {
    weight: 5,
    levels: stashed,
    run(world, one, other) {
      const page = pageOf(world, one)
      if (page !== undefined && !page.isGone) world.reload(page, other % 3 === 0)
    },
  },
  disk: {
    weight: 5,
    levels: stashed,
    run: (world, one) => void (world.disk.mode = diskModes[one % diskModes.length] ?? 'works'),
  },
  write: { weight: 10, levels: stashed, run: (world, one) => world.disk.complete(1 + (one % 3)) },
  store: {
    weight: 4,
    levels: ['strict'],
    run: (world, one) => world.store.fail(storeFaults[one % storeFaults.length] ?? 'lost'),
  },
  answer: { weight: 8, levels: ['strict'], run: (world) => world.store.release() },
  lie: {
    weight: 8,
    levels: ['strict'],
    run(world, one, other) {
      const page = pageOf(world, one)
      if (world.setup.isHostile && page !== undefined) page.lie = other
    },
  },
  hide: { weight: 1, run: (world, one) => pageOf(world, one)?.hide() },
  kill: {
    weight: 1,
    run: (world, one) => livingOf(world).length > 1 && pageOf(world, one)?.kill(),
  },
  copy: {
    weight: 2,
    run(world, one) {
      const page = pageOf(world, one)
      if (page !== undefined && livingOf(world).length < maxPages) world.copy(page)
    },
  },
  open: {
    weight: 2,
    run: (world, one) => livingOf(world).length < maxPages && world.open(one % 3 === 0),
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
export function makeSchedule(random: Random, level: Level = 'commit'): readonly Action[] {
  const weights = names.map((name) => {
    const { weight, levels }: ActionKind = kinds[name]
    if (levels?.includes(level) === false) return [0, name] as const
    const factor = random.pick(needed.has(name) ? [1, 2, 4] : [0, 0, 1, 2, 6])
    return [weight * factor, name] as const
  })
  const length = 20 + random.below(21)
  const setup: readonly Action[] =
    level === 'commit' ? [] : [['setup', random.below(1_000), random.below(1_000)]]
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
  return [...setup, ...first.slice(0, 1 + random.below(4)), ...rest]
}

function livingOf({ pages }: World): readonly Page[] {
  return pages.filter(({ isGone }) => !isGone)
}

function pageOf(world: World, one: number): Page | undefined {
  const pages = livingOf(world)
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
