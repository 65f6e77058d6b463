import { setTimeout as wait } from 'node:timers/promises'
import type { PageEvidence } from './evidence.ts'
import type { Seat } from './crew.ts'
import type { LedgerServer } from './ledger-server.ts'

/**
 * Stops the pages, waits until nothing is under way, lets every instance tell its state, and closes
 * the pages.
 */
export async function atRest(
  server: LedgerServer,
  seats: readonly Seat[],
  deadline: number,
): Promise<{ pages: PageEvidence[]; unsettled: string[] }> {
  for (const seat of seats) {
    seat.stop()
    seat.link.heal()
  }
  const settled = await Promise.all(seats.map((seat) => seat.settled(deadline)))
  // Forms have no promise to wait for.
  await wait(500)
  const cause = `rest-${Date.now()}`
  await server.report(cause)
  for (const end = Date.now() + 5_000; Date.now() < end; await wait(100)) {
    const told = new Set(
      server
        .ledger()
        .flatMap((entry) => ('cause' in entry && entry.cause === cause ? [entry.instance] : [])),
    )
    const shown = await Promise.all(seats.map(async ({ page }) => page?.shown()))
    if (shown.every((state) => state === undefined || told.has(state.instance))) break
  }
  const pages = (await Promise.all(seats.map((seat) => seat.close()))).flat()
  return { pages, unsettled: seats.filter((_, at) => !settled[at]).map(({ name }) => name) }
}
