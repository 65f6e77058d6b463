import { expect, type Page } from '@playwright/test'
import { button, test } from '../../lab.ts'

test.beforeEach(({ lab }) => lab.open('/policies'))

test('[LIFE-16] events wait for each other, if nothing else is said', async ({ page, lab }) => {
  await push(page, ['queue 1', 'queue 2'])
  await lab.openGate('queue 2')
  expect(await lab.record()).not.toContain('start queue 2')
  await lab.openGate('queue 1')
  await expect(page.locator('#done')).toHaveText('queue 1 queue 2')
  await expectOutcomes(page, ['reply to queue 1', 'reply to queue 2'])
})

test('[LIFE-16] `latest` aborts the event before, and skips those that wait', async ({
  page,
  lab,
}) => {
  await push(page, ['latest 1'])
  await expect.poll(lab.record).toEqual(['start latest 1'])
  await push(page, ['latest 2', 'latest 3'])
  await expect.poll(lab.record).toContain('abort latest 1')
  await expect.poll(lab.record).toContain('start latest 3')
  for (const name of ['latest 1', 'latest 2', 'latest 3']) await lab.openGate(name)
  await expectOutcomes(page, ['latest 1: superseded', 'latest 2: superseded', 'reply to latest 3'])
  await expect(page.locator('#done')).toHaveText('latest 3')
})

test('[LIFE-16] `drop` refuses events while one is being handled', async ({ page, lab }) => {
  await push(page, ['drop 1', 'drop 2'])
  await expectOutcomes(page, ['drop 2: dropped'])
  expect(await lab.record()).toEqual(['start drop 1'])
  await lab.openGate('drop 1')
  await expectOutcomes(page, ['drop 2: dropped', 'reply to drop 1'])
  await lab.openGate('drop 3')
  await push(page, ['drop 3'])
  await expect(page.locator('#done')).toHaveText('drop 1 drop 3')
})

test('[LIFE-16] `parallel` handles events at once, and each one ends for itself', async ({
  page,
  lab,
}) => {
  await push(page, ['parallel 1', 'parallel 2'])
  await expect.poll(lab.record).toEqual(['start parallel 1', 'start parallel 2'])
  await lab.openGate('parallel 2')
  await expect(page.locator('#done')).toHaveText('parallel 2')
  await lab.openGate('parallel 1')
  await expect(page.locator('#done')).toHaveText('parallel 2 parallel 1')
  await expectOutcomes(page, ['reply to parallel 2', 'reply to parallel 1'])
})

test('[LIFE-17] a handler shows each state that it yields: one event, several patches, one reply', async ({
  page,
  lab,
}) => {
  await page.evaluate(() => {
    const seen = { event: 0, patch: 0 }
    Object.assign(window, { seen })
    window.addEventListener('live:event', () => (seen.event += 1))
    window.addEventListener('live:patch', () => (seen.patch += 1))
  })
  await push(page, ['steps'])
  for (const step of ['first', 'second', 'third']) {
    await expect(page.locator('#step')).toHaveText(step)
    await expect(page.locator('.outcomes li')).toHaveCount(0)
    await lab.openGate(step)
  }
  await expect(page.locator('#step')).toHaveText('all')
  await expectOutcomes(page, ['finished'])
  const seen = await page.evaluate(() => (window as unknown as { seen: object }).seen)
  expect(seen).toEqual({ event: 1, patch: 4 })
})

test('[LIFE-17] a handler that throws after a `yield` leaves the state that it has shown', async ({
  page,
  lab,
}) => {
  await push(page, ['stumble'])
  await expect(page.locator('#step')).toHaveText('before the fall')
  await lab.openGate('stumble')
  await expectOutcomes(page, ['stumble: handler-failed'])
  await expect(page.locator('#step')).toHaveText('before the fall')
})

/** Pushes events in one go. */
async function push(page: Page, names: string[]): Promise<void> {
  for (const name of names) await button(page, name).dispatchEvent('click')
}

async function expectOutcomes(page: Page, outcomes: string[]): Promise<void> {
  await expect(page.locator('.outcomes li')).toHaveText(outcomes)
}
