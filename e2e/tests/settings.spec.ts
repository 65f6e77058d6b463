import { expect, test, type Locator, type Page } from '@playwright/test'
import { openPage, setLatency } from '../latency.ts'
import { changesOf, watchTroubles } from '../page.ts'

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true })
const note = (page: Page, label: string): Locator =>
  page.locator('.field-box', { has: field(page, label) }).locator('.field-note')
const save = (page: Page): Locator => page.getByRole('button', { name: /^Sav(e|ing…)$/ })
const flash = (page: Page): Locator => page.locator('[data-live-flash]')

/** The settings are shared by all visitors: each case gives them a name of its own. */
const newName = (): string => `Orbit ${Date.now() % 1_000_000}`

test('[EVT-06] errors come after a field was used, and a submit goes to the first one', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  await openPage(page, '/settings')
  await field(page, 'E-mail').fill('nobody')
  await expect(note(page, 'E-mail')).toHaveText(/An address such as/)
  await expect(field(page, 'E-mail')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'E-mail')).toHaveAccessibleDescription(/An address such as/)
  await expect(field(page, 'City')).not.toHaveAttribute('aria-invalid')

  await field(page, 'Name').fill('')
  await field(page, 'Once more').fill('not empty')
  await field(page, 'Sample every').fill('90')
  await save(page).click()
  await expect(field(page, 'Name')).toBeFocused()
  await expect(note(page, 'Name')).toHaveText(/Needed/)
  await expect(note(page, 'Once more')).toHaveText(/Not the same/)
  await expect(note(page, 'Sample every')).toHaveText(/At most 60 s/)

  await field(page, 'Name').fill(newName())
  await expect(note(page, 'Name')).not.toHaveText(/Needed/)
  expect(troubles.errors).toEqual([])
  expect(await troubles.violations()).toEqual([])
})

test('[EVT-07] an address that is taken is refused by the handler, at its field', async ({
  page,
}) => {
  await openPage(page, '/settings')
  await field(page, 'E-mail').fill('admin@example.org')
  await expect(field(page, 'E-mail')).not.toHaveAttribute('aria-invalid')
  await save(page).click()
  await expect(note(page, 'E-mail')).toHaveText(/This address is taken/)
  await expect(field(page, 'E-mail')).toBeFocused()
  await expect(flash(page)).toHaveCount(0)
})

test('[EVT-08] a save at 400 ms says so, sends once, and tells when it is done', async ({
  page,
}) => {
  await openPage(page, '/settings')
  await setLatency(page, 400)
  const name = newName()
  await field(page, 'Name').fill('')
  await field(page, 'Name').pressSequentially(name, { delay: 30 })
  await expect(field(page, 'Name')).toHaveValue(name)
  await field(page, 'New password').fill('correct horse')
  await field(page, 'Once more').fill('correct horse')
  const texts = await changesOf(save(page))
  const locks = await changesOf(save(page), 'disabled')
  await save(page).click()
  await expect(flash(page)).toContainText('Settings saved')
  await expect(save(page)).toHaveText('Save')
  await expect(save(page)).toBeEnabled()
  await expect.poll(texts).toEqual(['Save', 'Saving…', 'Save'])
  await expect.poll(locks).toEqual([null, '', null])
  await expect(page.getByText('No changes')).toBeVisible()
  // Neither password comes back.
  await expect(field(page, 'New password')).toHaveValue('')
  await expect(field(page, 'Once more')).toHaveValue('')
  await page.reload()
  await expect(field(page, 'Name')).toHaveValue(name)
})

