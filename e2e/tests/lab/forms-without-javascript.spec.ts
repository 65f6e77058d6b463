import { expect, type Page } from '@playwright/test'
import { button, test, type Lab } from '../../lab.ts'

// The browser says itself that a page was answered with 422.
test.use({ javaScriptEnabled: false, expectedErrors: /422/ })

test.beforeEach(async ({ page, lab }) => {
  await page.goto(lab.address('/forms'))
})

/** Does something that loads the page anew, and gives the status of the answer. */
async function statusOf(page: Page, act: () => Promise<void>): Promise<number> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await act()
  const status = (await answer).status()
  await page.waitForLoadState()
  return status
}

test('[EVT-11] shows what is wrong, and keeps what was entered but for passwords', async ({
  page,
}) => {
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Email').fill('nobody')
  await page.getByLabel('Age').fill('17')
  await page.getByLabel('Agree').check()
  await page.getByLabel('l', { exact: true }).check()
  await page.getByLabel('Colour').selectOption('green')
  await page.getByLabel('Tags').selectOption(['a', 'c'])
  await page.getByLabel('Bio').fill('\none\n"two" & <three>')
  await page.getByLabel('Password').fill('secret')
  expect(await statusOf(page, () => button(page, 'Save').click())).toBe(422)
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription('No address')
  await expect(page.getByText('Too young')).toBeVisible()
  await expect(page.getByText('City is missing')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Ada')
  await expect(page.getByLabel('Email')).toHaveValue('nobody')
  await expect(page.getByLabel('Age')).toHaveValue('17')
  await expect(page.getByLabel('Agree')).toBeChecked()
  await expect(page.getByLabel('l', { exact: true })).toBeChecked()
  await expect(page.getByLabel('Colour')).toHaveValue('green')
  await expect(page.getByLabel('Tags')).toHaveValues(['a', 'c'])
  await expect(page.getByLabel('Bio')).toHaveValue('\none\n"two" & <three>')
  await expect(page.getByLabel('Password')).toHaveValue('')
})

test('[EVT-11] adds, moves and removes rows by their buttons', async ({ page }) => {
  await page.getByLabel('Name').fill('Ada')
  expect(await statusOf(page, () => button(page, 'Add').click())).toBe(200)
  await page.getByLabel('Title 0').fill('one')
  await button(page, 'Add').click()
  await page.getByLabel('Title 1').fill('two')
  await button(page, 'Up 1').click()
  await expect(page.getByLabel('Title 0')).toHaveValue('two')
  await expect(page.getByLabel('Title 1')).toHaveValue('one')
  await button(page, 'Remove 0').click()
  await expect(page.getByLabel('Title 1')).toHaveCount(0)
  await expect(page.getByLabel('Title 0')).toHaveValue('one')
  await expect(page.getByLabel('Name')).toHaveValue('Ada')
  await expect(page.getByText('missing')).toHaveCount(0)
  // Not the button that stands first, which would remove the row.
  const status = await statusOf(page, () => page.getByLabel('Title 0').press('Enter'))
  expect(status).toBe(422)
  await expect(page.getByLabel('Title 0')).toHaveValue('one')
})

test('[EVT-11] calls the same handler, which may show something or lead elsewhere', async ({
  page,
  lab,
}) => {
  await fillValid(page)
  expect(await statusOf(page, () => button(page, 'Save').click())).toBe(200)
  await expect(page.locator('#saved')).toHaveText('Ada')
  await expect(page.getByLabel('Name')).toHaveValue('ADA')
  await page.getByLabel('Password').fill('secret')
  await button(page, 'Save and close').click()
  await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
  expect(await buttonsOf(lab)).toEqual(['by then=close'])
})

test('[EVT-11] shows what a handler has found', async ({ page }) => {
  await fillValid(page)
  await page.getByLabel('Email').fill('taken@b.co')
  expect(await statusOf(page, () => button(page, 'Save').click())).toBe(422)
  await expect(page.getByText('Is taken')).toBeVisible()
})

test('[EVT-11] sends files, and forms without a live value', async ({ page, lab }) => {
  await page.goto(lab.address('/forms/files'))
  const photo = { name: 'cat.txt', mimeType: 'text/plain', buffer: Buffer.from('miaow') }
  await page.getByLabel('Photo').setInputFiles(photo)
  expect(await statusOf(page, () => button(page, 'Post').click())).toBe(422)
  await expect(page.getByText('Title is missing')).toBeVisible()
  await page.getByLabel('Title').fill('Cat')
  await page.getByLabel('Photo').setInputFiles(photo)
  await button(page, 'Post').click()
  await expect(page.locator('#posted')).toHaveText('Cat: miaow')
  await page.goto(lab.address('/forms/chat'))
  await page.getByLabel('Search').fill('x')
  await page.getByLabel('Texts').check()
  expect(await statusOf(page, () => page.getByLabel('Search').press('Enter'))).toBe(200)
  await expect(page.locator('#found')).toHaveText('x in texts')
})

async function fillValid(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Email').fill('ada@b.co')
  await page.getByLabel('Password').fill('secret')
  await page.getByLabel('City').fill('Ulm')
}

async function buttonsOf(lab: Lab): Promise<string[]> {
  return (await lab.record()).filter((note) => note.startsWith('by '))
}
