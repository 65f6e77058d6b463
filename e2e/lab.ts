import { randomUUID } from 'node:crypto'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { joined, watchTroubles } from './page.ts'

/** The lab's server, as a spec sees it that has a key of its own there. */
export interface Lab {
  /** What pages and notes of this test are found under. */
  readonly key: string
  /** Opens a page of the lab and waits until it has joined. */
  open(path: string): Promise<void>
  /** Address of a page of the lab, with the key. */
  address(path: string): string
  /** What the server noted so far, in order. */
  record(): Promise<string[]>
  /** Sends a message to the views that this test has opened. */
  send(name: string, text?: string): Promise<void>
  /** Ends the work of a name on the server; `fail:` and a text lets it fail. */
  openGate(name: string, text?: string): Promise<void>
}

interface Fixtures {
  lab: Lab
  /** Errors in the console that the spec brings about itself. */
  expectedErrors: RegExp | undefined
  /** Address of the lab that is not the project's own. */
  labUrl: string
  troubles: void
}

/** A test of the lab: it fails on errors in the console, and on violations of the page's policy. */
export const test = base.extend<Fixtures>({
  labUrl: ['', { option: true }],
  expectedErrors: [undefined, { option: true }],
  lab: async ({ page, request, labUrl }, use) => {
    await use(createLab(page, request, labUrl))
  },
  troubles: [
    async ({ page, expectedErrors }, use) => {
      const troubles = await watchTroubles(page)
      await use()
      expect(troubles.errors.filter((text) => expectedErrors?.test(text) !== true)).toEqual([])
      expect(await troubles.violations()).toEqual([])
    },
    { auto: true },
  ],
})

/** The lab's server at an address, for a key that nobody else has. */
export function createLab(page: Page, request: Page['request'], url = ''): Lab {
  const key = randomUUID()
  const address = (path: string): string => {
    const separator = path.includes('?') ? '&' : '?'
    return `${url}${path}${separator}key=${key}`
  }
  const post = async (path: string, text: string): Promise<void> => {
    await request.post(address(path), { data: text, headers: { 'content-type': 'text/plain' } })
  }
  return {
    key,
    address,
    async open(path) {
      await page.goto(address(path))
      await joined(page)
    },
    record: async () => (await request.get(address('/record'))).json(),
    send: (name, text = '') => post(`/send?name=${name}`, text),
    openGate: (name, text = name) => post(`/gate?name=${encodeURIComponent(name)}`, text),
  }
}

/** A button by its words. */
export function button(place: Page | Locator, name: string): Locator {
  return place.getByRole('button', { name, exact: true })
}

/** Marks an element, so that {@link expectSame} finds out whether it is still the same one. */
export async function mark(locator: Locator): Promise<void> {
  await locator.evaluate((element) => Object.assign(element, { mark: 'same' }))
}

/** Expects the element that {@link mark} marked. */
export async function expectSame(locator: Locator): Promise<void> {
  expect(await locator.evaluate((element) => (element as { mark?: string }).mark)).toBe('same')
}

/** Waits for a number of further ticks of a view that shows them. */
export async function ticks(page: Page, count: number): Promise<void> {
  const tick = page.locator('#tick')
  const from = Number(await tick.textContent())
  await expect
    .poll(async () => Number(await tick.textContent()))
    .toBeGreaterThanOrEqual(from + count)
}
