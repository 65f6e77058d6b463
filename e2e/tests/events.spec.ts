import { expect, test } from '@playwright/test'
import { openDashboard } from '../dashboard.ts'

test('[EVT-01] a click reaches the handler and its state is shown', async ({ page }) => {
  const { button } = await openDashboard(page)
  await button('5 min').click()
  await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
  await expect(button('1 min')).toHaveAttribute('aria-pressed', 'false')
})

test('[LIFE-04] what is typed reaches the handler as a checked payload', async ({ page }) => {
  const { filter, processes } = await openDashboard(page)
  await filter.fill('no such process')
  await expect(processes).toHaveCount(0)
  await expect(page.getByText('No process matches “no such process”.')).toBeVisible()
  await expect(filter).toHaveValue('no such process')
})

test('readings go on by themselves', async ({ page }) => {
  await openDashboard(page)
  const sampled = page.locator('.meta').getByText(/^sampled/)
  const before = await sampled.textContent()
  await expect(sampled).not.toHaveText(before ?? '')
})
