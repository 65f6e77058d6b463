import { expect } from '@playwright/test'
import { button, createLab, test } from '../../lab.ts'
import { rejoined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startBuild, type OwnServer } from '../../servers.ts'

let server: OwnServer | undefined

test.afterEach(() => server?.kill())

test.use({ expectedErrors: /WebSocket|ERR_CONNECTION/ })

test('[RT-10] a server that stops lets a page end its upload, and the other pages go at once', async ({
  page,
  request,
}) => {
  server = await startBuild('lab', ports.own)
  const lab = createLab(page, request, server.url)
  await lab.open('/moment')
  const shown = page.locator('output')
  await button(page, 'Start').click()
  await expect(shown).toHaveText('Uploading 0')
  // Its answer says that the server knows of the upload, too.
  await button(page, 'Chunk').click()
  await expect(shown).toHaveText('Uploading 1')

  const other = await page.context().newPage()
  await createLab(other, request, server.url).open('/moment')
  const stopped = server.stop()
  await expect(other.locator('html')).toHaveAttribute('data-live-connection', 'offline')
  await button(page, 'Chunk').click()
  await expect(shown).toHaveText('Uploading 2')
  await button(page, 'Finish').click()
  await expect(shown).toHaveText('Uploaded 2')
  expect(await stopped).toBe(0)
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')

  server = await startBuild('lab', ports.own)
  await rejoined(page)
})
