import type { LedgerRecord } from '../ledger/app/records.ts'
import type { Campaign } from './campaign.ts'
import type { Verdict, ViolationKind } from './checker.ts'
import type { Answered, Evidence, PageEvidence, Wanted } from './evidence.ts'

/** Lines that tell what a run did, and how it ended. */
export function reportOf(
  campaign: Campaign,
  verdict: Verdict,
  { ledger, pages, answered, wanted }: Evidence,
): string[] {
  const { counts, violations } = verdict
  const kinds = groupBy(campaign.struck)
  const of = (...names: ViolationKind[]): number =>
    violations.filter(({ kind }) => names.includes(kind)).length
  const others =
    violations.length -
    of('confirmed-not-applied', 'confirmed-lost', 'applied-twice', 'out-of-order')
  return [
    table('faults', [
      ...[...kinds].map(([kind, all]): Row => [kind, all.length]),
      ['all', campaign.struck.length],
    ]),
    table('events', [
      ['sent', counts.wanted],
      ['confirmed', counts.confirmed],
      ['  of these gone with a dead server, and reported', counts.reported],
      ['rejected: lost, certainly not applied', counts.lost],
      ['rejected: not taken, as for a full outbox', counts.refused],
      ['rejected: outcome unknown, was applied', counts.unknownApplied],
      ['rejected: outcome unknown, was not applied', counts.unknownNotApplied],
      ['rejected: their handler threw', counts.failed],
      ['of pages that had gone', counts.unheard],
    ]),
    table('connections', [
      ['joins answered with resume', joinsOf(pages, 'resume')],
      ['joins answered with mount', joinsOf(pages, 'mount')],
      ['places taken by a late join of an older connection', counts.bounces],
    ]),
    table('promises broken', [
      ['confirmed and lost', of('confirmed-not-applied', 'confirmed-lost')],
      ['applied twice', of('applied-twice')],
      ['out of order', of('out-of-order')],
      ['others', others],
    ]),
    table('times in ms: p50, p95, of', [
      ['network back → next event applied', spread(timesToApplied(campaign, ledger))],
      ['silent cut → next event confirmed', spread(timesToConfirmed(campaign, wanted, answered))],
      ['kill -9 → next event applied, per page', spread(timesToUsable(campaign, ledger))],
      ['start of the server', spread(campaign.restarts.map(({ bootMs }) => bootMs))],
    ]),
  ]
}

type Row = readonly [name: string, value: string | number]

function groupBy(struck: Campaign['struck']): Map<string, Campaign['struck'][number][]> {
  const groups = new Map<string, Campaign['struck'][number][]>()
  for (const each of struck) groups.set(each.kind, [...(groups.get(each.kind) ?? []), each])
  return groups
}

function table(title: string, rows: readonly Row[]): string {
  const lines = rows.map(([name, value]) => `  ${name.padEnd(52)}${String(value).padStart(8)}`)
  return [title, ...lines].join('\n')
}

function joinsOf(pages: readonly PageEvidence[], kind: string): number {
  return pages.reduce((sum, { joins }) => sum + joins.filter(({ how }) => how === kind).length, 0)
}

function timesToApplied({ struck, restarts }: Campaign, ledger: readonly LedgerRecord[]): number[] {
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
function timesToConfirmed(
  { struck }: Campaign,
  wanted: readonly Wanted[],
  answered: readonly Answered[],
): number[] {
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
function timesToUsable({ restarts }: Campaign, ledger: readonly LedgerRecord[]): number[] {
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
