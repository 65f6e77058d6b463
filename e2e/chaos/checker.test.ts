import { describe, expect, it } from 'vitest'
import type { LedgerRecord } from '../ledger/app/records.ts'
import { applyIntent, emptyLedger, type LedgerState, type Op } from '../ledger/app/reducer.ts'
import { check } from './checker.ts'
import type { Evidence, Level, PageEvidence } from './evidence.ts'

interface Step {
  readonly id: string
  readonly op?: Op
  readonly event?: string
  readonly instance?: string
}

/** The records of instances that applied these, in this order. */
function ledgerOf(steps: readonly Step[], told = true): LedgerRecord[] {
  const states = new Map<string, LedgerState>()
  const records: LedgerRecord[] = []
  for (const [at, { id, op = 'add', event, instance = '1-1' }] of steps.entries()) {
    if (!states.has(instance)) {
      const page = id.slice(0, id.lastIndexOf('.'))
      records.push({ kind: 'mount', instance, page, state: emptyLedger, at })
    }
    const number = id.slice(id.lastIndexOf('.') + 1)
    const intent = { id, op, value: 2 }
    states.set(instance, applyIntent(states.get(instance) ?? emptyLedger, intent))
    records.push({ kind: 'apply', instance, event: event ?? `run:${number}`, ...intent, at })
  }
  for (const [instance, state] of told ? states : []) {
    records.push({ kind: 'state', instance, cause: 'rest', state, at: 100 })
  }
  return records
}

function stateOf(ledger: readonly LedgerRecord[], instance: string): LedgerState {
  const told = ledger.find((entry) => entry.kind === 'state' && entry.instance === instance)
  return told !== undefined && 'state' in told ? told.state : emptyLedger
}

function pageOf(
  ledger: readonly LedgerRecord[],
  changes: Partial<PageEvidence> = {},
): PageEvidence {
  const instance = '1-1'
  const state = stateOf(ledger, instance)
  return {
    page: 'p',
    end: 'open',
    joins: [{ how: 'adopt', run: 'run', at: 0 }],
    gaveUp: [],
    keys: new Map(),
    pushes: [],
    troubles: [],
    bounces: 0,
    eventsLost: 0,
    stateLost: [],
    durable: 0,
    isForgetful: false,
    resumeBytes: [],
    shown: { instance, replica: state, dom: state },
    ...changes,
  }
}

/** A run of one page without a fault: two events, both confirmed. */
function run(changes: Partial<Evidence> = {}): Evidence {
  const ledger = changes.ledger ?? ledgerOf([{ id: 'p.1' }, { id: 'p.2', op: 'put' }])
  return {
    level: 'commit',
    resumes: true,
    wanted: wants('p.1', 'p.2'),
    answered: answers(['p.1', 'ok'], ['p.2', 'ok']),
    pages: [pageOf(ledger)],
    serverEnds: [],
    ...changes,
    ledger,
  }
}

function wants(...ids: string[]) {
  return ids.map((id) => {
    const page = id.slice(0, id.lastIndexOf('.'))
    return { id, page, name: 'add', isPromised: true, at: 0 }
  })
}

function answers(...pairs: [id: string, outcome: string][]) {
  return pairs.map(([id, outcome]) => ({ id, outcome, at: 50 }))
}

function kindsOf(evidence: Evidence): string[] {
  return [...new Set(check(evidence).violations.map(({ kind }) => kind))].toSorted()
}

/** A page whose instance died with its process, and that was mounted anew. */
function afterKill(changes: Partial<PageEvidence> = {}): Evidence {
  const ledger = ledgerOf([{ id: 'p.1' }, { id: 'p.2', instance: '2-1' }])
  const state = stateOf(ledger, '2-1')
  const page = pageOf(ledger, {
    joins: [
      { how: 'adopt', run: 'run', at: 0 },
      { how: 'mount', run: 'run', at: 80 },
    ],
    shown: { instance: '2-1', replica: state, dom: state },
    ...changes,
  })
  return run({ ledger, pages: [page], serverEnds: [{ pid: 1, how: 'kill', at: 60 }] })
}

