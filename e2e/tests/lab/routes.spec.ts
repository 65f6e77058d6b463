import { expect, type Page } from '@playwright/test'
import { button, test } from '../../lab.ts'
import { joined } from '../../page.ts'

// Browsers tell of each answer that is no page.
test.use({ expectedErrors: /status of (400|404|500)|code-missing|dynamically imported/ })

test('[NAV-01] addresses are typed by schemas, and what these refuse is answered with 404 or 400', async ({
  page,
  lab,
}) => {
  const shown = page.locator('#shown')
  await lab.open('/routes/users/7?page=2&tag=a&tag=b')
  await expect(shown).toHaveText('8 3 a+b')
  await button(page, 'Next').click()
  await expect(shown).toHaveText('9 4')
  await expect(page).toHaveURL(/\/routes\/users\/8\?page=3&key=/)
  await page.goBack()
  await expect(shown).toHaveText('8 3 a+b')

  for (const [path, status, title] of [
    ['/routes/users/ana', 404, 'Not Found'],
    ['/routes/users/7?page=x', 400, 'Bad Request'],
  ] as const) {
    const response = await page.goto(lab.address(path))
    expect(response?.status()).toBe(status)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page).toHaveTitle(title)
    // It is in the app's document, with its styles.
    await expect(page.locator('#modals')).toHaveCount(1)
  }
})

test('[NAV-01] a link to a page that fails shows its status and the error page, and back leads back', async ({
  page,
  lab,
}) => {
  const heading = page.getByRole('heading', { level: 1 })
  await lab.open('/routes/users/7')
  await page.getByRole('link', { name: 'Missing' }).click()
  await expect(heading).toHaveText('Not Found')
  await expect(page.getByRole('main')).toContainText('No such thing')
  await expect(page).toHaveURL(/\/routes\/fails\/missing/)
  await page.goBack()
  await joined(page)
  await expect(heading).toHaveText('User 7')

  await page.getByRole('link', { name: 'Crash' }).click()
  await expect(heading).toHaveText('Internal Server Error')
  expect(await page.content()).not.toContain('secret')
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(heading).toHaveText('Fine')
  await joined(page)
})

test('[NAV-01] a page whose code is gone loads itself anew once, and then explains', async ({
  page,
  lab,
}) => {
  const notice = page.getByRole('alert')
  const html = page.locator('html')
  const loads = countLoads(page)
  const bringBack = await takeAway(page, 'late-hook.client')
  await lab.open('/routes/late')
  expect(loads()).toBe(1)

  // Code that is loaded later: the page is loaded anew, and is as it was at first.
  await button(page, 'Show').click()
  await expect.poll(loads).toBe(2)
  await joined(page)
  await expect(page.locator('#late')).toHaveCount(0)
  await button(page, 'Show').click()
  await expect(notice).toContainText('could not be loaded')
  // The view itself is at work.
  await expect(html).toHaveAttribute('data-live-connection', 'joined')
  expect(loads()).toBe(2)
  await bringBack()
  await button(notice, 'Load again').click()
  await expect.poll(loads).toBe(3)
  await joined(page)
  await button(page, 'Show').click()
  await expect(page.locator('#late')).toHaveAttribute('data-state', 'here')

  // The code of the view.
  const bringViewBack = await takeAway(page, 'user.live')
  await page.goto(lab.address('/routes/users/7'))
  await expect(notice).toContainText('could not be loaded')
  await expect(html).toHaveAttribute('data-live-connection', 'failed')
  await expect(page.locator('#shown')).toHaveText('8 2')
  await bringViewBack()
  await button(notice, 'Load again').click()
  await joined(page)
  await expect(notice).toHaveCount(0)
})

/** Counts the documents that a tab has loaded. */
function countLoads(page: Page): () => number {
  let count = 0
  page.on('load', () => (count += 1))
  return () => count
}

/** Answers requests for a file of the build with 404, as the next build would. */
async function takeAway(page: Page, name: string): Promise<() => Promise<void>> {
  const files = `**/assets/${name}-*`
  await page.route(files, (route) => route.fulfill({ status: 404 }))
  return () => page.unroute(files)
}
