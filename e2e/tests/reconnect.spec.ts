import { expect, test } from '@playwright/test'
import { openDashboard } from '../dashboard.ts'
import { rejoined } from '../page.ts'
import { ports } from '../ports.ts'
import { startBuild, type OwnServer } from '../servers.ts'

let server: OwnServer | undefined
test.afterEach(() => server?.kill())

test('[RT-11] tells that it reconnects when the server is gone, and joins the next one', async ({
  page,
}) => {
  server = await startBuild('demo', ports.own)
  const { button, processes } = await openDashboard(page, server.url)
  const bar = page.getByRole('status').filter({ hasText: 'Connect' }).first()
  await expect(bar).toHaveText(/Connected/, { useInnerText: true })

  await server.kill()
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')
  const held = await processes.allTextContents()
  await expect(bar).toHaveText(/Reconnecting/, { useInnerText: true })
  await expect(page.getByText('Readings are held as they were.')).toBeVisible()
  expect(held.length).toBeGreaterThan(0)
  await expect(processes).toHaveText(held)

  server = await startBuild('demo', ports.own)
  await rejoined(page)
  await expect(page.getByText('Readings are held as they were.')).toBeHidden()
  await button('5 min').click()
  await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
})