/** The records of an instance with one event, and of another one that goes on from there. */
function recovered(): LedgerRecord[] {
  const [mount, first, , told] = ledgerOf([{ id: 'p.1' }, { id: 'p.2' }])
  const before = applyIntent(emptyLedger, { id: 'p.1', op: 'add', value: 2 })
  const state = applyIntent(before, { id: 'p.2', op: 'add', value: 2 })
  return [
    mount,
    first,
    { kind: 'mount', instance: '2-1', page: 'p', state: before, from: '1-1', at: 60 },
    { ...first, instance: '2-1', id: 'p.2', event: 'run:2' },
    { ...told, instance: '2-1', state },
  ] as LedgerRecord[]
}

describe('check', () => {
  it('finds nothing where everything went well', () => {
    expect(check(run())).toEqual({
      violations: [],
      counts: {
        wanted: 2,
        confirmed: 2,
        reported: 0,
        unkept: 0,
        lost: 0,
        refused: 0,
        unknownApplied: 0,
        unknownNotApplied: 0,
        failed: 0,
        unheard: 0,
        bounces: 0,
      },
    })
  })

  it('finds an event that was confirmed and never applied', () => {
    const ledger = ledgerOf([{ id: 'p.1' }])
    expect(kindsOf(run({ ledger }))).toEqual(['confirmed-not-applied'])
  })

  it('finds one that was applied twice, in one state or in two', () => {
    const once = ledgerOf([{ id: 'p.1' }, { id: 'p.1', event: 'run:2' }, { id: 'p.2' }])
    expect(kindsOf(run({ ledger: once }))).toContain('applied-twice')
    const twice = ledgerOf([{ id: 'p.1' }, { id: 'p.2' }, { id: 'p.2', instance: '2-1' }])
    expect(kindsOf(run({ ledger: twice }))).toEqual(['applied-twice'])
  })

  it('lets an event run again for another state where pages keep their events', () => {
    const ledger = ledgerOf([{ id: 'p.1' }, { id: 'p.2' }, { id: 'p.2', instance: '2-1' }])
    expect(kindsOf(run({ ledger, level: 'retain' }))).toEqual([])
  })

  it('finds events out of order, by their names and by their numbers', () => {
    const byName = ledgerOf([
      { id: 'p.2', event: 'run:1' },
      { id: 'p.1', event: 'run:2' },
    ])
    expect(kindsOf(run({ ledger: byName }))).toEqual(['out-of-order'])
    const byNumber = ledgerOf([
      { id: 'p.1', event: 'run:2' },
      { id: 'p.2', event: 'run:1' },
    ])
    expect(kindsOf(run({ ledger: byNumber }))).toEqual(['out-of-order'])
  })

  it('finds keys that change, that two events share, or that were never sent', () => {
    const shared = ledgerOf([{ id: 'p.1' }, { id: 'p.2', event: 'run:1' }])
    expect(kindsOf(run({ ledger: shared }))).toContain('key-unstable')
    const ledger = ledgerOf([{ id: 'p.1' }, { id: 'p.2' }])
    const page = pageOf(ledger, { keys: new Map([['p.2', new Set(['run:9'])]]) })
    expect(kindsOf(run({ ledger, pages: [page] }))).toEqual(['key-unstable'])
  })

  it('finds the event of one page in the state of another', () => {
    const ledger = ledgerOf([{ id: 'p.1' }, { id: 'p.2' }, { id: 'q.3', event: 'other:1' }])
    const wanted = wants('p.1', 'p.2', 'q.3')
    expect(kindsOf(run({ ledger, wanted }))).toEqual(['foreign-page'])
  })

  it('finds an event that was told to be lost and was applied, or whose handler threw', () => {
    const answered = answers(['p.1', 'ok'], ['p.2', 'lost'])
    const pages = [pageOf(ledgerOf([{ id: 'p.1' }, { id: 'p.2', op: 'put' }]), { eventsLost: 1 })]
    expect(kindsOf(run({ answered, pages }))).toEqual(['refused-but-applied'])
    const wanted = wants('p.1', 'p.2').with(1, { ...wants('p.2')[0]!, name: 'fail' })
    expect(kindsOf(run({ wanted }))).toEqual(['failure-applied'])
  })

  it('finds the reply of another event', () => {
    const answered = [{ id: 'p.2', outcome: 'ok', reply: { applied: 7, hash: 7 }, at: 50 }]
    expect(kindsOf(run({ answered: [...answers(['p.1', 'ok']), ...answered] }))).toEqual([
      'wrong-reply',
    ])
  })

  it('finds promises that are pending in a page that is there, and in no other', () => {
    const answered = answers(['p.1', 'ok'])
    expect(kindsOf(run({ answered }))).toEqual(['never-settled'])
    const { ledger } = run()
    const pages = [pageOf(ledger, { end: 'left', shown: undefined })]
    expect(kindsOf(run({ answered, pages }))).toEqual([])
  })

  it('finds losses that the page was not told of on its window', () => {
    const ledger = ledgerOf([{ id: 'p.1' }])
    const answered = answers(['p.1', 'ok'], ['p.2', 'lost'])
    const pages = [pageOf(ledger)]
    expect(kindsOf(run({ ledger, answered, pages }))).toEqual(['not-reported'])
  })

  it('finds what a page reports that no fault explains', () => {
    const { ledger } = run()
    const troubles = [{ code: 'unexpected-message', at: 1, frames: [] }]
    expect(kindsOf(run({ pages: [pageOf(ledger, { troubles })] }))).toEqual(['diagnostic'])
  })

  it('takes an unknown outcome either way', () => {
    const ledger = ledgerOf([{ id: 'p.1' }])
    const answered = answers(['p.1', 'unknown-outcome'], ['p.2', 'unknown-outcome'])
    const pages = [pageOf(ledger, { eventsLost: 2 })]
    const { violations, counts } = check(run({ ledger, answered, pages }))
    expect(violations).toEqual([])
    expect([counts.unknownApplied, counts.unknownNotApplied]).toEqual([1, 1])
  })

  it('finds what the server, the page and the document do not agree about', () => {
    const { ledger } = run()
    const state = stateOf(ledger, '1-1')
    const other = { ...state, count: 99 }
    const show = (changes: object) => {
      const shown = { instance: '1-1', replica: state, dom: state, ...changes }
      return kindsOf(run({ pages: [pageOf(ledger, { shown })] }))
    }
    expect(show({ dom: other })).toEqual(['document'])
    expect(show({ dom: other, replica: other })).toEqual(['page-state'])
    const wrong = ledger.map((entry) =>
      entry.kind === 'state' ? { ...entry, state: other } : entry,
    )
    expect(kindsOf(run({ ledger: wrong, pages: [pageOf(ledger)] }))).toEqual([
      'page-state',
      'server-state',
    ])
  })

  it('finds pushes that come twice, or not at all', () => {
    const { ledger } = run()
    const wanted = wants('p.1', 'p.2').map((want) => ({ ...want, name: 'tell' }))
    const withPushes = (pushes: string[]) =>
      kindsOf(run({ wanted, pages: [pageOf(ledger, { pushes })] }))
    expect(withPushes(['p.1', 'p.2'])).toEqual([])
    expect(withPushes(['p.1', 'p.1', 'p.2'])).toEqual(['push-twice'])
    expect(withPushes(['p.1'])).toEqual(['push-lost'])
  })

  it('lets confirmed events go with a dead server at `commit`, if the page was told', () => {
    const told = afterKill({ stateLost: [{ at: 80 }] })
    expect(kindsOf(told)).toEqual([])
    expect(check(told).counts.reported).toBe(1)
    expect(kindsOf(afterKill())).toEqual(['confirmed-lost'])
    expect(kindsOf({ ...told, level: 'retain' })).toEqual(['confirmed-lost'])
  })

  it('follows a state from the instance that it was recovered from', () => {
    const ledger = recovered()
    const [, first] = ledger
    const state = stateOf(ledger, '2-1')
    const page = pageOf(ledger, { shown: { instance: '2-1', replica: state, dom: state } })
    expect(kindsOf(run({ ledger, pages: [page], level: 'strict' }))).toEqual([])
    const rerun = [...ledger.slice(0, 4), { ...first, instance: '2-1' }] as LedgerRecord[]
    expect(kindsOf(run({ ledger: rerun, pages: [], level: 'strict' }))).toContain('applied-twice')
  })

  it('finds a state that is not the one of the instance that it is said to be of', () => {
    const ledger = recovered()
    const other = { ...emptyLedger, applied: 1, count: 9 }
    const wrong = ledger.map((entry) =>
      entry.kind === 'mount' && entry.from !== undefined ? { ...entry, state: other } : entry,
    )
    expect(kindsOf(run({ ledger: wrong, pages: [], level: 'retain' }))).toContain('server-state')
    const foreign = ledger.map((entry) =>
      entry.kind === 'mount' && entry.from !== undefined ? { ...entry, page: 'q-2' } : entry,
    )
    expect(kindsOf(run({ ledger: foreign, pages: [], level: 'retain' }))).toContain('foreign-page')
  })

  it('finds what a record of an earlier page of the tab held, and the next one has not', () => {
    const wanted = wants('p-1.1', 'p-2.2')
    const answered = answers(['p-1.1', 'ok'], ['p-2.2', 'ok'])
    const ledger = ledgerOf([{ id: 'p-1.1' }, { id: 'p-2.2', instance: '1-2', event: 'next:1' }])
    const state = stateOf(ledger, '1-2')
    const keys = new Map([['p-1.1', new Set(['run:1'])]])
    const kinds = (level: Level, first: Partial<PageEvidence>) =>
      kindsOf(
        run({
          level,
          ledger,
          wanted,
          answered,
          pages: [
            pageOf(ledger, { page: 'p-1', end: 'left', shown: undefined, keys, ...first }),
            pageOf(ledger, { page: 'p-2', shown: { instance: '1-2', replica: state, dom: state } }),
          ],
        }),
      )
    expect(kinds('retain', { durable: 1 })).toEqual(['record-lost'])
    expect(kinds('retain', { durable: 1, isForgetful: true })).toEqual([])
    expect(kinds('retain', { durable: 0 })).toEqual([])
    expect(kinds('strict', { durable: 0 })).toEqual(['record-lost'])
    expect(kinds('commit', { durable: 1 })).toEqual([])
  })

  it('finds events that the page was told to be gone, and that are there', () => {
    const { ledger } = run()
    const keys = new Map([['p.2', new Set(['run:2'])]])
    const told = (from: number, to: number) =>
      kindsOf(
        run({
          level: 'retain',
          pages: [pageOf(ledger, { keys, stateLost: [{ at: 9, from, to }] })],
        }),
      )
    expect(told(2, 3)).toEqual(['told-lost'])
    expect(told(3, 3)).toEqual([])
  })

  it('lets a push come once more where its event runs again', () => {
    const ledger = ledgerOf([{ id: 'p.1' }, { id: 'p.2' }, { id: 'p.2', instance: '2-1' }])
    const wanted = wants('p.1', 'p.2').map((want) => ({ ...want, name: 'tell' }))
    const pushed = (pushes: string[]) =>
      kindsOf(run({ level: 'retain', ledger, wanted, pages: [pageOf(ledger, { pushes })] }))
    expect(pushed(['p.1', 'p.2', 'p.2'])).toEqual([])
    expect(pushed(['p.1', 'p.2', 'p.2', 'p.2'])).toEqual(['push-twice'])
  })

  it('lets a strict view wait for the store of its marks', () => {
    const { ledger } = run()
    const troubles = [{ code: 'view-failed', at: 5, frames: [] }]
    const kinds = (level: Level, joinedAt: number) => {
      const joins = [{ how: 'recover', run: 'run', at: joinedAt }]
      return kindsOf(run({ level, pages: [pageOf(ledger, { troubles, joins })] }))
    }
    expect(kinds('strict', 9)).toEqual([])
    expect(kinds('strict', 1)).toEqual(['diagnostic'])
    expect(kinds('retain', 9)).toEqual(['diagnostic'])
  })

  it('finds a page that came back to another instance though nothing had ended its own', () => {
    const told = afterKill({ stateLost: [{ at: 80 }] })
    expect(kindsOf({ ...told, serverEnds: [] })).toEqual(['instance-lost'])
    expect(kindsOf({ ...told, serverEnds: [], resumes: false })).toEqual([])
    expect(
      kindsOf({ ...afterKill({ stateLost: [{ at: 80 }], gaveUp: [70] }), serverEnds: [] }),
    ).toEqual([])
  })
})
