import { expect, type Page } from '@playwright/test'
import { button, test } from '../../lab.ts'
import { joined } from '../../page.ts'

async function expectPage(page: Page, name: string, messages: string[]): Promise<void> {
  await expect(page.getByRole('heading')).toHaveText(name)
  await joined(page)
  await expect(page.locator('[data-live-flash] > span')).toHaveText(messages)
}

test('[EVT-16] a message of the handler that redirects is shown on the next page, once', async ({
  page,
  lab,
}) => {
  await lab.open('/flash/first')
  await button(page, 'Save').click()
  await expectPage(page, 'saved', ['Saved, with "ä" & <b>'])
  await page.reload()
  await expectPage(page, 'saved', [])
})

test('[EVT-16] messages of before stay behind', async ({ page, lab }) => {
  await lab.open('/flash/first')
  await button(page, 'Stay').click()
  await expectPage(page, 'first', ['Only here'])
  await button(page, 'Go').click()
  await expectPage(page, 'saved', [])
})

test('[EVT-16] a mount hook and `handleParams` give messages to the page that they send to', async ({
  page,
  lab,
}) => {
  await page.goto(lab.address('/flash/locked'))
  await expectPage(page, 'sign-in', ['Sign in to see that'])
  await page.goto(lab.address('/flash/moved'))
  await expectPage(page, 'new', ['The page has moved'])
  await button(page, 'Locked').click()
  await expectPage(page, 'sign-in', ['Sign in to see that'])
})

test('[EVT-16] a message that was altered, or belongs to another visitor, is not shown', async ({
  page,
  lab,
  browser,
}) => {
  const sent = await page.request.get(lab.address('/flash/locked'), { maxRedirects: 0 })
  const cookie = /livejsx-flash=([^;]+)/.exec(sent.headers()['set-cookie'] ?? '')?.[1] ?? ''
  expect(cookie).not.toBe('')
  const url = new URL(sent.url()).origin
  const open = async (value: string, context = page.context()): Promise<string[]> => {
    const other = await context.newPage()
    await context.addCookies([{ name: 'livejsx-flash', value, url }])
    await other.goto(
      `${url}${new URL(lab.address('/flash/first'), url).search}`.replace('?', '/flash/first?'),
    )
    const texts = await other.locator('[data-live-flash] > span').allTextContents()
    await other.close()
    return texts
  }
  expect(await open(cookie)).toEqual(['Sign in to see that'])
  expect(await open(`x${cookie}`)).toEqual([])
  const stranger = await browser.newContext()
  expect(await open(cookie, stranger)).toEqual([])
  await stranger.close()
})

test.describe('', () => {
  test.use({ expectedErrors: /handler-failed/ })

  test('[EVT-16] a handler that throws redirects nowhere, and leaves no message', async ({
    page,
    lab,
  }) => {
    await lab.open('/flash/first')
    for (const name of ['Fail', 'Slashes', 'Elsewhere', 'Script']) {
      await button(page, name).click()
      await expect(button(page, name)).not.toHaveAttribute('data-live-pending')
      await expectPage(page, 'first', [])
    }
  })
})
