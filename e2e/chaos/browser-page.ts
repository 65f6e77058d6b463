import type { Browser, Page } from 'playwright'
import type { Shown } from '../ledger/app/driver.client.ts'
import type { OpenPage } from './crew.ts'
import type { StateLoss } from './evidence.ts'
import { createPageLog, evidenceOf, type PageLog } from './page-log.ts'
import type { RigPage } from './rig-page.ts'

/** What the page's window told of losses. */
interface Heard {
  eventsLost: number
  readonly stateLost: StateLoss[]
}

interface Outcome {
  readonly reply?: unknown
  /** `undefined` = it was confirmed. */
  readonly code?: string
}

/**
 * Opens pages in one tab of a browser, in a context of its own.
 *
 * @param path of the view
 */
export function inTab(browser: Browser, path: string): OpenPage {
  let log = createPageLog()
  let opening: Promise<Page> | undefined
  const openTab = async (): Promise<Page> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await listen(page, () => log)
    return page
  }
  return async (name, { url }) => {
    const page = await (opening ??= openTab())
    const own = (log = createPageLog())
    await page.goto(`${url}${path}?page=${name}`, { timeout: 20_000 })
    await page.waitForFunction(() => window.ledger !== undefined, undefined, { timeout: 20_000 })
    return toRigPage(page, name, own)
  }
}

async function listen(page: Page, log: () => PageLog): Promise<void> {
  page.on('websocket', (socket) => {
    const own = log()
    socket.on('framesent', ({ payload }) => own.onFrame('up', String(payload)))
    socket.on('framereceived', ({ payload }) => own.onFrame('down', String(payload)))
  })
  await page.exposeFunction('onDiagnostic', (code: string) => log().onDiagnostic(code))
  await page.addInitScript(() => {
    addEventListener('live:diagnostic', (event) => {
      const { onDiagnostic } = window as unknown as { onDiagnostic(code: string): void }
      onDiagnostic((event as CustomEvent<{ code: string }>).detail.code)
    })
    const heard: Heard = { eventsLost: 0, stateLost: [] }
    Object.assign(window, { heard })
    addEventListener('live:event-lost', () => (heard.eventsLost += 1))
    addEventListener('live:state-lost', (event) => {
      const { from, to } = (event as CustomEvent<Omit<StateLoss, 'at'>>).detail
      heard.stateLost.push({ at: Date.now(), from, to })
    })
  })
}

function toRigPage(page: Page, name: string, log: PageLog): RigPage {
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
    async leave(how) {
      // A tab that crashes is another tab for its browser afterwards: the page is cut off, and goes.
      if (how === 'close') await page.context().close()
      else await page.goto('about:blank')
    },
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
