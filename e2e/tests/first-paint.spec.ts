import { hostname } from 'node:os'
import { expect, test } from '@playwright/test'
import { dashboardOf } from '../dashboard.ts'

test.use({ javaScriptEnabled: false })

test('shows real readings of this machine without JavaScript', async ({ page }) => {
  const response = await page.goto('/')
  expect(response?.status()).toBe(200)
  const { processes } = dashboardOf(page)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostname())
  const vitals = page.getByRole('region', { name: 'Vitals' })
  const memory = vitals.locator('.vital', { hasText: 'Memory' }).locator('.value')
  await expect(memory).toHaveText(/^\s*\d[\d.]*\s+[kMGT]?B of \d[\d.]* [kMGT]?B\s*$/)
  const cpu = vitals.locator('.vital', { hasText: 'CPU' }).locator('.value')
  await expect(cpu).toHaveText(/^\s*\d[\d.]*\s+%\s*$/)
  expect(await processes.count()).toBeGreaterThan(0)
})
