import { expect, type Page } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'
import { joined } from '../../page.ts'

test('[LIFE-03] `handleParams` runs after `mount`, with the parts of the address', async ({
  lab,
  request,
}) => {
  const html = await (await request.get(lab.address('/params/first?page=7'))).text()
  expect(html).toContain('<p id="shown">first 7</p>')
  expect(html).toContain('<title>Tab first</title>')
  expect(await lab.record()).toEqual(['mount first', 'params first 7'])
})

test('[LIFE-03] patches of the address run it again, in the same instance and page', async ({
  page,
  lab,
}) => {
  await lab.open('/params/first')
  const input = page.getByLabel('Text')
  await input.fill('typed')
  await mark(input)
  await button(page, 'Second').click()
  await expectShown(page, 'second', '2')
  await button(page, 'Third').click()
  await expectShown(page, 'third', '3')
  await page.goBack()
  await expectShown(page, 'second', '2')
  await page.goBack()
  await expectShown(page, 'first', '1')
  await page.goForward()
  await expectShown(page, 'second', '2')
  await expect(input).toHaveValue('typed')
  await expectSame(input)
  expect(await lab.record()).toEqual([
    'mount first',
    'params first 1',
    'params second 2',
    'params third 3',
    'params second 2',
    'params first 1',
    'params second 2',
  ])
})

test('[LIFE-03] a patch may take the place of the step before it', async ({ page, lab }) => {
  await lab.open('/params/first')
  await button(page, 'Second').click()
  await expectShown(page, 'second', '2')
  await button(page, 'Replace').click()
  await expectShown(page, 'replaced', '1')
  await page.goBack()
  await expectShown(page, 'first', '1')
})

test('[LIFE-03] a page that is loaded anew gets the address that it was patched to', async ({
  page,
  lab,
}) => {
  await lab.open('/params/first')
  await button(page, 'Third').click()
  await expectShown(page, 'third', '3')
  await page.reload()
  await joined(page)
  await expectShown(page, 'third', '3')
  await expect(page.locator('#visits')).toHaveText('1')
})

test.describe('an address of another site', () => {
  test.use({ expectedErrors: /handler-failed/ })

  test('[LIFE-03] [NAV-05] is refused', async ({ page, lab }) => {
    await lab.open('/params/first')
    await button(page, 'Astray').click()
    await button(page, 'Second').click()
    await expectShown(page, 'second', '2')
    expect(new URL(page.url()).hostname).toBe('localhost')
  })
})

async function expectShown(page: Page, tab: string, number: string): Promise<void> {
  await expect(page.locator('#shown')).toHaveText(`${tab} ${number}`)
  await expect(page).toHaveTitle(`Tab ${tab}`)
  await expect(page).toHaveURL(new RegExp(`/params/${tab}\\?`))
}
