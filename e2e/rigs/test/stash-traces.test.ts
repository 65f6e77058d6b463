import { afterAll, describe, expect, it } from 'vitest'
import type { Action } from '../src/simulator/actions.ts'
import { installBrowserGlobals } from '../src/simulator/browser.ts'
import type { Level } from '../src/simulator/level.ts'
import type { Plant } from '../src/simulator/plant.ts'
import { startRun, type RunOptions } from '../src/simulator/run.ts'
import { runAll } from '../src/simulator/simulate.ts'

const uninstall = installBrowserGlobals()
afterAll(uninstall)

const honest: Action = ['setup', 0, 2]
const hostile: Action = ['setup', 0, 5]
const heldByStore: Action = ['setup', 0, 1]
const flow: Action = ['flow', 0, 0]
/** The first record is stored. */
const joined: readonly Action[] = [['open', 1, 0], ['connect', 0, 0], flow, flow, flow, flow, flow]
const settled: readonly Action[] = [flow, flow, flow, flow]
const add: Action = ['add', 0, 0]
const reset: Action = ['reset', 0, 0]
const move: Action = ['move', 0, 0]
const down: Action = ['down', 0, 4]
/** All that is on its way up gets lost, and the server hears of the end. */
const cut: Action = ['cutBelow', 0, 6]
/** The server hears of nothing for a while; two packets arrive late. */
const cutLate: Action = ['cutBelow', 0, 5]
const crash: Action = ['crash', 0, 0]
const crashOther: Action = ['crash', 0, 1]
/** The end of the line that the crash has cut. */
const back: readonly Action[] = [down, ['connect', 0, 0], ...settled]

/** An event, and the record that holds it. */
const stored: readonly Action[] = [add, ...settled, ['clock', 1, 0], ...settled]
/** The page goes on at the other server. */
const moved: readonly Action[] = [cut, move, ['connect', 0, 0], ...settled]

interface Trace {
  readonly name: string
  readonly level: Level
  readonly actions: readonly Action[]
  /** What became of the events of the page that is there in the end. */
  readonly outcomes: readonly string[]
  /** Ids of the events that it shows. */
  readonly log: readonly number[]
  /** How often a loss of the state was told to it. */
  readonly losses: number
  /** A bug with which the trace is found to break a promise. */
  readonly bug?: Plant
}

/** Confirms the records of whoever owned a lineage once. */
const formerOwnersWrite: Plant = {
  store: (store) => ({
    ...store,
    async confirm(key, position, kept) {
      const written = await store.confirm(key, position, kept)
      const mark = written === 'fenced' ? (await store.read(key))?.mark : undefined
      if (mark === undefined) return written
      const { epoch, seq } = position
      await store.claim(key, mark, { ...mark, epoch, seq }, kept.ttlMs)
      return 'written'
    },
  }),
}

/** Takes for durable what an instance has handled when its page is back. */
const joinsAnswerDurable: Plant = {
  trusts: (message) => (message[0] === 'joined' ? message[3] : undefined),
}

/** What compares a part of the mark alone, when a lineage changes hands. */
const claimsByOwner: Plant = {
  store: (store) => ({
    ...store,
    async claim(key, expected, next, ttlMs) {
      const mark = (await store.read(key))?.mark
      return store.claim(key, mark?.owner === expected?.owner ? mark : expected, next, ttlMs)
    },
  }),
}

/** What takes any record that is not older than the confirmed one. */
const claimsByOrder: Plant = {
  marks(store) {
    let reads = 0
    return {
      ...store,
      // A shared store at each start of a server, and one of a single process afterwards.
      get isShared() {
        return reads++ % 2 === 0
      },
    }
  },
}

