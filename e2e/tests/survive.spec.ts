import { expect, test, type Locator, type Page } from '@playwright/test'
import { openDashboard } from '../dashboard.ts'
import { joined, watchRecords } from '../page.ts'
import { ports } from '../ports.ts'
import { startSupervised, type OwnServer } from '../servers.ts'

test.describe.configure({ mode: 'serial' })
// A process starts while others are busy, and a version is built.
test.setTimeout(90_000)
const slow = { timeout: 30_000 }

let server: OwnServer
test.beforeAll(async () => {
  server = await startSupervised(ports.own)
})
test.afterAll(() => server.stop())

/** The comparison as its visitors find it. */
interface Comparison {
  readonly with: Locator
  readonly without: Locator
  note(side: 'with' | 'without'): Locator
  /** Events that the state of each half holds. */
  readonly applied: Locator
}

async function openComparison(page: Page): Promise<Comparison> {
  await page.goto(`${server.url}/survive`)
  await joined(page)
  return {
    with: page.getByRole('region', { name: 'With a stash' }),
    without: page.getByRole('region', { name: 'Without a stash' }),
    note: (side) => page.locator(`#${side}-note`),
    applied: page.locator('.account-applied'),
  }
}

async function fillIn(page: Page, { applied }: Comparison): Promise<void> {
  await page.getByRole('button', { name: 'Fill in both halves' }).click()
  await expect(applied).toHaveText(['10', '10'])
}

/** Presses a button, again when somebody else was quicker. */
async function press(page: Page, name: string): Promise<void> {
  const status = page.locator('.breaks-status')
  const isRefused = status.and(page.locator('.is-refused'))
  // The server may refuse it some time after it was begun, and it may be over before it is looked at.
  const happens = status.getByText(/^No connection|then it takes over|^Usable again after/)
  await expect(async () => {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(isRefused.or(happens)).toBeVisible(slow)
    await expect(isRefused).toHaveCount(0, { timeout: 1 })
  }).toPass({ timeout: 60_000 })
}

/** Waits until the page says that it is usable again. */
async function usable(page: Page): Promise<void> {
  await expect(page.locator('.breaks-status')).toHaveText(/Usable again after/, slow)
}

test('[STASH-11] a cut connection costs neither half anything', async ({ page }) => {
  const comparison = await openComparison(page)
  await fillIn(page, comparison)
  await press(page, 'Cut the connection')
  await comparison.note('with').press('End')
  await page.keyboard.type(', not even now')
  await usable(page)
  for (const side of [comparison.with, comparison.without]) {
    await expect(side.getByText('Nothing lost')).toBeVisible()
    await expect(side.locator('output')).toHaveText('5')
  }
  await expect(comparison.note('without')).toHaveValue(
    'The deploy at noon should not cost any, not even now',
  )
})

test('[STASH-01] a server that is killed costs the half without a stash everything, and the other one nothing', async ({
  page,
}) => {
  const comparison = await openComparison(page)
  await fillIn(page, comparison)
  await press(page, 'Kill the server')
  await comparison.note('with').press('End')
  await page.keyboard.type('!')
  await usable(page)

  await expect(comparison.with.getByText('Nothing lost')).toBeVisible()
  await expect(comparison.note('with')).toHaveValue('The deploy at noon should not cost any!')
  await expect(comparison.note('with')).toBeFocused()
  await expect(comparison.with.locator('output')).toHaveText('5')
  await expect(comparison.with.getByRole('button', { name: 'Square 5: x' })).toBeVisible()

  await expect(comparison.without.getByText('11 lost')).toBeVisible()
  await expect(comparison.without.locator('output')).toHaveText('0')
  await expect(comparison.without.getByRole('button', { name: 'Square 5: lost x' })).toBeVisible()
  const history = page.getByRole('region', { name: 'What happened' })
  await expect(history.getByText('Server killed')).toBeVisible()
  await expect(history.getByText(/it began with this page’s stash/)).toBeVisible()
})

test('[STASH-02] a page that is loaded again has its stash in the browser', async ({ page }) => {
  const records = watchRecords(page)
  const comparison = await openComparison(page)
  await fillIn(page, comparison)
  await records.hold()
  await page.getByRole('button', { name: 'Load again' }).click()
  await expect(comparison.without.getByText('10 lost')).toBeVisible()
  await expect(comparison.with.getByText('Nothing lost')).toBeVisible()
  await expect(comparison.note('with')).toHaveValue('The deploy at noon should not cost any')
  await expect(page.getByText('Page loaded again')).toBeVisible()
})

