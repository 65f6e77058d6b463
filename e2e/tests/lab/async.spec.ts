import { expect } from '@playwright/test'
import { button, test } from '../../lab.ts'

test('[LIFE-06] [COMP-10] work is not started in the HTTP render, unless the render is to wait for it', async ({
  page,
  request,
  lab,
}) => {
  const html = await (await request.get(lab.address('/async'))).text()
  expect(html).toContain('Loading stats')
  expect(html).toContain('Early: there from the start')
  expect(await lab.record()).toEqual([])
  await lab.open('/async')
  await expect.poll(lab.record).toEqual(['start stats'])
  await expect(page.locator('#stats')).toHaveText('Loading stats')
  await lab.openGate('stats', 'plenty')
  await expect(page.locator('#stats')).toHaveText('Stats: plenty')
})

test('[LIFE-06] [COMP-10] a failure is shown, and the work can be tried again', async ({
  page,
  lab,
}) => {
  await lab.open('/async')
  await lab.openGate('stats', 'fail:no database')
  await expect(page.locator('#stats')).toHaveText('No stats today')
})

test('[LIFE-06] the newest work of a name wins: the older one is aborted, and comes for nothing', async ({
  page,
  lab,
}) => {
  await lab.open('/async')
  await expect(page.locator('#found')).toHaveText('Found: nothing yet')
  await button(page, 'Search one').click()
  await expect.poll(lab.record).toContain('start search one')
  await button(page, 'Search two').click()
  await expect.poll(lab.record).toContain('abort search one')
  await expect.poll(lab.record).toContain('start search two')
  await lab.openGate('search one', 'the older')
  await lab.openGate('search two', 'the newer')
  await expect(page.locator('#found')).toHaveText('Found: the newer')
  await expect(page.locator('#found')).toHaveAttribute('aria-busy', 'false')
  expect(await lab.record()).not.toContain('abort search two')
})

test('[LIFE-06] the old result stays while a new one is loaded and when that fails, unless it is reset', async ({
  page,
  lab,
}) => {
  await lab.open('/async')
  const found = page.locator('#found')
  await expect(found).toHaveText('Found: nothing yet')
  await button(page, 'Search one').click()
  await expect(found).toHaveAttribute('aria-busy', 'true')
  await expect(found).toHaveText('Found: nothing yet')
  await lab.openGate('search one', 'fail:no index')
  await expect(found).toContainText('Old, since the search failed')
  await expect(found).toContainText('Found: nothing yet')
  await button(page, 'Search anew').click()
  await expect(found).toHaveText('Searching')
  await lab.openGate('search anew', 'anew')
  await expect(found).toHaveText('Found: anew')
})

test('[LIFE-06] a task brings its outcome to `handleAsync`, also that it was cancelled', async ({
  page,
  lab,
}) => {
  await lab.open('/async')
  await button(page, 'Start').click()
  await expect.poll(lab.record).toContain('start report')
  await button(page, 'Cancel').click()
  await expect(page.locator('#report')).toHaveText(/Report: failed: .*cancel/)
  expect(await lab.record()).toContain('abort report')
  await lab.openGate('report', 'ready')
  await button(page, 'Start').click()
  await expect(page.locator('#report')).toHaveText('Report: ready')
})

test('[LIFE-06] work is aborted when its view ends', async ({ page, lab }) => {
  await lab.open('/async')
  await button(page, 'Start').click()
  await expect.poll(lab.record).toContain('start report')
  await page.goto('about:blank')
  await expect.poll(lab.record).toContain('abort stats')
  await expect.poll(lab.record).toContain('abort report')
})
