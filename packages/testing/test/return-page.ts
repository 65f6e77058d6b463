import { limits } from '@livejsx/protocol'
import type { LivePage, TestClock } from '../src/index.ts'

/** Cuts the connection of a page, and lets it connect again while its instances still wait for it. */
export async function returnSoon({ page }: { readonly page: LivePage }): Promise<void> {
  page.disconnect()
  await page.settled()
  page.reconnect()
  await page.settled()
}

/** Cuts the connection of a page, and lets it connect again when its instances have ended. */
export async function returnLate({
  page,
  clock,
}: {
  readonly page: LivePage
  readonly clock: TestClock
}): Promise<void> {
  page.disconnect()
  await page.settled()
  clock.advance(limits.resumeTimeoutMs)
  page.reconnect()
  await page.settled()
}
