import { limits } from '@livejsx/protocol'
import type { Applied } from '../ledger/app/records.ts'
import type { LedgerState } from '../ledger/app/reducer.ts'
import type { Answered, Evidence, PageEvidence, Wanted } from './evidence.ts'
import { intentsOf, replay, stateOf, type Replayed } from './replay.ts'
import { seatOf } from './seat-of.ts'

/** Kinds of broken promises. */
export type ViolationKind =
  /** An event was confirmed and never applied. */
  | 'confirmed-not-applied'
  /** It was confirmed, is not in the state that the page has, and the page was not told. */
  | 'confirmed-lost'
  /** A record held it and was on the disk, and the next page of the tab has it not. */
  | 'record-lost'
  /** The page was told that it is gone, and it is there. */
  | 'told-lost'
  | 'applied-twice'
  | 'out-of-order'
  /** One event under two keys, or two under one, or under a key that its page did not send. */
  | 'key-unstable'
  /** An event of one page in the state of another. */
  | 'foreign-page'
  /** The page was told that it was not applied, but it was. */
  | 'refused-but-applied'
  /** A handler that threw has left something, or was confirmed. */
  | 'failure-applied'
  | 'wrong-reply'
  /** An event was rejected as lost, and `live:event-lost` did not fire. */
  | 'not-reported'
  | 'never-settled'
  | 'not-joined'
  /** A page came back to another instance, also out of a record, though nothing has ended its own. */
  | 'instance-lost'
  /** A page reported what no fault of its network explains. */
  | 'diagnostic'
  | 'push-twice'
  | 'push-lost'
  /** The replayed ledger is not what the server holds. */
  | 'server-state'
  /** What the page holds is not what the server holds. */
  | 'page-state'
  /** The document does not show what the page holds. */
  | 'document'

/** A broken promise. */
export interface Violation {
  readonly kind: ViolationKind
  readonly page: string
  readonly intent?: string | undefined
  readonly text: string
}

/** What a run comes to. */
export interface Verdict {
  readonly violations: readonly Violation[]
  readonly counts: Counts
}

/** How many events went which way. */
export interface Counts {
  readonly wanted: number
  readonly confirmed: number
  /** Confirmed ones that went with their instance, as the level allows, and that the page was told of. */
  readonly reported: number
  /** Confirmed ones of pages that had gone before a record held them. */
  readonly unkept: number
  /** Rejected with a word that promises that nothing was applied. */
  readonly lost: number
  readonly refused: number
  /** Of those rejected with an unknown outcome: applied, or not. */
  readonly unknownApplied: number
  readonly unknownNotApplied: number
  readonly failed: number
  /** Of pages that have gone. */
  readonly unheard: number
  /** Pages that lost their place to an older connection of their own. */
  readonly bounces: number
}

/** Outcomes that promise that nothing was applied. */
const certain = new Set(['lost', 'outbox-full', 'rate-limited', 'handler-failed', 'not-joined'])

const lossCodes = new Set(['lost', 'unknown-outcome'])

/** Judges a run by what was written down. Pure: the same evidence has the same verdict. */
export function check(evidence: Evidence): Verdict {
  const instances = replay(evidence.ledger)
  const answers = new Map(evidence.answered.map((answer) => [answer.id, answer]))
  const wanted = new Map(evidence.wanted.map((want) => [want.id, want]))
  const applied = new Map<string, Applied[]>()
  for (const own of instances.values()) {
    for (const entry of own.applied) {
      applied.set(entry.id, [...(applied.get(entry.id) ?? []), entry])
    }
  }
  const world: World = { evidence, instances, answers, wanted, applied }
  const violations = [
    ...[...wanted.values()].flatMap((want) => checkIntent(want, world)),
    ...[...instances.values()].flatMap((own) => checkInstance(own, world)),
    ...checkKeys(world),
    ...evidence.pages.flatMap((page) => checkPage(page, world)),
    ...evidence.pages.flatMap((page) => checkRecords(page, world)),
  ]
  return { violations, counts: count(world) }
}

interface World {
  readonly evidence: Evidence
  readonly instances: ReadonlyMap<string, Replayed>
  readonly answers: ReadonlyMap<string, Answered>
  readonly wanted: ReadonlyMap<string, Wanted>
  readonly applied: ReadonlyMap<string, readonly Applied[]>
}

