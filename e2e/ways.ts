import { expect, type Page } from '@playwright/test'
import type { Lab } from './lab.ts'
import { joined } from './page.ts'

/** What a page tells of its ways. */
export interface Trip {
  /** Documents that were asked for since the last call. */
  documents(): string[]
  /** Where this document went, and how, since the last call. */
  steps(): Promise<string[]>
  /** What this document asked its listeners for, since the last call. */
  questions(): Promise<string[]>
}

interface Told {
  steps: string[]
  questions: string[]
}

/** Opens a page of the lab whose links lead on without a document. */
export async function setOut(page: Page, lab: Lab, path: string): Promise<Trip> {
  const documents: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(pathOf(request.url()))
  })
  await page.addInitScript(() => {
    const told: Told = { steps: [], questions: [] }
    Object.assign(window, { told })
    const pathOf = (address: string): string => {
      const { pathname, search, hash } = new URL(address, location.href)
      return pathname + search.replace(/&?key=[^&]*/, '').replace(/^\?$/, '') + hash
    }
    window.addEventListener('live:navigate', (event) => {
      const { href, patch, pop, direction } = (event as CustomEvent).detail
      const kind = patch ? 'patch' : 'navigate'
      told.steps.push(`${kind} ${pop ? direction : 'new'} ${pathOf(href)}`)
    })
    window.addEventListener('live:before-navigate', (event) => {
      const { to, kind, direction } = (event as CustomEvent).detail
      told.questions.push(`${kind} ${direction ?? 'new'} ${pathOf(to)}`)
    })
  })
  const take = (name: keyof Told): Promise<string[]> =>
    page.evaluate((key) => (window as unknown as { told: Told }).told[key].splice(0), name)
  await page.goto(lab.address(path))
  await led(page)
  documents.splice(0)
  return {
    documents: () => documents.splice(0),
    steps: () => take('steps'),
    questions: () => take('questions'),
  }
}

/** Waits until the page's links lead on without a document. */
export async function led(page: Page): Promise<void> {
  await joined(page)
  await expect(page.locator('[data-live-announcer]')).toBeAttached()
}

/** Waits until a page is shown, with its address and title, and has arrived. */
export async function expectPage(page: Page, heading: string, filter = ''): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  if (heading.startsWith('Page')) await expect(page.locator('#filter')).toHaveText(filter)
  await expect(page.locator('html')).not.toHaveAttribute('data-live-navigating')
}

/** Clicks a link by its words. */
export async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
}

/** Path, search and hash of an address, without the key of the spec. */
export function pathOf(address: string): string {
  const { pathname, search, hash } = new URL(address)
  return pathname + search.replace(/&?key=[^&]*/, '').replace(/^\?$/, '') + hash
}
