import { expect, type Page } from '@playwright/test'
import { button, test, type Lab } from '../../lab.ts'
import { joined } from '../../page.ts'

/** Opens the page while its scripts do not come; returns what lets them. */
async function openWithoutCode(page: Page, lab: Lab): Promise<() => Promise<void>> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/assets/**.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(lab.address('/early'), { waitUntil: 'commit' })
  await expect(page.getByRole('heading')).toBeVisible()
  return async () => {
    release()
    await joined(page)
  }
}

test('[EVT-11] clicks and keys before the page’s code has come are done once, in their order', async ({
  page,
  lab,
}) => {
  const comes = await openWithoutCode(page, lab)
  await button(page, 'More').click()
  await page.locator('#last').focus()
  await page.keyboard.press('ArrowDown')
  await button(page, 'More').click()
  await comes()
  await expect(page.locator('#last')).toHaveText('ArrowDown')
  await expect.poll(() => lab.record()).toContain('key ArrowDown')
  // The second click found the first one waiting, as it does later.
  expect(await lab.record()).toEqual(['inc', 'key ArrowDown'])
  await button(page, 'More').click()
  await expect(page.locator('#count')).toHaveText('2')
})

test('[EVT-11] a form that was sent early is sent once, with what was typed', async ({
  page,
  lab,
}) => {
  const comes = await openWithoutCode(page, lab)
  await page.getByLabel('Text').fill('hello')
  await page.keyboard.press('Enter')
  await page.getByLabel('Text').pressSequentially(' there')
  await comes()
  await expect(page.locator('#said')).toHaveText('hello there')
  expect(await lab.record()).toEqual(['say hello there'])
  expect(new URL(page.url()).pathname).toBe('/early')
  await expect(page.getByLabel('Text')).toHaveValue('hello there')
})

test('[EVT-11] what browsers do by themselves is done at once, and not again', async ({
  page,
  lab,
}) => {
  const comes = await openWithoutCode(page, lab)
  await page.getByLabel('Agree').check()
  await page.getByText('More about it').click()
  await expect(page.locator('#details')).toBeVisible()
  await comes()
  await expect(page.getByLabel('Agree')).toBeChecked()
  await expect(page.locator('#details')).toBeVisible()
  await button(page, 'More').click()
  await expect(page.locator('#count')).toHaveText('1')
})

test('[EVT-11] a nested view gets its early clicks when its own code is there', async ({
  page,
  lab,
}) => {
  const comes = await openWithoutCode(page, lab)
  await button(page, 'Guest').click()
  await comes()
  await expect(page.locator('#guest-count')).toHaveText('1')
  expect(await lab.record()).toEqual(['guest inc'])
  await button(page, 'Guest').click()
  await expect(page.locator('#guest-count')).toHaveText('2')
})

test.describe('', () => {
  test.use({ expectedErrors: /Failed to load|net::|code-missing/ })

  test('[EVT-11] when the code cannot come, the page is a plain one', async ({ page, lab }) => {
    await page.route('**/assets/**.js', (route) => route.abort())
    await page.goto(lab.address('/early'))
    // It was loaded anew, once.
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByLabel('Text').fill('hello')
    await button(page, 'Say').click()
    await expect(page).toHaveURL(/text=hello/)
  })
})
