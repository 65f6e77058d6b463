import { afterAll, describe, expect, it } from 'vitest'
import type { Action } from '../src/simulator/actions.ts'
import { installBrowserGlobals } from '../src/simulator/browser.ts'
import { startRun } from '../src/simulator/run.ts'
import { runAll } from '../src/simulator/simulate.ts'

const uninstall = installBrowserGlobals()
afterAll(uninstall)

const joined: readonly Action[] = [
  ['open', 1, 0],
  ['connect', 0, 0],
  ['flow', 0, 0],
  ['flow', 0, 0],
  ['flow', 0, 0],
]
const back: readonly Action[] = [
  ['connect', 0, 0],
  ['flow', 0, 0],
  ['flow', 0, 0],
  ['flow', 0, 0],
]
/** A cut that the page notices, and the server when the end arrives: before it all that was sent. */
const cut: Action = ['cutBelow', 0, 4]
/** A cut of which the server hears nothing, and in which everything is lost. */
const silentCut: Action = ['cutBelow', 0, 3]
const later: Action = ['event', 0, 2]

interface Trace {
  readonly name: string
  readonly actions: readonly Action[]
  /** What became of the events. */
  readonly outcomes: readonly string[]
  /** Ids of the events that the page shows in the end. */
  readonly log: readonly number[]
  /** How often a loss of the state was told. */
  readonly losses: number
}

// Each was a hole in a draft of the protocol, see docs/testing.md.
const traces: readonly Trace[] = [
  {
    name: 'an event that waits in the mailbox while its page resumes is handled once',
    actions: [...joined, later, ['add', 0, 0], ['up', 0, 4], cut, ...back, ['release', 0, 0]],
    outcomes: ['resolved', 'resolved'],
    log: [1, 2],
    losses: 0,
  },
  {
    name: 'an event whose answer was lost is answered by the next connection',
    actions: [...joined, ['add', 0, 0], ['up', 0, 4], silentCut, ...back],
    outcomes: ['resolved'],
    log: [1],
    losses: 0,
  },
  {
    name: 'an event that was lost on its way is sent again',
    actions: [...joined, ['add', 0, 0], silentCut, ...back, ['add', 0, 0]],
    outcomes: ['resolved', 'resolved'],
    log: [1, 2],
    losses: 0,
  },
  {
    name: 'a loss whose answer was lost is told by the next answer',
    actions: [
      ...joined,
      ['add', 0, 0],
      ['flow', 0, 0],
      ['crash', 0, 0],
      ['down', 0, 4],
      ['connect', 0, 0],
      ['up', 0, 0],
      ['down', 0, 0],
      ['up', 0, 0],
      ['cutAbove', 0, 0],
      ['down', 0, 0],
      ...back,
    ],
    outcomes: ['resolved'],
    log: [],
    losses: 1,
  },
  {
    name: 'numbers go on after an instance was lost',
    actions: [
      ...joined,
      ['add', 0, 0],
      ['add', 0, 0],
      ['flow', 0, 0],
      ['crash', 0, 0],
      ['down', 0, 4],
      ...back,
      ['add', 0, 0],
    ],
    outcomes: ['resolved', 'resolved', 'resolved'],
    log: [3],
    losses: 1,
  },
  {
    name: 'a page that read too slowly resumes to the newest state',
    actions: [
      ...joined,
      ['stall', 0, 0],
      ['burst', 0, 0],
      ['add', 0, 0],
      ['add', 0, 0],
      ['up', 0, 4],
      silentCut,
      ...back,
    ],
    outcomes: ['resolved', 'resolved'],
    log: [1, 2],
    losses: 0,
  },
  {
    name: 'a copied tab has an instance of its own',
    actions: [...joined, ['copy', 0, 0], ['connect', 1, 0], ['flow', 1, 0], ['add', 0, 0]],
    outcomes: ['resolved'],
    log: [1],
    losses: 0,
  },
  {
    name: 'a page that comes back while its handler still works begins anew, and is told so',
    actions: [...joined, later, ['up', 0, 4], ['hide', 0, 0], ['up', 0, 4], ...back],
    outcomes: ['unknown-outcome'],
    log: [],
    losses: 1,
  },
  {
    name: 'a page that is away for too long is told what it has lost',
    actions: [...joined, later, ['up', 0, 4], silentCut, ['clock', 7, 0], ...back],
    outcomes: ['unknown-outcome'],
    log: [],
    losses: 1,
  },
]

describe('a trace that broke a draft of the protocol', () => {
  it.each(traces)('[STASH-11] $name', async ({ actions, outcomes, log, losses }) => {
    const run = startRun(actions)
    await runAll([run])
    const [page] = run.world.pages
    expect(run.findings).toEqual([])
    expect({
      outcomes: page?.intents.map(({ outcome }) => outcome),
      log: page?.shown.log,
      losses: page?.losses.length,
    }).toEqual({ outcomes, log, losses })
  })
})
