import { expect, type Page } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'
import { joined } from '../../page.ts'

test.describe('what throws on the server', () => {
  test.use({ expectedErrors: /handler-failed|view-failed|not-joined/ })

  test('[LIFE-14] changes nothing: an event, a message, and the outcome of a task', async ({
    page,
    lab,
  }) => {
    await lab.open('/errors')
    await button(page, 'More').click()
    await expect(page.locator('#count')).toHaveText('1')
    await mark(page.getByLabel('Text'))
    const frames: string[] = []
    page.on('console', (message) => frames.push(message.text()))
    await button(page, 'Fail').click()
    await expect.poll(() => frames.join()).toContain('handler-failed')
    expect(frames.join()).not.toContain('secret')
    await lab.send('fail')
    await button(page, 'Task').click()
    await button(page, 'More').click()
    await expect(page.locator('#count')).toHaveText('2')
    await expectSame(page.getByLabel('Text'))
    expect(await lab.record()).toEqual(['mount'])
  })

  test("[LIFE-14] `onError: 'restart'` mounts the view anew, in the same page", async ({
    page,
    lab,
  }) => {
    await lab.open('/errors')
    await button(page, 'More').click()
    await expect(page.locator('#count')).toHaveText('1')
    await page.getByLabel('Text').fill('typed')
    await mark(page.getByLabel('Text'))
    await button(page, 'Crash').click()
    await expect(page.locator('#count')).toHaveText('0')
    await joined(page)
    await button(page, 'More').click()
    await expect(page.locator('#count')).toHaveText('1')
    await expect(page.getByLabel('Text')).toHaveValue('typed')
    await expectSame(page.getByLabel('Text'))
    expect(await lab.record()).toEqual(['mount', 'terminate crashed', 'mount'])
  })

  test('[LIFE-14] a `mount` that throws is answered with an error page that tells nothing', async ({
    request,
    lab,
  }) => {
    const answer = await request.get(lab.address('/errors?mount'))
    expect(answer.status()).toBe(500)
    expect(await answer.text()).not.toContain('in mount')
    expect(await lab.record()).toEqual([])
  })

  test('[LIFE-14] a `terminate` that throws runs once all the same', async ({ page, lab }) => {
    await lab.open('/errors')
    await page.goto('about:blank')
    await expect.poll(lab.record).toEqual(['mount', 'terminate left'])
  })
})

test('[LIFE-14] an error boundary keeps the error of one part there, and the next state mends it', async ({
  page,
  lab,
}) => {
  await lab.open('/errors')
  await mark(page.getByLabel('Text'))
  await expect(page.locator('.thin')).toHaveText('Thickness 1')
  await button(page, 'Thicken').click()
  // Before the answer, a second click would not count.
  await expect(page.locator('.thin')).toHaveText('Thickness 2')
  await button(page, 'Thicken').click()
  await expect(page.locator('.fallback')).toHaveText('Too thick')
  await button(page, 'More').click()
  await expect(page.locator('#count')).toHaveText('1')
  await expect(page.locator('.fallback')).toBeVisible()
  await button(page, 'Thin').click()
  await expect(page.locator('.thin')).toHaveText('Thickness 1')
  await expectSame(page.getByLabel('Text'))
})

test('[LIFE-14] `renderError` takes the place of a `render` that throws, until the state is mended', async ({
  page,
  lab,
}) => {
  await lab.open('/errors')
  await button(page, 'More').click()
  await button(page, 'Break').click()
  await expectHeading(page, 'Broken')
  await button(page, 'Mend').click()
  await expectHeading(page, 'Errors')
  await expect(page.locator('#count')).toHaveText('1')
  await button(page, 'More').click()
  await expect(page.locator('#count')).toHaveText('2')
})

async function expectHeading(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
}
