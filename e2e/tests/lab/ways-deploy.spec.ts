import { expect } from '@playwright/test'
import { button, createLab, test } from '../../lab.ts'
import { rejoined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startBuild, startNextBuild, type OwnServer } from '../../servers.ts'
import { expectPage, follow, led, setOut } from '../../ways.ts'

let server: OwnServer | undefined

test.afterEach(async () => {
  await server?.kill()
})

test.use({ expectedErrors: /WebSocket|ERR_CONNECTION/ })

test('[NAV-01] a page that was on its way when its server went comes from the next one, as a document if that is of another build', async ({
  page,
  request,
}) => {
  server = await startBuild('lab', ports.own)
  const lab = createLab(page, request, server.url)
  const trip = await setOut(page, lab, '/ways/one')
  await follow(page, 'Slow')
  await expect.poll(lab.record).toContain('mount slow')
  await server.kill()
  server = await startBuild('lab', ports.own)
  await lab.openGate('slow')
  await rejoined(page)
  await expectPage(page, 'Page slow')
  await led(page)
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  expect(trip.documents()).toEqual([])

  await follow(page, 'Slower')
  await expect.poll(lab.record).toContain('mount slower')
  await server.kill()
  server = await startNextBuild(ports.own)
  await expect.poll(trip.documents).toEqual(['/ways/slower'])
  await led(page)
  await expectPage(page, 'Page slower')
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  expect(trip.documents()).toEqual([])
  await page.goBack()
  await expect(page.locator('html')).toHaveAttribute('data-live-navigating', /slower/)
  await lab.openGate('slower')
  await expectPage(page, 'Page slower')
})