function checkIntent(want: Wanted, { answers, applied, evidence }: World): Violation[] {
  const answer = answers.get(want.id)
  const entries = applied.get(want.id) ?? []
  const found: Violation[] = []
  const add = (kind: ViolationKind, text: string): void =>
    void found.push({ kind, page: want.page, intent: want.id, text })

  if (answer?.outcome === 'ok' && want.name !== 'fail' && entries.length === 0) {
    add('confirmed-not-applied', 'confirmed, and in no ledger')
  }
  if (want.name === 'fail' && (answer?.outcome === 'ok' || entries.length > 0)) {
    add('failure-applied', `answered ${answer?.outcome ?? 'not at all'}, applied ${entries.length}`)
  }
  if (answer !== undefined && certain.has(answer.outcome) && entries.length > 0) {
    add('refused-but-applied', `rejected with ${answer.outcome}, and applied`)
  }
  // Without a stash nothing may run again, not even for another instance.
  if (evidence.level === 'commit' && entries.length > 1) {
    add('applied-twice', `applied by ${entries.map(({ instance }) => instance).join(', ')}`)
  }
  return found
}

function checkInstance(own: Replayed, world: World): Violation[] {
  const { instance, mounted } = own
  const { page } = mounted
  const found: Violation[] = []
  const add = (kind: ViolationKind, text: string, intent?: string): void =>
    void found.push({ kind, page, intent, text: `${instance}: ${text}` })

  const seen = new Set<string>()
  const newest = new Map<string, number>()
  let last = -1
  for (const { id, event } of intentsOf(own, world.instances)) {
    if (seen.has(id)) add('applied-twice', 'twice in one state', id)
    seen.add(id)
    const order = orderOf(id)
    if (order < last) add('out-of-order', `${order} after ${last}`, id)
    last = Math.max(last, order)
    if (event === undefined) continue
    const [run, number] = splitKey(event)
    if (number <= (newest.get(run) ?? 0)) add('out-of-order', `number ${number} again or late`, id)
    newest.set(run, number)
  }
  const { from, state: first } = mounted
  const before = from === undefined ? undefined : world.instances.get(from)
  if (before !== undefined) {
    const origin = before.mounted.page
    if (seatOf(origin) !== seatOf(page)) add('foreign-page', `begins with a state of ${origin}`)
    const kept = stateOf(intentsOf(own, world.instances).slice(0, first.applied))
    if (!isSame(kept, first)) {
      add('server-state', `begins with ${summary(first)}, ${from} had ${summary(kept)}`)
    }
  }
  for (const { id } of own.applied) {
    const want = world.wanted.get(id)
    if (want !== undefined && want.page !== page) add('foreign-page', `of ${want.page}`, id)
    const reply = world.answers.get(id)?.reply
    const state = own.states.get(id)
    const isOnly = world.applied.get(id)?.length === 1
    if (reply === undefined || state === undefined || !isOnly) continue
    if (reply.applied !== state.applied || reply.hash !== state.hash) {
      add('wrong-reply', `the reply is of event ${reply.applied}, not ${state.applied}`, id)
    }
  }
  if (own.told !== undefined && !isSame(own.told.state, own.state)) {
    add('server-state', `${summary(own.told.state)}, replayed ${summary(own.state)}`)
  }
  return found
}

/** The same event has the same key wherever it is applied, and no other event has it. */
function checkKeys({ applied, wanted, evidence }: World): Violation[] {
  const owners = new Map<string, string>()
  const sent = new Map(evidence.pages.map(({ page, keys }) => [page, keys]))
  const found: Violation[] = []
  for (const [id, entries] of applied) {
    const page = wanted.get(id)?.page ?? ''
    const add = (text: string): void =>
      void found.push({ kind: 'key-unstable', page, intent: id, text })
    for (const { event } of entries) {
      if (event === undefined) continue
      const owner = owners.get(event) ?? id
      owners.set(event, owner)
      if (owner !== id) add(`${event} is the key of ${owner} as well`)
      const keys = sent.get(page)?.get(id)
      if (keys !== undefined && !keys.has(event)) add(`${event} was never sent`)
    }
    if (new Set(entries.map(({ event }) => event)).size > 1) add('applied under two keys')
  }
  return found
}

