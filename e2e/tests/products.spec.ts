import { expect, test, type Page } from '@playwright/test'
import { openPage } from '../latency.ts'
import { joined, watchTroubles } from '../page.ts'
import { led } from '../ways.ts'

const total = (page: Page) => page.locator('.total')
const box = (page: Page, name: string) => page.getByRole('checkbox', { name })
const names = (page: Page): Promise<string[]> => page.locator('.ware h3').allTextContents()

/**
 * Marks the document: a mark that is still there says that none was loaded since. Waits for the code
 * that leads on: until it is there, links load documents.
 */
async function markDocument(page: Page): Promise<() => Promise<unknown>> {
  await led(page)
  await page.evaluate(() => void Object.assign(window, { isMarked: true }))
  return () => page.evaluate(() => (window as { isMarked?: boolean }).isMarked)
}

test('[NAV-01] filters are in the address: history steps through them, and others see the same there', async ({
  page,
  browser,
}) => {
  const troubles = await watchTroubles(page)
  await openPage(page, '/products')
  await expect(total(page)).toHaveText('128 products')
  const isMarked = await markDocument(page)
  const search = page.getByLabel('Find products')
  // Each letter in the place of the one before: none is a step of its own.
  await search.pressSequentially('lamp')
  await expect(page).toHaveURL('/products?text=lamp')
  await expect(total(page)).toHaveText('8 of 128 products')
  await box(page, 'Moss').check()
  await expect(page).toHaveURL('/products?text=lamp&colour=moss')
  await box(page, 'Ink').check()
  await expect(page).toHaveURL('/products?text=lamp&colour=moss&colour=ink')
  await page.getByLabel('Sort by').selectOption('price-down')
  await expect(page).toHaveURL('/products?text=lamp&colour=moss&colour=ink&sort=price-down')
  await expect(total(page)).toHaveText('2 of 128 products')
  await expect(search).toHaveValue('lamp')
  expect(await names(page)).toEqual(['Lagoon desk lamp', 'Cedar desk lamp'])

  const other = await (await browser.newContext()).newPage()
  await other.goto(page.url())
  expect(await names(other)).toEqual(await names(page))
  await expect(box(other, 'Moss')).toBeChecked()
  await other.context().close()

  await page.getByRole('link', { name: 'Remove filter Moss' }).click()
  await expect(page).toHaveURL('/products?text=lamp&colour=ink&sort=price-down')
  await expect(box(page, 'Moss')).not.toBeChecked()
  for (const address of [
    '/products?text=lamp&colour=moss&colour=ink&sort=price-down',
    '/products?text=lamp&colour=moss&colour=ink',
    '/products?text=lamp&colour=moss',
  ]) {
    await page.goBack()
    await expect(page).toHaveURL(address)
  }
  await expect(total(page)).toHaveText('1 of 128 products')
  await expect(box(page, 'Ink')).not.toBeChecked()
  await page.goForward()
  await expect(total(page)).toHaveText('2 of 128 products')
  expect(await isMarked()).toBe(true)
  expect(troubles.errors).toEqual([])
  expect(await troubles.violations()).toEqual([])
})

test('[LIST-01] products that stay keep their elements, pages have links, and nothing has a way out', async ({
  page,
}) => {
  await openPage(page, '/products?category=textiles')
  const cushion = page.locator('.ware', { hasText: 'Ember cushion' })
  await cushion.evaluate((element) => void element.setAttribute('data-mark', ''))
  await box(page, 'In stock only').check()
  await page.getByLabel('Sort by').selectOption('price')
  await expect(page).toHaveURL('/products?category=textiles&stock=1&sort=price')
  await expect(cushion).toHaveAttribute('data-mark')

  await page.getByRole('link', { name: 'Clear all filters' }).click()
  await expect(page).toHaveURL('/products?sort=price')
  await page.getByRole('link', { name: 'Page 2' }).click()
  await expect(page).toHaveURL('/products?sort=price&page=2')
  await expect(page.getByRole('link', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page')

  // Another filter begins at its first page.
  await page.getByLabel('Find products').fill('purple elephant')
  await expect(page.getByRole('heading', { name: 'No product is like that' })).toBeVisible()
  await page.getByRole('link', { name: 'Without “purple elephant”' }).click()
  await expect(page).toHaveURL('/products?sort=price')
  await expect(page.locator('.ware')).toHaveCount(12)
})

test('[NAV-01] a product is shown without a document, in other colours too, and leads back to the results', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  await openPage(page, '/products?category=lighting&colour=plum')
  const isMarked = await markDocument(page)
  await page.getByRole('link', { name: 'Inlet desk lamp' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inlet desk lamp')
  await expect(page).toHaveTitle('Inlet desk lamp · LiveJSX')
  const drawing = page.locator('.is-large svg')
  await drawing.evaluate((element) => void element.setAttribute('data-mark', ''))
  await page.getByRole('link', { name: /^Ink:/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lagoon desk lamp')
  await expect(drawing).toHaveClass(/glaze-ink/)
  await expect(drawing).toHaveAttribute('data-mark')
  await page.getByRole('link', { name: 'Back to the results' }).click()
  await expect(page).toHaveURL('/products?category=lighting&colour=plum')
  await expect(total(page)).toHaveText('4 of 128 products')
  expect(await isMarked()).toBe(true)
  await joined(page)
  expect(troubles.errors).toEqual([])

  expect((await page.goto('/products/999'))?.status()).toBe(404)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('[NAV-01] the filters are a form, and its address is as short as with it', async ({
    page,
  }) => {
    await page.goto('/products')
    await box(page, 'Kitchen').check()
    await page.getByLabel('Find products').fill('mug')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL('/products?text=mug&category=kitchen')
    await expect(total(page)).toHaveText('8 of 128 products')
    await page.getByRole('link', { name: 'Alder mug' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alder mug')
  })
})
