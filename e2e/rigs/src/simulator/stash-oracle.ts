import { covers } from './ledger.ts'
import type { Intent, Page } from './page.ts'
import type { Found } from './oracle.ts'
import type { World } from './world.ts'

/** Handlers that decide by what comes with them, and may decide otherwise when they run again. */
const undecided = new Set(['newest', 'single'])

/** Looks at what a stash promises beyond the life of an instance. */
export function checkKept(world: World, found: Found): void {
  const living = world.pages.filter(({ state }) => state === 'here')
  for (const page of living) {
    checkResets(page, found)
    if (world.setup.isHostile) continue
    for (const intent of page.intents) checkOwn(page, intent, world, found)
    for (const former of formerOf(page)) checkFormer(page, former, world, found)
  }
  if (world.setup.isHostile) return
  const owners = new Map<string, Page>()
  for (const page of living) {
    const { root } = page.shown
    const other = owners.get(root)
    // The instance of a page that was away may live on at one server, and no mark of another reaches it.
    if (world.level === 'retain' && [page, other].some((each) => each && wasTaken(each))) continue
    if (root !== '' && other !== undefined) {
      found('tabs mixed', `pages ${other.index} and ${page.index} have one state`)
    }
    owners.set(root, page)
  }
}

/** Whether another page has got the stash while this one was away. */
function wasTaken({ excuses }: Page): boolean {
  return excuses.some(({ why }) => why.endsWith('taken'))
}

/** What a page was promised is there as long as it lives itself. */
function checkOwn(page: Page, intent: Intent, world: World, found: Found): void {
  const { id, name, outcome, settledAt } = intent
  if (outcome !== 'resolved' || covers(page.shown, id) || undecided.has(name)) return
  if (id <= lastReset(page, world)) return
  // Whose slot was taken keeps nothing until the next record.
  if (page.excuses.some(({ at, why }) => at >= settledAt || why.endsWith('taken'))) return
  found('resolved, and lost', `${name} ${id} of page ${page.index}`)
}

/** What the page before a reload was promised, is there after it, as far as its disk has kept its word. */
function checkFormer(page: Page, former: Page, world: World, found: Found): void {
  const { level, setup } = world
  if (setup.scope === 'reconnect') return
  const line = [page, ...formerOf(page)]
  const chain = line.slice(0, line.indexOf(former) + 1)
  // A session's stash may have been another tab's meanwhile.
  if (setup.scope === 'session' || chain.some(({ isForgetful }) => isForgetful)) return
  const reset = Math.max(...chain.map((each) => lastReset(each, world)))
  // The server's store has the state, and the tab has gone before it knew of that.
  if (setup.holder === 'server' && !chain.every(({ isFindable }) => isFindable)) return
  for (const { id, name, outcome, number, settledAt } of former.intents) {
    if (outcome !== 'resolved' || covers(page.shown, id) || id <= reset) continue
    if (level === 'retain' && number > former.durable) continue
    // A duplicate that has waited for the slot may get it before the page that follows.
    if (world.pages.some((other) => !other.isGone && covers(other.shown, id))) continue
    const isExcused = chain.some(
      ({ losses, excuses }) =>
        losses.some(({ at }) => at >= settledAt) || excuses.some(({ at }) => at >= settledAt),
    )
    if (!isExcused) found('resolved, and gone after a reload', `${name} ${id} of ${former.index}`)
  }
}

/** What was there before a reset does not come back after it. */
function checkResets(page: Page, found: Found): void {
  const { log } = page.shown
  for (const { id, name, outcome, settledAt } of page.intents) {
    if (name !== 'reset' || outcome !== 'resolved') continue
    if (covers(page.shown, id)) continue
    const revived = page.intents.filter(
      (other) => other.id < id && log.includes(other.id) && other.settledAt <= settledAt,
    )
    if (revived.length > 0) {
      found('reset revived', `${revived.map((each) => each.id).join()} at page ${page.index}`)
    }
  }
}

/** The last reset that a handler has begun, whatever the page has heard of it; 0 = none. */
function lastReset({ intents }: Page, { starts }: World): number {
  const resets = intents.filter(
    ({ name, id }) => name === 'reset' && starts.some((start) => start.id === id),
  )
  return resets.at(-1)?.id ?? 0
}

/** The pages that the tab showed before, newest first. */
function formerOf({ tab, former }: Page): readonly Page[] {
  return former?.tab === tab ? [former, ...formerOf(former)] : []
}