function checkPage(page: PageEvidence, world: World): Violation[] {
  const { evidence, answers, instances, wanted } = world
  const own = [...wanted.values()].filter((want) => want.page === page.page)
  const found: Violation[] = []
  const add = (kind: ViolationKind, text: string, intent?: string): void =>
    void found.push({ kind, page: page.page, intent, text })

  for (const { code, at } of page.troubles) {
    if (!isPatience(code, at, page, evidence)) add('diagnostic', code)
  }
  const pushes = new Map<string, number>()
  for (const id of page.pushes) {
    const count = (pushes.get(id) ?? 0) + 1
    pushes.set(id, count)
    // An event that runs again pushes again.
    const runs = world.applied.get(id)?.length ?? 0
    if (count > Math.max(1, runs)) add('push-twice', `came ${count} times, applied ${runs}`, id)
    if (wanted.get(id)?.name === 'fail') add('failure-applied', 'its push came', id)
  }
  if (evidence.resumes) found.push(...checkInstances(page, world))
  if (page.end !== 'open') return found

  for (const { id, isPromised } of own) {
    if (isPromised && !answers.has(id)) add('never-settled', 'its promise is pending', id)
  }
  const losses = own.filter(({ id }) => lossCodes.has(answers.get(id)?.outcome ?? ''))
  if (page.eventsLost < losses.length) {
    add(
      'not-reported',
      `${losses.length} events were lost, the page was told of ${page.eventsLost}`,
    )
  }
  const { shown } = page
  const last = shown === undefined ? undefined : instances.get(shown.instance)
  if (shown === undefined || last === undefined) {
    add('not-joined', 'the page shows no instance that the server knows')
    return found
  }
  if (last.told === undefined) add('server-state', `${shown.instance} does not tell its state`)
  const held = last.told?.state ?? last.state
  if (!isSame(shown.replica, held)) {
    add('page-state', `${summary(shown.replica)}, the server has ${summary(held)}`)
  }
  if (!isSame(shown.dom, shown.replica)) {
    add('document', `${summary(shown.dom)}, the page has ${summary(shown.replica)}`)
  }
  const members = membersOf(page, world)
  // What another instance has handled is in its record, and its pushes are not.
  const pushed = evidence.level === 'commit' ? members : new Set(last.applied.map(({ id }) => id))
  for (const { id, name } of own) {
    const answer = answers.get(id)
    if (answer?.outcome !== 'ok') continue
    if (name === 'tell' && pushed.has(id) && !pushes.has(id)) {
      add('push-lost', 'confirmed, its push did not come', id)
    }
    if (members.has(id)) {
      if (isToldLost(page, id)) add('told-lost', `told to be gone, and in ${shown.instance}`, id)
    } else if (world.applied.has(id) && !isReported(page, answer, evidence)) {
      add('confirmed-lost', `confirmed, and not in ${shown.instance}`, id)
    }
  }
  return found
}

/** A strict view does not begin while the store of its marks is silent, as where a machine is too busy. */
function isPatience(code: string, at: number, page: PageEvidence, { level }: Evidence): boolean {
  const isBack = page.end === 'left' || page.joins.some((joined) => joined.at > at)
  return level === 'strict' && code === 'view-failed' && isBack
}

/** The intents in the state that a page shows. */
function membersOf({ shown }: PageEvidence, { instances }: World): ReadonlySet<string> {
  const own = shown === undefined ? undefined : instances.get(shown.instance)
  return new Set(own === undefined ? [] : intentsOf(own, instances).map(({ id }) => id))
}

/** Whether `live:state-lost` has named an intent by its number. */
function isToldLost({ keys, stateLost }: PageEvidence, id: string): boolean {
  const numbers = [...(keys.get(id) ?? [])].map((key) => splitKey(key)[1])
  return stateLost.some(({ from = Infinity, to = 0 }) =>
    numbers.some((number) => number >= from && number <= to),
  )
}

/** What records held that pages of a tab have left on its disk, the pages after them have. */
function checkRecords(page: PageEvidence, world: World): Violation[] {
  const { evidence, answers } = world
  if (evidence.level === 'commit' || page.end !== 'left' || page.isForgetful) return []
  const next = evidence.pages.find(
    (other) => other.end === 'open' && seatOf(other.page) === seatOf(page.page),
  )
  if (next?.shown === undefined) return []
  const members = membersOf(next, world)
  return evidence.wanted.flatMap(({ id, page: name }): Violation[] => {
    const isOwn = name === page.page && answers.get(id)?.outcome === 'ok' && world.applied.has(id)
    if (!isOwn || members.has(id)) return []
    if (evidence.level === 'retain' && !isDurable(page, id)) return []
    const text = `it was in a record, and is not in ${next.shown?.instance} of ${next.page}`
    return [{ kind: 'record-lost', page: name, intent: id, text }]
  })
}

