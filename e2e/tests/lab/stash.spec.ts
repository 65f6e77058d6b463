import { expect, type Page } from '@playwright/test'
import { button, createLab, expectSame, mark, test } from '../../lab.ts'
import { joined, rejoined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startBuild, type OwnServer } from '../../servers.ts'

let server: OwnServer | undefined

test.afterEach(async () => {
  await server?.kill()
})

test.use({ expectedErrors: /WebSocket|ERR_CONNECTION|indexedDB|storage/ })

/** Starts a server of its own, and opens a page of it. */
async function open(page: Page, path: string): Promise<string> {
  server = await startBuild('lab', ports.own)
  const lab = createLab(page, page.request, server.url)
  await lab.open(path)
  return lab.address(path)
}

/** Ends the server's process as a crash would, and starts another one. */
async function crash(page: Page): Promise<void> {
  await server?.kill()
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')
  server = await startBuild('lab', ports.own)
  await rejoined(page)
}

const count = (page: Page) => page.locator('#count')
const origin = (page: Page) => page.locator('#origin')

/** Adds one, and waits for the answer. */
async function add(page: Page, expected: number): Promise<void> {
  await button(page, 'Add').click()
  await expect(count(page)).toHaveText(String(expected))
  await expect(button(page, 'Add')).not.toHaveAttribute('data-live-pending')
}

/** Waits until the browser has a record of so many events on its disk. */
async function stored(page: Page, events: number): Promise<void> {
  await expect.poll(() => page.evaluate(newestRecord)).toBeGreaterThanOrEqual(events)
}

/** Number of the last event that a record on the disk holds; -1 = there is none. */
async function newestRecord(): Promise<number> {
  const databases = await indexedDB.databases()
  let newest = -1
  for (const { name = '' } of databases) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    for (const store of database.objectStoreNames) {
      const all = await new Promise<unknown[]>((resolve) => {
        const reading = database.transaction(store).objectStore(store).getAll()
        reading.addEventListener('success', () => resolve(reading.result))
      })
      for (const record of all) {
        const header = JSON.stringify(record).match(/"1\.[\w-]+\.[\w-]+\.([^."]+)\./)?.[1]
        if (header !== undefined) newest = Math.max(newest, Number(header.split(',')[4]))
      }
    }
    database.close()
  }
  return newest
}

test('[STASH-01] [STASH-02] a page whose server was killed goes on with its state, its elements and its events', async ({
  page,
}) => {
  await open(page, '/stash')
  await expect(origin(page)).toHaveText('new')
  await add(page, 1)
  await add(page, 2)
  const draft = page.getByLabel('Draft')
  await draft.fill('half a thought')
  for (const each of [draft, count(page)]) await mark(each)
  // Answered, and perhaps in no record yet: the page keeps it.
  await add(page, 3)
  await server?.kill()
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')
  await button(page, 'Add').click()
  server = await startBuild('lab', ports.own)
  await rejoined(page)
  await expect(count(page)).toHaveText('4')
  await expect(origin(page)).toHaveText('recovered')
  await expect(draft).toHaveValue('half a thought')
  for (const each of [draft, count(page)]) await expectSame(each)
  await add(page, 5)
})

test('[STASH-02] many deaths in a row lose and repeat nothing', async ({ page }) => {
  await open(page, '/stash')
  for (let death = 1; death <= 3; death += 1) {
    await add(page, 2 * death - 1)
    await add(page, 2 * death)
    await crash(page)
    await expect(count(page)).toHaveText(String(2 * death))
  }
})

test('[STASH-06] a reload brings the state back, a new visit begins anew', async ({ page }) => {
  const address = await open(page, '/stash')
  await add(page, 1)
  await stored(page, 1)
  await page.reload()
  await expect(origin(page)).toHaveText('recovered')
  await expect(count(page)).toHaveText('1')
  await add(page, 2)
  await stored(page, 1)
  await page.goto(address)
  await joined(page)
  await expect(origin(page)).toHaveText('new')
  await expect(count(page)).toHaveText('0')
})

test('[STASH-06] a page that is closed with its record on the way brings it back', async ({
  page,
}) => {
  await open(page, '/stash')
  await add(page, 1)
  await page.reload()
  await joined(page)
  await expect(origin(page)).toHaveText('recovered')
  await expect(count(page)).toHaveText('1')
})

