import { covers } from './ledger.ts'
import type { Page } from './page.ts'
import { checkKept } from './stash-oracle.ts'
import type { Finding, World } from './world.ts'

/** Codes that say of an event: not applied, certainly. */
const notApplied = new Set(['lost', 'handler-failed', 'superseded', 'dropped', 'outbox-full'])
/** Codes whose events are told to `window` too. */
const losses = new Set(['lost', 'unknown-outcome'])
const failing = new Set(['fail', 'failLater'])

/** Looks at a world that has come to rest, and whose servers have ended. Gives what is wrong with it. */
export function judge(world: World): readonly Finding[] {
  const findings: Finding[] = [...world.findings]
  const found = (oracle: string, text: string): void => void findings.push({ oracle, text })
  const hasStash = world.level !== 'commit'
  const applied = countApplied(world, found)
  checkStarts(world, found)
  for (const page of world.pages) {
    for (const { id, name, outcome } of page.intents) {
      if (outcome === 'resolved' && !applied.has(id))
        found('resolved, not applied', `${name} ${id}`)
    }
    if (page.isGone) continue
    // With a stash, what is gone with its instance is run again for another state.
    checkIntents(page, (id) => (hasStash ? covers(page.shown, id) : applied.has(id)), found)
    if (!hasStash) checkPushes(page, found)
    if (page.state === 'here') checkState(page, world, found)
  }
  if (hasStash) checkKept(world, found)
  return world.setup.isHostile ? findings.filter(({ oracle }) => despite.has(oracle)) : findings
}

/** What has to hold whatever pages do: their lies may harm themselves. */
const despite = new Set([
  'rollback',
  'reset revived',
  'applied twice',
  'out of order',
  'handled twice',
  'key used twice',
  'key unstable',
  'reported',
])

export type Found = (oracle: string, text: string) => void

/** Every event is in a state once; those of a page in the order in which they were made. */
function countApplied({ finals, pages, level }: World, found: Found): ReadonlySet<number> {
  const applied = new Set<number>()
  const pageOf = new Map(pages.flatMap((page) => page.intents.map(({ id }) => [id, page] as const)))
  for (const { log, gone } of finals.values()) {
    const last = new Map<Page | undefined, number>()
    const inState = level === 'commit' ? applied : new Set<number>()
    for (const id of [...gone, ...log]) {
      if (inState.has(id)) found('applied twice', `${id} in ${log.join()} after ${gone.join()}`)
      inState.add(id)
      applied.add(id)
      const page = pageOf.get(id)
      if ((last.get(page) ?? 0) > id) found('out of order', `${id} in ${log.join()}`)
      last.set(page, id)
    }
    if (last.size > 1 && level === 'commit') {
      found('pages mixed', `${log.join()} holds events of ${last.size} pages`)
    }
  }
  return applied
}

/** No handler begins twice for one event in one instance, and every event has a key of its own. */
function checkStarts({ starts, level }: World, found: Found): void {
  const begun = new Set<string>()
  const keys = new Map<string | undefined, number>()
  const keyOf = new Map<number, string | undefined>()
  for (const { id, key, instance } of starts) {
    const run = level === 'commit' ? `${id}` : `${id} in ${instance}`
    if (begun.has(run)) found('handled twice', run)
    if ((keys.get(key) ?? id) !== id) found('key used twice', `${key} by ${id}`)
    if (keyOf.has(id) && keyOf.get(id) !== key) found('key unstable', `${key} by ${id}`)
    begun.add(run)
    keys.set(key, id)
    keyOf.set(id, key)
  }
}

function checkIntents(page: Page, isApplied: (id: number) => boolean, found: Found): void {
  let lost = 0
  for (const { id, name, outcome } of page.intents) {
    const of = `${name} ${id} of page ${page.index}`
    if (outcome === 'pending') found('never settled', of)
    if (outcome === 'resolved' && failing.has(name)) found('error shown as success', of)
    if (notApplied.has(outcome) && isApplied(id)) found(`${outcome}, but applied`, of)
    if (losses.has(outcome)) lost += 1
  }
  if (page.lostEvents < lost) found('loss of an event not told', `page ${page.index}`)
}

function checkPushes(page: Page, found: Found): void {
  const seen = new Set<unknown>()
  for (const { payload } of page.pushes) {
    if (seen.has(payload)) found('push twice', `${String(payload)} at page ${page.index}`)
    seen.add(payload)
  }
  for (const { id, name, outcome, settledAt } of page.intents) {
    if (name === 'fail' && seen.has(id)) found('push of a failed handler', `${id}`)
    const isLost = page.losses.some(({ at }) => at >= settledAt)
    if (name === 'tell' && outcome === 'resolved' && !isLost && !seen.has(id)) {
      found('push missing', `${id} at page ${page.index}`)
    }
  }
}

/** What the page shows is what its instance held, and what it was promised is in it, or its loss was told. */
function checkState(page: Page, { finals }: World, found: Found): void {
  const { shown, intents, losses: told, replica } = page
  const { log, gone, ticks } = shown
  const final = finals.get(instanceOf(replica.token))
  if (JSON.stringify(final) !== JSON.stringify({ log, gone, ticks })) {
    found(
      'page differs',
      `page ${page.index} ${JSON.stringify(shown)}, server ${JSON.stringify(final)}`,
    )
  }
  for (const { id, outcome, settledAt, number } of intents) {
    if (outcome !== 'resolved' || covers(shown, id)) continue
    const isTold = told.some(
      ({ at, from = 0, to = Infinity }) => at >= settledAt && from <= number && number <= to,
    )
    if (!isTold) found('loss of a state not told', `${id}`)
  }
}

function instanceOf(token: string): string {
  const [body = ''] = token.split('.')
  return (JSON.parse(Buffer.from(body, 'base64url').toString()) as { instance: string }).instance
}