function isDurable({ keys, durable }: PageEvidence, id: string): boolean {
  return [...(keys.get(id) ?? [])].some((key) => splitKey(key)[1] <= durable)
}

/**
 * Whether the page was told that what it was confirmed is gone. Without a stash it is enough that
 * it was mounted anew; a page that keeps events has no excuse.
 */
function isReported({ joins, stateLost }: PageEvidence, { at }: Answered, evidence: Evidence) {
  if (stateLost.some((told) => told.at >= at)) return evidence.level === 'commit'
  return (
    evidence.level === 'commit' &&
    !evidence.resumes &&
    joins.some((joined) => joined.how === 'mount' && joined.at >= at)
  )
}

/** Each time that a page was mounted anew something has ended the instance that it had. */
function checkInstances({ page, joins, gaveUp }: PageEvidence, world: World): Violation[] {
  const own = [...world.instances.values()].filter(({ mounted }) => mounted.page === page)
  const newest = (at: number): Replayed | undefined =>
    own.findLast(({ mounted }) => mounted.at <= at)
  let had: Replayed | undefined
  return joins.flatMap(({ how, at }, index): Violation[] => {
    const before = had
    if (how !== 'resume') had = newest(at)
    if (how === 'resume' || before === undefined) return []
    const joinedAt = joins[index - 1]?.at ?? 0
    const isExcused =
      world.evidence.serverEnds.some((end) => end.pid === before.pid && end.at <= at) ||
      gaveUp.some((when) => when >= joinedAt && when <= at) ||
      (before.end?.cause === 'lost' && before.end.at - joinedAt >= orphanMs)
    const ended = before.end === undefined ? 'lives' : `ended as ${before.end.cause}`
    const text = `${how} ${at - joinedAt} ms after it had joined; ${before.instance} ${ended}`
    return isExcused ? [] : [{ kind: 'instance-lost', page, text }]
  })
}

/** So long at least an instance waits for its page, by the protocol's limits. */
const orphanMs = limits.resumeTimeoutMs

function count(world: World): Counts {
  const { evidence, answers, applied } = world
  const outcomes = evidence.wanted.map(({ id, isPromised }) => {
    if (!isPromised) return 'silent'
    const outcome = answers.get(id)?.outcome ?? 'unheard'
    return outcome === 'unknown-outcome' && applied.has(id) ? 'unknown-applied' : outcome
  })
  const of = (...names: string[]): number =>
    outcomes.filter((outcome) => names.includes(outcome)).length
  const present = new Set(evidence.pages.flatMap((page) => [...membersOf(page, world)]))
  const open = new Set(evidence.pages.filter(({ end }) => end === 'open').map(({ page }) => page))
  const gone = evidence.wanted.filter(
    ({ id }) => answers.get(id)?.outcome === 'ok' && applied.has(id) && !present.has(id),
  )
  return {
    wanted: evidence.wanted.length,
    confirmed: of('ok'),
    reported: gone.filter(({ page }) => open.has(page)).length,
    unkept: gone.filter(({ page }) => !open.has(page)).length,
    lost: of('lost'),
    refused: of('outbox-full', 'rate-limited', 'not-joined'),
    unknownApplied: of('unknown-applied'),
    unknownNotApplied: of('unknown-outcome'),
    failed: of('handler-failed'),
    unheard: of('unheard'),
    bounces: evidence.pages.reduce((sum, { bounces }) => sum + bounces, 0),
  }
}

/** Place of an intent among those of its page: names end with it. */
function orderOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('.') + 1))
}

function splitKey(event: string): [run: string, number: number] {
  const at = event.lastIndexOf(':')
  return [event.slice(0, at), Number(event.slice(at + 1))]
}

function isSame(one: LedgerState, other: LedgerState): boolean {
  return (
    one.count === other.count &&
    one.applied === other.applied &&
    one.hash === other.hash &&
    JSON.stringify(one.items) === JSON.stringify(other.items)
  )
}

function summary({ count: total, applied, hash, items }: LedgerState): string {
  const names = items.map(({ id }) => id).join(' ')
  return `${applied} events, count ${total}, hash ${hash}, items ${names}`
}