test('[STASH-06] a stash of the page ends with it', async ({ page }) => {
  await open(page, '/stash/reconnect')
  await add(page, 1)
  await crash(page)
  await expect(count(page)).toHaveText('1')
  await page.reload()
  await joined(page)
  await expect(origin(page)).toHaveText('new')
})

test('[STASH-01] [STASH-06] a stash of the tab is there when the visitor comes back by a link', async ({
  page,
}) => {
  const address = await open(page, '/stash/tab')
  await add(page, 1)
  await stored(page, 1)
  await page.getByRole('link', { name: 'Elsewhere' }).click()
  await expect(page.getByRole('heading', { name: 'Page one' })).toBeVisible()
  await page.goBack()
  await expect(origin(page)).toHaveText('recovered')
  await expect(count(page)).toHaveText('1')
  await add(page, 2)
  await stored(page, 1)
  await page.goto('about:blank')
  await page.goto(address)
  await expect(origin(page)).toHaveText('recovered')
})

test('[STASH-06] a stash of the session is there in the next tab, and in one at a time', async ({
  page,
  context,
}) => {
  const address = await open(page, '/stash/session')
  await page.goto('about:blank')
  const first = await context.newPage()
  await first.goto(address)
  await joined(first)
  await add(first, 1)
  await stored(first, 1)
  const beside = await context.newPage()
  await beside.goto(address)
  await joined(beside)
  await expect(count(beside)).toHaveText('0')
  await beside.close()
  await first.close()
  const next = await context.newPage()
  await next.goto(address)
  await expect(origin(next)).toHaveText('recovered')
  await expect(count(next)).toHaveText('1')
})

test('[STASH-06] a duplicate of a tab has a stash of its own', async ({ page }) => {
  const address = await open(page, '/stash')
  await add(page, 1)
  await stored(page, 1)
  const opening = page.waitForEvent('popup')
  // Copies `sessionStorage`, as duplicating does.
  await page.evaluate((url) => void window.open(url), address)
  const twin = await opening
  await joined(twin)
  await expect(count(twin)).toHaveText('0')
  await add(twin, 1)
  await add(twin, 2)
  await stored(twin, 2)
  await page.reload()
  await expect(origin(page)).toHaveText('recovered')
  await expect(count(page)).toHaveText('1')
  await twin.reload()
  await expect(origin(twin)).toHaveText('recovered')
  await expect(count(twin)).toHaveText('2')
})

test('[STASH-06] a page that was left for a plain one is back with its state', async ({ page }) => {
  const address = await open(page, '/stash')
  await add(page, 1)
  await page.goto(address.replace('/stash', '/record'))
  await page.goBack()
  await joined(page)
  await expect(count(page)).toHaveText('1')
  await add(page, 2)
})

test('[STASH-07] what was reset does not come back', async ({ page }) => {
  await open(page, '/stash')
  await add(page, 1)
  await stored(page, 1)
  await button(page, 'Reset').click()
  await expect(count(page)).toHaveText('0')
  await expect.poll(() => page.evaluate(newestRecord)).toBe(-1)
  await page.reload()
  await joined(page)
  await expect(count(page)).toHaveText('0')
})

test('[STASH-01] a server that stops keeps what it has done before it goes', async ({ page }) => {
  await open(page, '/stash')
  await add(page, 1)
  expect(await server?.stop()).toBe(0)
  server = await startBuild('lab', ports.own)
  await rejoined(page)
  await expect(count(page)).toHaveText('1')
  await expect(origin(page)).toHaveText('recovered')
})

/** Ways in which a browser has no storage. */
const troubles: Readonly<Record<string, () => void>> = {
  missing: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  throwing: () =>
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('No storage here', 'SecurityError')
      },
    }),
  hanging: () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
  },
  full: () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
  },
}

for (const [trouble, plant] of Object.entries(troubles)) {
  test(`[STASH-10] a page whose storage is ${trouble} works, and survives its server`, async ({
    page,
  }) => {
    await page.addInitScript(plant)
    await open(page, '/stash')
    await add(page, 1)
    await add(page, 2)
    await crash(page)
    await expect(count(page)).toHaveText('2')
    await add(page, 3)
  })
}