test('[EVT-07] webhooks are added, moved and removed, with what was typed in them', async ({
  page,
}) => {
  await openPage(page, '/settings')
  const first = await field(page, 'Address 1').inputValue()
  const rows = page.locator('.webhooks > li')
  const before = await rows.count()
  await page.getByRole('button', { name: 'Add an address' }).click()
  const count = before + 1
  await expect(rows).toHaveCount(count)
  await expect(field(page, `Address ${count}`)).toBeFocused()
  await field(page, `Address ${count}`).fill('https://example.org/new')
  for (let at = count; at > 1; at -= 1) {
    await page.getByRole('button', { name: `Move address ${at} up` }).click()
    await expect(field(page, `Address ${at - 1}`)).toHaveValue('https://example.org/new')
  }
  await expect(field(page, 'Address 2')).toHaveValue(first)
  await page.getByRole('button', { name: 'Remove address 1' }).click()
  await expect(rows).toHaveCount(before)
  await expect(field(page, 'Address 1')).toHaveValue(first)
  await expect(page.getByRole('button', { name: 'Add an address' })).toBeFocused()
})

test('[EVT-05] what others save arrives where this visitor has not typed', async ({ browser }) => {
  const contexts = [await browser.newContext(), await browser.newContext()] as const
  const one = await contexts[0].newPage()
  const other = await contexts[1].newPage()
  await openPage(one, '/settings')
  await openPage(other, '/settings')
  const name = newName()
  const mine = `${name} mine`

  await field(one, 'About').focus()
  await field(one, 'Name').fill(mine)
  await expect(one.getByText('Changes, not saved')).toBeVisible()
  await field(one, 'Street').focus()
  await field(other, 'Name').fill(name)
  await field(other, 'Street').fill(`${name} street`)
  await field(other, 'City').fill(`${name} city`)
  await save(other).click()
  await expect(flash(other)).toContainText('Settings saved')

  // Not touched: taken over. In use: when it is left. Changed: kept, with what others have.
  await expect(field(one, 'City')).toHaveValue(`${name} city`)
  await expect(field(one, 'Name')).toHaveValue(mine)
  await expect(note(one, 'Name')).toContainText(`Others have saved “${name}”; yours is kept`)
  await expect(field(one, 'Street')).toBeFocused()
  await expect(field(one, 'Street')).not.toHaveValue(`${name} street`)
  await field(one, 'Postcode').focus()
  await expect(field(one, 'Street')).toHaveValue(`${name} street`)

  await note(one, 'Name').getByRole('button', { name: 'Take theirs' }).click()
  await expect(field(one, 'Name')).toHaveValue(name)
  await field(one, 'Name').fill(mine)
  await save(one).click()
  await expect(field(other, 'Name')).toHaveValue(mine)
  await Promise.all(contexts.map((context) => context.close()))
})

test('[EVT-10] a picture is sent with the form, and shown', async ({ page }) => {
  await openPage(page, '/settings')
  const name = newName()
  await field(page, 'Name').fill(name)
  await field(page, 'Picture').setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await save(page).click()
  await expect(flash(page)).toContainText('Settings saved')
  await expect(field(page, 'Name')).toHaveValue(name)
  const picture = page.locator('.logo img')
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('[EVT-11] the form validates, adds rows and saves', async ({ page }) => {
    await page.goto('/settings')
    const name = newName()
    await field(page, 'Name').fill('')
    await field(page, 'City').fill('Ulm')
    await save(page).click()
    await expect(note(page, 'Name')).toHaveText(/Needed/)
    await expect(field(page, 'City')).toHaveValue('Ulm')
    await expect(flash(page)).toHaveCount(0)

    const count = await page.locator('.webhooks > li').count()
    await field(page, 'Name').fill(name)
    await page.getByRole('button', { name: 'Add an address' }).click()
    await expect(page.locator('.webhooks > li')).toHaveCount(count + 1)
    await expect(field(page, 'Name')).toHaveValue(name)
    await page.getByRole('button', { name: `Remove address ${count + 1}` }).click()
    await expect(page.locator('.webhooks > li')).toHaveCount(count)

    await field(page, 'Little memory left').setChecked(true)
    await field(page, 'weekly').check()
    await field(page, 'Region').selectOption('Asia')
    await save(page).click()
    await expect(flash(page)).toContainText('Settings saved')
    await page.goto('/settings')
    await expect(field(page, 'Name')).toHaveValue(name)
    await expect(field(page, 'weekly')).toBeChecked()
    await expect(field(page, 'Region')).toHaveValue('Asia')
    await expect(field(page, 'Little memory left')).toBeChecked()
  })
})
