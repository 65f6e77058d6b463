import { expect, type Locator, type Page } from '@playwright/test'
import { button, expectSame, mark, test, ticks } from '../../lab.ts'

test.beforeEach(({ lab }) => lab.open('/kit'))

test('[COMP-10] a portal shows its content elsewhere, with the state and contexts of its place', async ({
  page,
}) => {
  const dialog = await openDialog(page)
  expect(await dialog.evaluate((element) => element.closest('#modals') !== null)).toBe(true)
  await dialog.getByLabel('First').fill('typed')
  await mark(dialog)
  await expect(dialog).toContainText('colour red')
  await page.getByRole('radio', { name: 'green' }).evaluate((radio: HTMLElement) => radio.click())
  await expect(dialog).toContainText('colour green')
  await ticks(page, 5)
  await expect(dialog.getByLabel('First')).toHaveValue('typed')
  await expect(dialog.locator('output').first()).not.toHaveText('0')
  await expectSame(dialog)
})

test('[COMP-10] events in a portal reach the view and the live component that it belongs to', async ({
  page,
}) => {
  const dialog = await openDialog(page)
  await button(dialog, 'Save here').click()
  await expect(dialog).toContainText('saved 1')
  const counter = dialog.getByRole('region', { name: 'Counter in the dialog' })
  await button(counter, 'More').click()
  await expect(counter.locator('output')).toHaveText('1')
  await button(counter, 'Tell').click()
  await expect(page.locator('[data-live-flashes=status]')).toContainText('Told: count 1')
})

test('[COMP-10] portals in portals come and go with the outer one', async ({ page }) => {
  const dialog = await openDialog(page)
  await button(dialog, 'Menu').click()
  const menu = page.getByRole('menu', { name: 'Inner' })
  await expect(menu).toContainText('colour red')
  await menu.getByRole('menuitem').click()
  await expect(dialog).toContainText('saved 1')
  await button(dialog, 'Close').click()
  await expect(dialog).toHaveCount(0)
  await expect(menu).toHaveCount(0)
  await expect(page.locator('[data-live-portal]')).toHaveCount(0)
})

test('[COMP-10] a focus wrap takes the focus, keeps it, and gives it back', async ({ page }) => {
  const dialog = await openDialog(page)
  const first = dialog.getByLabel('First')
  await expect(first).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByLabel('Draft')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(first).toBeFocused()
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  }
  // Not by the pointer, which would move the focus itself.
  await button(dialog, 'Close').focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(button(page, 'Open')).toBeFocused()
})

test('[COMP-10] flash messages of the view and of a component are announced, and can be dismissed', async ({
  page,
}) => {
  const status = page.locator('[data-live-flashes=status]')
  const alert = page.getByRole('alert')
  await expect(status).toHaveRole('status')
  await expect(status).toBeEmpty()
  await button(page, 'Save').click()
  await expect(status).toContainText('Saved 1 times')
  await button(page, 'Save').click()
  await expect(status).toContainText('Saved 2 times')
  await button(page, 'Refuse').click()
  await expect(alert).toContainText('Refused')
  await status.getByRole('button', { name: 'Dismiss: Saved 2 times' }).click()
  await expect(status).toBeEmpty()
  await expect(alert).toContainText('Refused')
  await ticks(page, 3)
  await expect(alert).toContainText('Refused')
  await button(page, 'Clear').click()
  await expect(alert).toBeEmpty()
})

async function openDialog(page: Page): Promise<Locator> {
  await button(page, 'Open').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await expect(dialog).toBeVisible()
  return dialog
}
