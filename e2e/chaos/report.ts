import type { LedgerRecord } from '../ledger/app/records.ts'
import type { Campaign } from './campaign.ts'
import type { Counts, Verdict, ViolationKind } from './checker.ts'
import type { Evidence, PageEvidence } from './evidence.ts'

/** What is known of the pages of one level, and what came of it. */
export interface Judged {
  readonly evidence: Evidence
  readonly verdict: Verdict
}

/** Tables that tell what a run did, and how it ended for the pages of each level. */
export function reportOf(campaign: Campaign, judged: readonly Judged[]): string[] {
  const kinds = groupBy(campaign.struck)
  const row = (name: string, cell: (of: Judged) => Cell): Row => [name, ...judged.map(cell)]
  const counted = (name: string, key: keyof Counts): Row =>
    row(name, ({ verdict }) => verdict.counts[key])
  const joined = (name: string, how: string): Row =>
    row(name, ({ evidence }) => joinsOf(evidence.pages, how))
  const broken = (name: string, ...of: ViolationKind[]): Row =>
    row(name, ({ verdict }) => verdict.violations.filter(({ kind }) => of.includes(kind)).length)
  const names = judged.map(({ evidence }) => evidence.level)
  return [
    table('faults', [
      ...[...kinds].map(([kind, all]): Row => [kind, all.length]),
      ['all', campaign.struck.length],
    ]),
    table('events', [
      ['', ...names],
      counted('sent', 'wanted'),
      counted('confirmed', 'confirmed'),
      counted('  of these gone with a dead server, and reported', 'reported'),
      counted('  of these gone with their page, before a record', 'unkept'),
      counted('rejected: lost, certainly not applied', 'lost'),
      counted('rejected: not taken, as for a full outbox', 'refused'),
      counted('rejected: outcome unknown, was applied', 'unknownApplied'),
      counted('rejected: outcome unknown, was not applied', 'unknownNotApplied'),
      counted('rejected: their handler threw', 'failed'),
      counted('of pages that had gone', 'unheard'),
    ]),
    table('instances', [
      ['', ...names],
      joined('joins answered with resume', 'resume'),
      joined('joins answered with recover', 'recover'),
      joined('joins answered with mount', 'mount'),
      counted('places taken by a late join of an older connection', 'bounces'),
    ]),
    table('promises broken', [
      ['', ...names],
      broken('confirmed and lost', ...lossKinds),
      broken('applied twice', 'applied-twice'),
      broken('out of order', 'out-of-order'),
      row(
        'others',
        ({ verdict }) => verdict.violations.filter(({ kind }) => !named.has(kind)).length,
      ),
    ]),
    table('times in ms, bytes: p50, p95, of', [
      ['', ...names],
      row('network back → next event applied', ({ evidence }) =>
        spread(timesToApplied(campaign, evidence)),
      ),
      row('silent cut → next event confirmed', ({ evidence }) =>
        spread(timesToConfirmed(campaign, evidence)),
      ),
      row('kill -9 → next event applied, per page', ({ evidence }) =>
        spread(timesToUsable(campaign, evidence)),
      ),
      row('bytes of a return to an instance', ({ evidence }) =>
        spread(evidence.pages.flatMap(({ resumeBytes }) => resumeBytes)),
      ),
      ['start of the server', spread(campaign.restarts.map(({ bootMs }) => bootMs))],
    ]),
  ]
}

const lossKinds: readonly ViolationKind[] = [
  'confirmed-not-applied',
  'confirmed-lost',
  'record-lost',
]
const named = new Set<ViolationKind>([...lossKinds, 'applied-twice', 'out-of-order'])

type Cell = string | number

type Row = readonly [name: string, ...cells: Cell[]]

function groupBy(struck: Campaign['struck']): Map<string, Campaign['struck'][number][]> {
  const groups = new Map<string, Campaign['struck'][number][]>()
  for (const each of struck) groups.set(each.kind, [...(groups.get(each.kind) ?? []), each])
  return groups
}

function table(title: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ([name, ...cells]) =>
      `  ${name.padEnd(52)}${cells.map((cell) => String(cell).padStart(18)).join('')}`,
  )
  return [title, ...lines].join('\n')
}

function joinsOf(pages: readonly PageEvidence[], kind: string): number {
  return pages.reduce((sum, { joins }) => sum + joins.filter(({ how }) => how === kind).length, 0)
}

function timesToApplied({ struck, restarts }: Campaign, { ledger }: Evidence): number[] {
  const times = appliedTimes(ledger)
  return struck.flatMap((fault) => {
    if (fault.page === undefined || fault.loss !== 'told' || !fault.isClean) return []
    const next = times.get(fault.page)?.find((at) => at >= fault.over)
    if (next === undefined) return []
    // A restart in between would be measured instead.
    const isDisturbed = restarts.some(({ at }) => at > fault.at - 3_000 && at <= next)
    return isDisturbed ? [] : [next - fault.over]
  })
}

/** From a cut that nobody was told of to the first answer of an event that was sent after it. */
function timesToConfirmed({ struck }: Campaign, { wanted, answered }: Evidence): number[] {
  const confirmed = new Map(
    answered.flatMap(({ id, outcome, at }) => (outcome === 'ok' ? [[id, at] as const] : [])),
  )
  return struck.flatMap(({ page, loss, over, isClean }) => {
    if (loss !== 'silent' || !isClean) return []
    const times = wanted.flatMap((want) => {
      const at = want.page === page && want.at > over ? confirmed.get(want.id) : undefined
      return at === undefined ? [] : [at - over]
    })
    return times.length === 0 ? [] : [Math.min(...times)]
  })
}

/** For each page that was there: from a kill to the first event that the next process applied. */
function timesToUsable({ restarts }: Campaign, { ledger }: Evidence): number[] {
  const times = appliedTimes(ledger)
  return restarts.flatMap(({ how, at, bootMs }, index) => {
    const until = restarts[index + 1]?.at ?? Infinity
    if (how !== 'kill') return []
    return [...times.values()].flatMap((own) => {
      const wasThere = own.some((time) => time < at && time > at - 1_000)
      const next = own.find((time) => time > at + bootMs / 2)
      return wasThere && next !== undefined && next < until ? [next - at] : []
    })
  })
}

function appliedTimes(ledger: readonly LedgerRecord[]): Map<string, number[]> {
  const pages = new Map<string, string>()
  const times = new Map<string, number[]>()
  for (const entry of ledger) {
    if (entry.kind === 'mount') pages.set(entry.instance, entry.page)
    if (entry.kind !== 'apply') continue
    const page = pages.get(entry.instance) ?? ''
    const own = times.get(page)
    if (own === undefined) times.set(page, [entry.at])
    else own.push(entry.at)
  }
  return times
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (part: number): string =>
    String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0))
  return sorted.length === 0 ? '–' : `${at(0.5)}, ${at(0.95)}, ${sorted.length}`
}
