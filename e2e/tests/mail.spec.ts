import { expect, test, type Locator, type Page } from '@playwright/test'
import { openPage, setLatency } from '../latency.ts'
import { watchTroubles } from '../page.ts'

/** At 2 s each way an answer takes longer than this. */
const beforeAnswers = { timeout: 3_500 }

const letter = (page: Page, subject: string): Locator =>
  page.getByRole('option', { name: subject, exact: false })
const subject = (page: Page): Locator => page.locator('#subject')
const inbox = (page: Page): Locator => page.getByRole('link', { name: /^Inbox/ }).first()

/** The mailbox is shared by all visitors: each case begins with the first letters. */
async function openMailbox(page: Page): Promise<void> {
  page.on('dialog', (dialog) => void dialog.accept())
  await openPage(page, '/mail')
  const start = page.getByRole('button', { name: 'Start over' })
  await start.click()
  await expect(start).not.toHaveAttribute('data-live-pending')
  await expect(page.getByRole('option')).toHaveCount(18)
  await expect(inbox(page)).toContainText('4 unread')
}

test('[NAV-02] the mailbox is read, sorted and searched by keys alone', async ({ page }) => {
  const troubles = await watchTroubles(page)
  await openMailbox(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(letter(page, 'Cold start is at 104 ms')).toBeFocused()
  await expect(page.locator('[role="option"][tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(subject(page)).toHaveText('Cold start is at 104 ms')
  await expect(page).toHaveURL('/mail/m21')
  await expect(letter(page, 'Cold start is at 104 ms')).toHaveAttribute('aria-selected', 'true')
  await expect(letter(page, 'Cold start is at 104 ms')).toBeFocused()
  await expect(inbox(page)).toContainText('3 unread')

  // The next one is opened in its place.
  await page.keyboard.press('e')
  await expect(subject(page)).toHaveText('She was on a train')
  await expect(page).toHaveURL('/mail/m20')
  await expect(letter(page, 'She was on a train')).toBeFocused()
  await expect(letter(page, 'Cold start')).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(letter(page, 'Cold start')).toBeFocused()
  await page.keyboard.press('u')
  await expect(letter(page, 'Cold start')).toHaveAccessibleName(/^Unread,/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/mail')
  await expect(subject(page)).toHaveCount(0)

  await page.keyboard.press('/')
  await page.keyboard.type('lantern')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page).toHaveURL('/mail?text=lantern')
  await page.keyboard.press('Escape')
  await expect(letter(page, 'one lantern, one candle')).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(letter(page, 'one lantern, one candle')).toBeFocused()
  await page.goBack()
  await expect(page).toHaveURL('/mail/m20')
  await expect(subject(page)).toHaveText('She was on a train')
  expect(troubles.errors).toEqual([])
  expect(await troubles.violations()).toEqual([])
})

test('[EVT-12] a letter is archived at once at 2 s of latency, and so comes back', async ({
  page,
}) => {
  await openMailbox(page)
  await setLatency(page, 2000)
  await letter(page, 'Umber shelf').focus()
  await page.keyboard.press('e')
  await expect(letter(page, 'Umber shelf')).toHaveCount(0, beforeAnswers)
  await expect(letter(page, 'On the word')).toBeFocused()
  await expect(inbox(page)).toContainText('3 unread')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(letter(page, 'Umber shelf')).toBeVisible(beforeAnswers)
  await expect(inbox(page)).toContainText('4 unread')
  // What the list knows of a letter is shown before the letter has come.
  await letter(page, 'Undo').click()
  await expect(subject(page)).toHaveText('Undo', beforeAnswers)
  await expect(page.getByText('Archive this letter and see.').last()).toBeVisible()
  await setLatency(page, 0)
  await expect(letter(page, 'Umber shelf')).toBeVisible()
})

test('[LIST-02] a letter that comes moves nothing that is read, and one that is archived leaves all windows', async ({
  browser,
}) => {
  const contexts = [await browser.newContext(), await browser.newContext()] as const
  const one = await contexts[0].newPage()
  const other = await contexts[1].newPage()
  await openMailbox(one)
  await openPage(other, '/mail')
  const seen = letter(one, 'Restart tonight')
  await seen.focus()
  const list = one.getByRole('listbox')
  await list.evaluate((element) => void (element.scrollTop = 250))
  const before = (await seen.boundingBox())?.y

  await other.getByRole('button', { name: 'Get mail' }).click()
  await expect(one.getByRole('option')).toHaveCount(19)
  await expect(one.getByRole('status').getByText(/^New letter from/)).toBeAttached()
  await expect(inbox(one)).toContainText('5 unread')
  await expect(seen).toBeFocused()
  // Browsers anchor what scrolls when they paint.
  await expect.poll(async () => (await seen.boundingBox())?.y).toBe(before)
  await one.getByRole('button', { name: '1 new' }).click()
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(0)

  await letter(other, 'Restart tonight').focus()
  await other.keyboard.press('e')
  await expect(seen).toHaveCount(0)
  await expect(one.getByRole('option')).toHaveCount(18)
  await other.keyboard.press('z')
  await expect(one.getByRole('option')).toHaveCount(19)
  await expect(one.getByRole('option').nth(9)).toContainText('Restart tonight')
  await Promise.all(contexts.map((context) => context.close()))
})

test.describe('where there is no room for both', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('[NAV-03] list and letter are two steps, and the list comes back as it was', async ({
    page,
  }) => {
    await openMailbox(page)
    const chosen = letter(page, 'Noise in the server room')
    const top = (): Promise<number> => page.evaluate(() => scrollY)
    await page.evaluate(() => scrollTo(0, 900))
    // A click scrolls to what it cannot reach; then it is there already.
    await chosen.hover()
    const before = await top()
    expect(before).toBeGreaterThan(500)
    await chosen.click()
    await expect(subject(page)).toBeFocused()
    await expect(page.getByRole('listbox')).toBeHidden()
    await expect.poll(top).toBe(0)
    // What the list knows of a letter is shown before its address is there.
    await expect(page).toHaveURL(/\/mail\/m/)
    await page.locator('.reader').getByRole('link', { name: 'Inbox' }).click()
    await expect(chosen).toBeFocused()
    await expect.poll(top).toBe(before)

    await chosen.click()
    await expect(subject(page)).toBeFocused()
    await expect(page).toHaveURL(/\/mail\/m/)
    await page.goBack()
    await expect(chosen).toBeVisible()
    await expect.poll(top).toBe(before)
  })
})
