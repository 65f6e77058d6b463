import { expect, type Locator, type Page } from '@playwright/test'
import { button, expectSame, mark, test, ticks } from '../../lab.ts'

test.beforeEach(async ({ page, lab }) => {
  // Marks come before the first script of the page.
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return
      for (const element of document.querySelectorAll('section, section *')) {
        Object.assign(element, { mark: 'same' })
      }
    })
  })
  await lab.open('/islands')
})

test('[COMP-11] an island keeps the HTML of the server until the visitor turns to it', async ({
  page,
}) => {
  const island = islandOf(page, 'interaction')
  await ticks(page, 5)
  await expect(island).not.toHaveAttribute('data-awake')
  await expect(island).toContainText('Tick 0')
  await island.getByLabel('Text').fill('typed')
  await expect(island).toHaveAttribute('data-awake', '')
  await expect(island).not.toContainText('Tick 0')
  await expect(island.getByLabel('Text')).toHaveValue('typed')
  await expectSame(island)
  await expectSame(button(island, 'Clicks: 0'))
})

test('[COMP-11] the click that wakes an island counts exactly once', async ({ page }) => {
  const island = islandOf(page, 'interaction')
  await expect(island).not.toHaveAttribute('data-awake')
  await button(island, 'Clicks: 0').click()
  await expect(button(island, 'Clicks: 1')).toBeVisible()
  await expect(page.locator('#likes-interaction')).toHaveText('1')
  await button(island, 'Clicks: 1').click()
  await expect(page.locator('#likes-interaction')).toHaveText('2')
  await ticks(page, 5)
  await expect(button(island, 'Clicks: 2')).toBeVisible()
  await expectSame(button(island, 'Clicks: 2'))
})

test('[COMP-11] a key of the visitor wakes an island, too', async ({ page }) => {
  const island = islandOf(page, 'interaction')
  await button(island, 'Clicks: 0').focus()
  await page.keyboard.press('Enter')
  await expect(button(island, 'Clicks: 1')).toBeVisible()
  await expect(page.locator('#likes-interaction')).toHaveText('1')
})

test('[COMP-11] an island wakes when it comes into the window', async ({ page }) => {
  const island = islandOf(page, 'visible')
  await ticks(page, 5)
  await expect(island).not.toHaveAttribute('data-awake')
  await expect(island).toContainText('Tick 0')
  await island.scrollIntoViewIfNeeded()
  await expect(island).toHaveAttribute('data-awake', '')
  await expect(island).not.toContainText('Tick 0')
  await expectSame(island)
  await button(island, 'Clicks: 0').click()
  await expect(page.locator('#likes-visible')).toHaveText('1')
})

test('[COMP-11] an island wakes when the browser has nothing else to do', async ({ page }) => {
  const island = islandOf(page, 'idle')
  await expect(island).toHaveAttribute('data-awake', '')
  await expectSame(island)
  await button(island, 'Clicks: 0').click()
  await expect(page.locator('#likes-idle')).toHaveText('1')
  await mark(island)
  await ticks(page, 3)
  await expectSame(island)
})

function islandOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name })
}
