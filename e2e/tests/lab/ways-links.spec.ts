import { expect } from '@playwright/test'
import { button, test } from '../../lab.ts'
import { expectPage, follow, led, pathOf, setOut } from '../../ways.ts'

test('[NAV-01] clicks that ask for another window or a file stay the browser’s', async ({
  page,
  lab,
  context,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  const two = page.getByRole('link', { name: 'Two', exact: true })
  const opened = async (click: () => Promise<void>): Promise<void> => {
    const [other] = await Promise.all([context.waitForEvent('page'), click()])
    await expectPage(other, 'Page two')
    await other.close()
  }
  await opened(() => two.click({ modifiers: ['Control'] }))
  await opened(() => two.click({ modifiers: ['Shift'] }))
  await opened(() => two.click({ button: 'middle' }))
  await opened(() => follow(page, 'New window'))
  const fetched = async (click: () => Promise<void>): Promise<void> => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()])
    expect(pathOf(download.url())).toBe('/ways/two')
    await download.cancel()
  }
  await fetched(() => follow(page, 'Download'))
  await fetched(() => follow(page, 'Download it'))
  await two.click({ button: 'right' })
  expect(pathOf(page.url())).toBe('/ways/one')
  expect(await trip.steps()).toEqual([])
  expect(await trip.questions()).toEqual([])
  trip.documents()
  // Those for the same window are the page's.
  await two.click()
  await expectPage(page, 'Page two')
  expect(trip.documents()).toEqual([])
})

test('[NAV-01] an address that answers with no page leaves everything as it was', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  await page.route('**/nowhere', (route) => route.fulfill({ status: 204 }))
  await follow(page, 'Unknown')
  await expect.poll(trip.documents).toEqual(['/nowhere'])
  await expectPage(page, 'Page one')
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
  await follow(page, 'Unknown')
  await expect.poll(trip.documents).toEqual(['/nowhere'])
  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  await page.goBack()
  await led(page)
  await expectPage(page, 'Page one')
})
