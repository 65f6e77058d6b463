import type { Browser, Page } from 'playwright'
import type { Shown } from '../ledger/app/driver.client.ts'
import { createPageLog, evidenceOf } from './page-log.ts'
import type { RigPage } from './rig-page.ts'

/** What the page's window told of losses. */
interface Heard {
  eventsLost: number
  readonly stateLost: number[]
}

interface Outcome {
  readonly reply?: unknown
  /** `undefined` = it was confirmed. */
  readonly code?: string
}

/** Opens a page in a browser, in a context of its own. */
export async function openBrowserPage(
  browser: Browser,
  name: string,
  url: string,
): Promise<RigPage> {
  const context = await browser.newContext()
  try {
    return await openIn(await context.newPage(), name, url)
  } catch (error) {
    await context.close()
    throw error
  }
}

async function openIn(page: Page, name: string, url: string): Promise<RigPage> {
  const log = createPageLog()
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => log.onFrame('up', String(payload)))
    socket.on('framereceived', ({ payload }) => log.onFrame('down', String(payload)))
  })
  await page.exposeFunction('onDiagnostic', log.onDiagnostic)
  await page.addInitScript(() => {
    addEventListener('live:diagnostic', (event) => {
      const { onDiagnostic } = window as unknown as { onDiagnostic(code: string): void }
      onDiagnostic((event as CustomEvent<{ code: string }>).detail.code)
    })
    const heard: Heard = { eventsLost: 0, stateLost: [] }
    Object.assign(window, { heard })
    addEventListener('live:event-lost', () => (heard.eventsLost += 1))
    addEventListener('live:state-lost', () => heard.stateLost.push(Date.now()))
  })
  await page.goto(url, { timeout: 20_000 })
  await page.waitForFunction(() => window.ledger !== undefined, undefined, { timeout: 20_000 })

  const shown = (): Promise<Shown | undefined> => page.evaluate(() => window.ledger?.shown())
  return {
    name,
    shown,
    isJoined: () =>
      page.evaluate(() => document.documentElement.dataset['liveConnection'] === 'joined'),
    async push(event, payload) {
      const { reply, code }: Outcome = await page.evaluate(
        ([type, value]) =>
          (window.ledger?.push(type, value) ?? Promise.reject(new Error('not ready'))).then(
            (reply): Outcome => ({ reply }),
            (error: Error & { code?: string }): Outcome => ({ code: error.code ?? error.message }),
          ),
        [event, payload] as const,
      )
      if (code !== undefined) throw Object.assign(new Error(code), { code })
      return reply
    },
    save: (id, value) =>
      page.evaluate(([own, number]) => window.ledger?.save(own, number), [id, value] as const),
    // Headless pages have no such cache worth the name: the rig's other pages go there.
    hideAndShow: () => Promise.resolve(),
    leave: () => page.context().close(),
    evidence: async (end) => ({
      page: name,
      end,
      ...evidenceOf(log),
      gaveUp: [],
      ...(end === 'open'
        ? await page.evaluate(() => (window as unknown as { heard: Heard }).heard)
        : { eventsLost: 0, stateLost: [] }),
      shown: end === 'open' ? await shown() : undefined,
    }),
  }
}
