import type { CDPSession, Locator, Page } from '@playwright/test'
import { test as lab, type Lab } from './lab.ts'

/** Latency of the typing specs in ms, each way. */
export const latencyMs = Number(process.env['LAB_LATENCY'] ?? 400)

/** The page of all controls, as a spec sees it. */
export interface Typing {
  /**
   * Opens it.
   *
   * @param path of another page than that of all controls
   * @param hold fields whose events wait on the server for {@link Typing.go}
   * @param isQuiet whether the server pushes nothing by itself
   */
  open(options?: { path?: string; hold?: string[]; isQuiet?: boolean }): Promise<void>
  /** Lets the events of a field go on, those to come included. */
  go(name: string): Promise<void>
  /** Lets the server change fields. */
  push(fields: Record<string, unknown>): Promise<void>
  /** Lets the server change fields on purpose, whatever is in their controls. */
  overwrite(fields: Record<string, unknown>): Promise<void>
  /** A control by the name of its field. */
  field(name: string): Locator
  /** Waits until the page has shown the answer of everything that was sent. */
  answered(): Promise<void>
}

export const test = lab.extend<{ typing: Typing }>({
  typing: async ({ page, lab }, use) => {
    await use(createTyping(page, lab))
  },
})

function createTyping(page: Page, lab: Lab): Typing {
  return {
    async open({ path = '/typing', hold = [], isQuiet = false } = {}) {
      await lab.open(addressOf(path, hold, isQuiet))
    },
    go: (name) => lab.openGate(name),
    push: (fields) => lab.send('push', JSON.stringify(fields)),
    overwrite: (fields) => lab.send('overwrite', JSON.stringify(fields)),
    field: (name) => page.locator(`[data-field=${name}]`),
    async answered() {
      await page.locator('[data-live-pending]').first().waitFor({ state: 'detached' })
    },
  }
}

/** Address of a page of the lab, with the latency that these specs run at. */
export function addressOf(path: string, hold: readonly string[] = [], isQuiet = false): string {
  const search = new URLSearchParams({ latency: String(latencyMs), jitter: '0.4' })
  for (const name of hold) search.append('hold', name)
  if (isQuiet) search.set('quiet', '')
  return `${path}?${search.toString()}`
}

/** Opens a connection to the browser's own tools, for what Playwright has no words for. */
export function tools(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page)
}

/** Where the caret is in a text control. */
export function selection(locator: Locator): Promise<[start: number | null, end: number | null]> {
  return locator.evaluate((element: HTMLInputElement) => [
    element.selectionStart,
    element.selectionEnd,
  ])
}