test('[LIFE-15] [RT-10] a deploy leaves the page where it is, and offers it the new version', async ({
  page,
}) => {
  const comparison = await openComparison(page)
  const version = page.locator('.brand-version').first()
  await expect(version).toHaveText('v1')
  await fillIn(page, comparison)
  let loads = 0
  page.on('load', () => (loads += 1))
  await press(page, 'Deploy a new version')
  await usable(page)
  await expect(page.locator('.breaks-status')).toHaveText(/version 2/)
  await expect(comparison.with.getByText('Nothing lost')).toBeVisible()
  await expect(version).toHaveText('v1')
  expect(loads).toBe(0)

  await expect(page.getByText('A new version is there.')).toBeVisible()
  await page.getByRole('button', { name: 'Load it' }).click()
  await expect(version).toHaveText('v2')
  await joined(page)
  await expect(comparison.note('with')).toHaveValue('The deploy at noon should not cost any')
  await expect(comparison.with.getByText('Nothing lost')).toBeVisible()
})

test('[STASH-01] the dashboard is the same window with the same charts when its server was killed', async ({
  page,
}) => {
  const { button, titles } = await openDashboard(page, server.url)
  const facts = page.getByRole('complementary', { name: 'Pages and window' })
  const own = facts.locator('dd').first()
  const pid = facts.locator('dd').nth(1)
  const [window, before] = [await own.innerText(), await pid.innerText()]
  await button('5 min').click()
  await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
  await button('Edit layout').click()
  await page.getByRole('button', { name: 'Remove Disk' }).click()
  await expect(page.getByRole('heading', { name: 'Disk', level: 2 })).toBeHidden()
  const kept = await titles()

  await press(page, 'Kill the server')
  await usable(page)
  await expect(pid).not.toHaveText(before)
  await expect(own).toHaveText(window)
  await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
  await expect(button('Edit layout')).toHaveAttribute('aria-pressed', 'true')
  expect(await titles()).toEqual(kept)
  await expect(page.getByText(`server started as process ${before}`)).toBeVisible()
})

test('[STASH-01] the board and an open form go on when their server was killed', async ({
  page,
  context,
}) => {
  await page.goto(`${server.url}/board`)
  await joined(page)
  const doing = page.locator('[data-lane="doing"]')
  const card = page.locator('[data-card="csv"]')
  await card.locator('[data-part="face"]').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(doing.locator('[data-card="csv"]')).toBeVisible()
  const form = await context.newPage()
  await form.goto(`${server.url}/settings`)
  await joined(form)
  await form.getByLabel('Name', { exact: true }).fill('Half wri')

  const dashboard = await openDashboard(await context.newPage(), server.url)
  await press(dashboard.page, 'Kill the server')
  await usable(dashboard.page)
  await form.bringToFront()
  await joined(form)
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Half wri')
  await page.bringToFront()
  await joined(page)
  await expect(doing.locator('[data-card="csv"]')).toBeVisible()
})

test('[STASH-02] a form that is open goes on when its page is loaded again, without what is secret', async ({
  page,
}) => {
  const records = watchRecords(page)
  await page.goto('/settings')
  await joined(page)
  const name = page.getByLabel('Name', { exact: true })
  const city = page.getByLabel('City')
  await name.fill('Half wri')
  await page.getByLabel('New password').fill('not to be kept')
  await city.fill('Hambu')
  await records.hold()
  await page.reload()
  await joined(page)
  await expect(name).toHaveValue('Half wri')
  await expect(city).toHaveValue('Hambu')
  await expect(page.getByLabel('New password')).toHaveValue('')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(name).not.toHaveValue('Half wri')
})

test('without a supervisor the server is left alone, and the page says why', async ({ page }) => {
  await page.goto('/survive')
  await joined(page)
  await page.getByRole('button', { name: 'Kill the server' }).click()
  await expect(page.locator('.breaks-status')).toHaveText(/Nobody would start this server again/)
  await page.getByRole('button', { name: 'Fill in both halves' }).click()
  await expect(page.locator('.account-applied')).toHaveText(['10', '10'])
})
