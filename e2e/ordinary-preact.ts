import { expect, type Page } from '@playwright/test'

/** Changes all that the lab's ordinary components keep to themselves, and marks their elements. */
export async function changeEverything(page: Page): Promise<void> {
  const card = page.getByRole('listitem', { name: 'Birch' })
  await card.getByRole('button', { name: 'Clicks' }).click({ clickCount: 3 })
  await card.getByRole('button', { name: 'Step' }).click()
  await card.getByRole('button', { name: 'Toggle' }).click()
  await card.getByText('Details').click()
  await card.locator('.scroll').evaluate((element) => (element.scrollTop = 120))
  await card.getByLabel('Held').fill('held')

  await page.getByRole('radio', { name: 'blue' }).check()
  const basket = page.getByRole('region', { name: 'Signals' })
  await basket.getByRole('button', { name: 'One more' }).click()

  await page.getByRole('button', { name: 'Menu' }).click()
  const menu = page.getByRole('dialog', { name: 'Menu' })
  await menu.getByRole('button', { name: 'Entries' }).click()
  await menu.getByLabel('Search').fill('found')

  const calendar = page.getByRole('region', { name: 'Calendar' })
  await calendar.getByRole('button', { name: 'Next' }).click()
  await calendar.getByRole('button', { name: 'April 21' }).click()
  await calendar.getByRole('button', { name: 'Next' }).click()

  const plot = page.locator('.u-over')
  await plot.scrollIntoViewIfNeeded()
  const box = await plot.boundingBox()
  if (box === null) throw new Error('The chart is not drawn')
  await page.mouse.move(box.x + box.width * 0.25, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('region', { name: 'Chart' })).toContainText(/Shown: 2\d to 7\d/)

  await page.getByRole('region', { name: 'Animated' }).getByRole('button', { name: 'Elm' }).click()

  // Last: this is where the focus stays, with a selection.
  const loose = card.getByLabel('Loose')
  await loose.fill('typed text')
  await loose.evaluate((input: HTMLInputElement) => {
    input.setSelectionRange(2, 5)
    for (const element of document.querySelectorAll('[data-kept]')) {
      Object.assign(element, { mark: element.getAttribute('data-kept') })
      for (const inner of element.querySelectorAll('*')) Object.assign(inner, { mark: 'inner' })
    }
  })
}

/** Expects what {@link changeEverything} left, in the same elements, with the focus where it was. */
export async function expectEverythingKept(page: Page): Promise<void> {
  const card = page.getByRole('listitem', { name: 'Birch' })
  const loose = card.getByLabel('Loose')
  await expect(loose).toBeFocused()
  await expect(loose).toHaveValue('typed text')
  expect(
    await loose.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
  ).toEqual([2, 5])
  await expect(card.getByLabel('Held')).toHaveValue('held')
  await expect(card.getByRole('button', { name: 'Clicks: 3' })).toBeVisible()
  await expect(card.getByRole('button', { name: 'Step: 11' })).toBeVisible()
  await expect(card.getByRole('button', { name: 'Toggle' })).toHaveAttribute('aria-pressed', 'true')
  await expect(card.locator('details')).toHaveAttribute('open', '')
  await expect(card.locator('details b')).toHaveText('blue')
  expect(await card.locator('.scroll').evaluate((element) => element.scrollTop)).toBe(120)

  await expect(page.locator('#pieces')).toHaveText('2')
  const menu = page.getByRole('dialog', { name: 'Menu' })
  await expect(menu).toContainText('colour blue')
  await expect(menu.getByRole('button', { name: 'Entries: 2' })).toBeVisible()
  await expect(menu.getByLabel('Search')).toHaveValue('found')

  const calendar = page.getByRole('region', { name: 'Calendar' })
  await expect(calendar).toContainText('Chosen: 2026-04-21')
  await expect(calendar.getByText('May 2026').first()).toBeAttached()
  await expect(page.getByRole('region', { name: 'Chart' })).toContainText(/Shown: 2\d to 7\d/)
  await expect(page.locator('.uplot canvas')).toHaveCount(1)
  await expect(page.getByRole('region', { name: 'Animated' })).toContainText('Chosen: Elm')

  // Cards that came later have no marks, those that went are not looked at.
  const strangers = await page.locator('[data-kept]').evaluateAll((all) =>
    all
      .filter((element) => !element.getAttribute('data-kept')?.includes('New'))
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .filter((element) => !('mark' in element) && element.closest('[data-kept*=New]') === null)
      .map((element) => element.outerHTML),
  )
  expect(strangers).toEqual([])
}
