import { expect, test, type Locator, type Page } from '@playwright/test'
import { openPage } from '../latency.ts'
import { joined, painted, watchTroubles } from '../page.ts'

/** How many lines the browser keeps in a window, and how few rows a virtual list has in the page. */
const windowSize = 600
const fewRows = 100

const area = (page: Page): Locator => page.getByRole('log')
const rows = (page: Page): Locator => page.locator('[data-line]')
const face = (row: Locator): Locator => row.getByRole('button')
const state = (page: Page): Locator => page.locator('.log-viewer .context')
const newest = (page: Page): Locator => page.getByRole('button', { name: /new lines$|^Newest/ })

for (const mode of ['window', 'virtual'] as const) {
  test(`[LIST-02] ${mode} rows: the log follows its end through a burst, and who scrolls up reads in peace`, async ({
    page,
  }) => {
    const troubles = await watchTroubles(page)
    await openPage(page, mode === 'window' ? '/log' : '/log?rows=virtual')
    await expect.poll(() => fromEnd(page)).toBeLessThanOrEqual(1)
    await burst(page)
    // Other lines may follow: the server writes down what all of its visitors do.
    await expect(rows(page).filter({ hasText: 'line 1000 of 1000' }).last()).toBeAttached()
    await expect.poll(() => fromEnd(page)).toBeLessThanOrEqual(1)
    await expect(state(page)).toHaveText('following')
    if (mode === 'window') await expect(rows(page)).toHaveCount(windowSize)
    else expect(await rows(page).count()).toBeLessThan(fewRows)

    await area(page).hover()
    await page.mouse.wheel(0, -400)
    await expect(newest(page)).toBeVisible()
    const sight = await lookAt(page)
    // What the log counts, other specs write as well: then this burst may have been one too soon.
    await expect(async () => {
      await burst(page)
      await expect(newest(page)).toHaveText(/^\d.?\d{3} new lines$/, { timeout: 3_000 })
    }).toPass()
    await expectStill(page, sight)

    const { first } = await ends(page)
    await scrollUpUntil(page, async () => (await ends(page)).first < first - 200)
    expect((await ends(page)).rows).toBeLessThanOrEqual(mode === 'window' ? windowSize : fewRows)
    await expect(state(page)).toHaveText('held where you read')

    await newest(page).click()
    await expect(state(page)).toHaveText('following')
    await expect.poll(() => fromEnd(page)).toBeLessThanOrEqual(1)
    await expect(newest(page)).toHaveCount(0)
    expect(troubles.errors).toEqual([])
    expect(await troubles.violations()).toEqual([])
  })
}

test('level, text and kind of rows stand in the address, and come back with it', async ({
  page,
}) => {
  await openPage(page, '/log')
  await burst(page)
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('Line 97')
  await expect(page).toHaveURL('/log?q=Line+97')
  await page.getByRole('link', { name: 'Errors' }).click()
  await expect(page).toHaveURL('/log?level=error&q=Line+97')
  await page.getByRole('link', { name: 'Virtual' }).click()
  await expect(page).toHaveURL(/\/log\?level=error&q=Line\+97&rows=virtual$/)
  await expect(rows(page).last()).toContainText(/burst \d+, line 97\d? of 1000/)
  const others = rows(page).filter({ hasNotText: /error.*line 97/ })
  await expect(others).toHaveCount(0)
  await expect(rows(page).last().locator('mark')).toHaveText('line 97')

  await page.reload()
  await joined(page)
  await expect(page.getByRole('searchbox')).toHaveValue('Line 97')
  await expect(rows(page).last()).toContainText('line 97')
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/log\?q=Line\+97$/)
  await expect(page.getByRole('link', { name: 'All' })).toHaveAttribute('aria-current', 'true')
})

test('the lines are one stop for Tab; keys go from line to line, to both ends, and open one', async ({
  page,
}) => {
  await openPage(page, '/log')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(state(page)).toHaveText('paused')
  await page.getByRole('button', { name: 'Write 1,000 lines' }).focus()
  await page.keyboard.press('Tab')
  const last = rows(page).last()
  await expect(face(last)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  const other = rows(page).nth(-2)
  await expect(face(other)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(face(other)).toHaveAttribute('aria-expanded', 'true')
  await expect(other.locator('dl')).toContainText('source')
  await page.keyboard.press('Escape')
  await expect(other.locator('dl')).toHaveCount(0)

  await page.keyboard.press('Home')
  await expect(page.getByText('Nothing older is kept')).toBeInViewport()
  await expect(face(rows(page).first())).toBeFocused()
  await page.keyboard.press('End')
  await expect(state(page)).toHaveText('following')
  await expect.poll(() => fromEnd(page)).toBeLessThanOrEqual(1)
})

/** Lets the server write 1,000 lines. It does so once a second at most. */
async function burst(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Write 1,000 lines' })
  const written = page.locator('.log-foot dd').first()
  const count = async (): Promise<number> =>
    Number((await written.textContent())?.replaceAll(/\D/g, ''))
  const before = await count()
  await expect(async () => {
    await button.click()
    await expect.poll(count, { timeout: 1500 }).toBeGreaterThanOrEqual(before + 1000)
  }).toPass()
}

/** How far the log is from its end, in px. */
function fromEnd(page: Page): Promise<number> {
  return area(page).evaluate(
    (element) => element.scrollHeight - element.clientHeight - element.scrollTop,
  )
}

/** A line, and where it is seen. */
interface Sight {
  readonly id: string
  readonly top: number
}

/** Looks at the line in the middle, once nothing scrolls any more. */
async function lookAt(page: Page): Promise<Sight> {
  const look = (): Promise<Sight> =>
    area(page).evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect()
      const row = document.elementFromPoint(left + 60, top + height / 2)?.closest('[data-line]')
      if (!row) throw new Error('no line is there')
      return { id: row.getAttribute('data-line') ?? '', top: row.getBoundingClientRect().top - top }
    })
  let last = await look()
  await expect
    .poll(async () => {
      const before = last
      last = await look()
      return before.id === last.id && before.top === last.top
    })
    .toBe(true)
  return last
}

async function expectStill(page: Page, { id, top }: Sight): Promise<void> {
  // Browsers anchor what scrolls when they paint.
  await painted(page)
  const now = await page
    .locator(`[data-line="${id}"]`)
    .evaluate(
      (row) =>
        row.getBoundingClientRect().top -
        (row.closest('[role=log]')?.getBoundingClientRect().top ?? 0),
    )
  expect(Math.abs(now - top)).toBeLessThanOrEqual(1)
}

/** The first line in the page, and how many rows there are. */
function ends(page: Page): Promise<{ first: number; rows: number }> {
  return rows(page).evaluateAll((all) => ({
    first: Number(all[0]?.getAttribute('data-line')),
    rows: all.length,
  }))
}

async function scrollUpUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  await area(page).hover()
  await expect(async () => {
    for (let step = 0; step < 8; step += 1) await page.mouse.wheel(0, -600)
    expect(await isThere()).toBe(true)
  }).toPass()
}
