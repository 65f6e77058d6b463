import type { Page } from './page.ts'
import type { Finding, World } from './world.ts'

/** How far a view's promises go: without a stash, resolved means committed. */
export type Level = 'commit'

/** Codes that say of an event: not applied, certainly. */
const notApplied = new Set(['lost', 'handler-failed', 'superseded', 'dropped', 'outbox-full'])
/** Codes whose events are told to `window` too. */
const losses = new Set(['lost', 'unknown-outcome'])
const failing = new Set(['fail', 'failLater'])

/** Looks at a world that has come to rest, and whose server has ended. Gives what is wrong with it. */
export function judge(world: World, _level: Level): readonly Finding[] {
  const findings: Finding[] = [...world.findings]
  const found = (oracle: string, text: string): void => void findings.push({ oracle, text })
  const applied = countApplied(world, found)
  checkStarts(world, found)
  for (const page of world.pages) {
    if (page.state === 'gone') continue
    checkIntents(page, applied, found)
    checkPushes(page, found)
    if (page.state === 'here') checkState(page, world, found)
  }
  return findings
}

type Found = (oracle: string, text: string) => void

/** Every event is in one state, once; those of a page in the order in which they were made. */
function countApplied({ finals, pages }: World, found: Found): ReadonlySet<number> {
  const applied = new Set<number>()
  const pageOf = new Map(pages.flatMap((page) => page.intents.map(({ id }) => [id, page] as const)))
  for (const { log } of finals.values()) {
    const last = new Map<Page | undefined, number>()
    for (const id of log) {
      if (applied.has(id)) found('applied twice', `${id} in ${log.join()}`)
      applied.add(id)
      const page = pageOf.get(id)
      if ((last.get(page) ?? 0) > id) found('out of order', `${id} in ${log.join()}`)
      last.set(page, id)
    }
    if (last.size > 1) found('pages mixed', `${log.join()} holds events of ${last.size} pages`)
  }
  return applied
}

/** No handler begins twice for one event, and every event has a key of its own. */
function checkStarts({ starts }: World, found: Found): void {
  const ids = new Set<number>()
  const keys = new Set<string | undefined>()
  for (const { id, key } of starts) {
    if (ids.has(id)) found('handled twice', `${id}`)
    if (keys.has(key)) found('key used twice', `${key} by ${id}`)
    ids.add(id)
    keys.add(key)
  }
}

function checkIntents(page: Page, applied: ReadonlySet<number>, found: Found): void {
  let lost = 0
  for (const { id, name, outcome } of page.intents) {
    const of = `${name} ${id} of page ${page.index}`
    if (outcome === 'pending') found('never settled', of)
    if (outcome === 'resolved') {
      if (failing.has(name)) found('error shown as success', of)
      if (!applied.has(id)) found('resolved, not applied', of)
    }
    if (notApplied.has(outcome) && applied.has(id)) found(`${outcome}, but applied`, of)
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
    const isLost = page.losses.some((at) => at >= settledAt)
    if (name === 'tell' && outcome === 'resolved' && !isLost && !seen.has(id)) {
      found('push missing', `${id} at page ${page.index}`)
    }
  }
}

/** What the page shows is what its instance held, and what it was promised is in it, or its loss was told. */
function checkState(page: Page, { finals }: World, found: Found): void {
  const { shown, intents, losses: told, replica } = page
  const final = finals.get(instanceOf(replica.token))
  if (JSON.stringify(final) !== JSON.stringify({ log: shown.log, ticks: shown.ticks })) {
    found(
      'page differs',
      `page ${page.index} ${JSON.stringify(shown)}, server ${JSON.stringify(final)}`,
    )
  }
  for (const { id, outcome, settledAt } of intents) {
    if (outcome !== 'resolved' || shown.log.includes(id)) continue
    if (!told.some((at) => at >= settledAt)) found('loss of a state not told', `${id}`)
  }
}

function instanceOf(token: string): string {
  const [body = ''] = token.split('.')
  return (JSON.parse(Buffer.from(body, 'base64url').toString()) as { instance: string }).instance
}
