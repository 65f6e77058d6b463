import { expect } from '@playwright/test'
import { createLab, test } from '../../lab.ts'
import { joined, rejoined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startBuild, startNextBuild, type OwnServer } from '../../servers.ts'

let server: OwnServer | undefined

test.afterEach(async () => {
  await server?.kill()
})

// The cut that a deploy is.
test.use({ expectedErrors: /WebSocket|ERR_CONNECTION/ })

test('[LIFE-15] a page of an old build loads itself anew once the new one answers, and once only', async ({
  page,
  request,
}) => {
  server = await startBuild('lab', ports.own)
  const lab = createLab(page, request, server.url)
  let loads = 0
  page.on('load', () => (loads += 1))
  await lab.open('/mount-once')
  expect(loads).toBe(1)
  await server.kill()
  server = await startNextBuild(ports.own)
  await expect.poll(() => loads).toBe(2)
  await joined(page)
  await server.kill()
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')
  server = await startNextBuild(ports.own)
  await rejoined(page)
  expect(loads).toBe(2)
})

test('[LIFE-15] a page may ask its visitor first', async ({ page, request }) => {
  server = await startBuild('lab', ports.own)
  const lab = createLab(page, request, server.url)
  let loads = 0
  page.on('load', () => (loads += 1))
  await page.addInitScript(() => {
    window.addEventListener('live:build', (event) => {
      event.preventDefault()
      document.documentElement.dataset['news'] = 'A new version is there'
    })
  })
  await lab.open('/mount-once')
  await server.kill()
  server = await startNextBuild(ports.own)
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-news', /new version/)
  await joined(page)
  expect(loads).toBe(1)
})