// Each was a hole in a draft of the protocol, and most are met once in 100,000 random schedules.
const traces: readonly Trace[] = [
  {
    name: 'a late join takes the stash over, and the page that lives on goes on with it',
    level: 'strict',
    actions: [
      honest,
      ...joined,
      add,
      ...settled,
      cut,
      move,
      ['connect', 0, 0],
      flow,
      cutLate,
      move,
      ['connect', 0, 0],
      ...settled,
      add,
      ...settled,
      // The join over the dead line.
      ['up', 0, 4],
      add,
      ...settled,
    ],
    outcomes: ['resolved', 'resolved', 'resolved'],
    log: [1, 2, 3],
    losses: 0,
  },
  {
    name: 'what a former owner has sealed does not beat the owner after it',
    level: 'strict',
    actions: [
      hostile,
      ...joined,
      add,
      ...settled,
      add,
      cutLate,
      move,
      ['connect', 0, 0],
      ...settled,
      // The first owner handles the event, too, and seals its third record.
      ['up', 0, 4],
      add,
      ...settled,
      ...settled,
      crashOther,
      ['lie', 0, 4],
      ...back,
    ],
    outcomes: ['resolved', 'resolved', 'resolved'],
    log: [],
    losses: 1,
  },
  {
    name: 'a loss whose answer was lost is told by the next answer',
    level: 'retain',
    actions: [
      honest,
      ...joined,
      add,
      reset,
      flow,
      flow,
      crash,
      down,
      ['connect', 0, 0],
      flow,
      ['up', 0, 0],
      ['cutAbove', 0, 0],
      ...back,
    ],
    outcomes: ['resolved', 'resolved'],
    log: [],
    losses: 1,
  },
  {
    name: 'a page that read too slowly resumes to the newest state',
    level: 'strict',
    actions: [
      honest,
      ...joined,
      ['stall', 0, 0],
      ['burst', 0, 0],
      add,
      add,
      ['up', 0, 4],
      ['cutBelow', 0, 3],
      ['connect', 0, 0],
      ...settled,
    ],
    outcomes: ['resolved', 'resolved'],
    log: [1, 2],
    losses: 0,
  },
  {
    name: 'a branch of an older record does not come back after the other one was confirmed',
    level: 'strict',
    actions: [
      hostile,
      ...joined,
      // The second record has event 1, and its receipt gets lost.
      add,
      flow,
      cut,
      crash,
      // The first one begins a branch, in which event 1 never arrives.
      ['lie', 0, 0],
      ['connect', 0, 0],
      flow,
      flow,
      flow,
      cut,
      crash,
      // The second one: event 1 is confirmed.
      ['lie', 0, 1],
      ['connect', 0, 0],
      flow,
      flow,
      flow,
      cut,
      crash,
      ['lie', 0, 2],
      ['connect', 0, 0],
      ...settled,
    ],
    outcomes: ['resolved'],
    log: [],
    losses: 1,
    bug: claimsByOrder,
  },
  {
    name: 'a receipt between reading and claiming makes the claim begin anew',
    level: 'strict',
    actions: [
      hostile,
      ...joined,
      add,
      flow,
      // The receipt of the second record comes late.
      cutLate,
      move,
      ['lie', 0, 0],
      ['connect', 0, 0],
      flow,
      ['store', 3, 0],
      flow,
      ['up', 0, 0],
      ['answer', 0, 0],
      ...settled,
    ],
    outcomes: ['lost'],
    log: [],
    losses: 1,
    bug: claimsByOwner,
  },
  {
    name: 'marks of single processes refuse no honest record',
    level: 'retain',
    actions: [honest, ...joined, ...stored, ...moved, ...stored, ...moved, ...stored, ...moved],
    outcomes: ['resolved', 'resolved', 'resolved'],
    log: [1, 2, 3],
    losses: 0,
  },
  {
    name: 'the record on the disk is taken after a newer one was claimed from memory and lost',
    level: 'strict',
    actions: [
      honest,
      ...joined,
      add,
      ...settled,
      ['disk', 1, 0],
      add,
      flow,
      crash,
      down,
      ['connect', 0, 0],
      flow,
      ['clock', 1, 0],
      flow,
      flow,
      ['disk', 0, 0],
      ['reload', 0, 0],
      ['connect', 0, 0],
      ...settled,
    ],
    outcomes: [],
    log: [1],
    losses: 0,
  },
  {
    name: 'what a page hears of a resume is handled, and not yet durable',
    level: 'strict',
    actions: [
      honest,
      ...joined,
      add,
      ['up', 0, 0],
      cut,
      ['up', 0, 0],
      ['connect', 0, 0],
      flow,
      ['up', 1, 0],
      // The answer, and not the record.
      ['down', 1, 1],
      ['cutBelow', 0, 6],
      crash,
      ['connect', 0, 0],
      ...settled,
    ],
    outcomes: ['resolved'],
    log: [1],
    losses: 0,
    bug: joinsAnswerDurable,
  },
  {
    name: 'an owner that wakes up after it was replaced writes nothing',
    level: 'strict',
    actions: [
      heldByStore,
      ...joined,
      add,
      ...settled,
      add,
      cutLate,
      move,
      ['connect', 0, 0],
      ...settled,
      // The second event, once more, at the first owner.
      ['up', 0, 4],
      crashOther,
      ...back,
    ],
    outcomes: ['resolved', 'resolved'],
    log: [1, 2],
    losses: 0,
    bug: formerOwnersWrite,
  },
]

async function play({ actions, level }: Trace, options: RunOptions = {}) {
  const run = startRun(actions, { ...options, level })
  await runAll([run])
  return run
}

describe('a trace that broke a draft of the stash', () => {
  it.each(traces)('[STASH-11] $name', async (trace) => {
    const { world, findings } = await play(trace)
    const page = world.pages.findLast(({ isGone }) => !isGone)
    expect(findings).toEqual([])
    expect({
      outcomes: page?.intents.map(({ outcome }) => outcome),
      log: page?.shown.log,
      losses: page?.losses.length,
    }).toEqual({ outcomes: trace.outcomes, log: trace.log, losses: trace.losses })
  })

  it.each(traces.filter(({ bug }) => bug !== undefined))(
    '[STASH-11] is one that is seen to break a promise: $name',
    async (trace) => {
      const { findings } = await play(trace, { plant: trace.bug ?? {} })
      expect(findings).not.toEqual([])
    },
  )
})
