import { expect, test, type Locator, type Page } from '@playwright/test'
import { openPage, setLatency } from '../latency.ts'
import { changesOf, watchTroubles } from '../page.ts'

const cell = (page: Page, product: number, column: string): Locator =>
  page.locator(`[data-product="${product}"] [data-cell="${column}"]`)
const status = (page: Page): Locator => page.locator('#table-status')

/** Text of the cell that has the focus, and its column. */
const focused = (page: Page): Promise<(string | null | undefined)[]> =>
  page.evaluate(() => {
    const at = document.activeElement?.closest('[data-cell]')
    return [at?.getAttribute('data-cell'), at?.closest('tr')?.getAttribute('data-product')]
  })

test('the grid is one stop for Tab; arrows, Home and End go between its cells', async ({
  page,
}) => {
  await openPage(page, '/table')
  await page.getByRole('button', { name: 'Pause' }).focus()
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toEqual(['name', '1'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => focused(page)).toEqual(['group', '2'])
  await page.keyboard.press('End')
  await expect.poll(() => focused(page)).toEqual(['state', '2'])
  await page.keyboard.press('Control+End')
  await expect.poll(() => focused(page)).toEqual(['state', '30'])
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).not.toEqual(['state', '30'])
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => focused(page)).toEqual(['state', '30'])
})

test('[EVT-12] a cell shows its new value at once at 1 s of latency, while sales stream in', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  await openPage(page, '/table')
  await setLatency(page, 1000)
  const name = cell(page, 7, 'name')
  await name.dblclick()
  const field = page.getByRole('textbox', { name: /^Product of/ })
  await expect(field).toBeFocused()
  const text = `Towel ${Date.now()}`
  // Sold ten times a second meanwhile: nothing of that may touch what is typed.
  await field.pressSequentially(text, { delay: 40 })
  await expect(field).toHaveValue(text)
  const statuses = await changesOf(status(page))
  const names = await changesOf(name)
  const savings = await changesOf(name, 'data-saving')
  await page.keyboard.press('Enter')
  await expect(name).toHaveText(text)
  await expect(name).toBeFocused()
  await expect(status(page)).toHaveText(/^Saved/)
  expect(await statuses()).toEqual(['', expect.stringMatching(/^Saving/), expect.anything()])
  await expect.poll(savings).toEqual([null, '', null])
  // Not in between what it was before.
  expect(await names()).toEqual(['', text])
  expect(troubles.errors).toEqual([])
  expect(await troubles.violations()).toEqual([])
})

test('[EVT-12] a refused price rolls back alone, and the reason is told', async ({ page }) => {
  await openPage(page, '/table')
  await setLatency(page, 400)
  const price = cell(page, 9, 'price')
  const group = cell(page, 9, 'group')
  const before = await price.textContent()
  const other = (await group.textContent()) === 'Paper' ? 'Storage' : 'Paper'
  const prices = await changesOf(price)
  await price.dblclick()
  await page.keyboard.type('9000')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(prices).toContain('9000.00')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => focused(page)).toEqual(['group', '9'])
  await page.keyboard.press('F2')
  await page.getByRole('combobox', { name: /^Group of/ }).selectOption(other)
  await page.keyboard.press('Enter')
  await expect(group).toHaveText(other)
  await expect(page.getByRole('alert')).toContainText('is too far from')
  await expect(price).toHaveText(before ?? '')
  await expect(group).toHaveText(other)
  await expect(status(page)).toHaveText(/^Saved/)
  await expect(group).toHaveText(other)
})

test('Escape takes back what was typed, and what is no price is not taken', async ({ page }) => {
  await openPage(page, '/table')
  const price = cell(page, 12, 'price')
  const before = await price.textContent()
  await price.click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('1')
  await page.keyboard.press('Escape')
  await expect(price).toHaveText(before ?? '')
  await expect(price).toBeFocused()

  await page.keyboard.type('free')
  const field = page.getByRole('textbox', { name: /^Price/ })
  await expect(field).toHaveValue('free')
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(status(page)).toHaveText('A price is a number from 0.01 to 9999.99')
  await page.keyboard.press('Escape')
  await expect(price).toHaveText(before ?? '')
  await expect(status(page)).toHaveText('')
})

test('[RT-01] a cell that is edited in one window changes in the other', async ({ browser }) => {
  const contexts = [await browser.newContext(), await browser.newContext()] as const
  const one = await contexts[0].newPage()
  const other = await contexts[1].newPage()
  await openPage(one, '/table')
  await openPage(other, '/table')
  const text = `Basket ${Date.now()}`
  await cell(one, 23, 'name').dblclick()
  await one.keyboard.type(text)
  await one.locator('h1').click()
  await expect(cell(other, 23, 'name')).toHaveText(text)
  await Promise.all(contexts.map((context) => context.close()))
})

test('the latency slider delays both ways, and keeps its value from page to page', async ({
  page,
}) => {
  await openPage(page, '/table')
  await setLatency(page, 500)
  const before = Date.now()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  expect(Date.now() - before).toBeGreaterThanOrEqual(1000)
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: 'Board', exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Board')
  await expect(page.locator('.latency output')).toHaveText('500 ms')
})
