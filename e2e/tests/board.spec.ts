import { expect, test, type Locator, type Page } from '@playwright/test'
import { openPage, setLatency } from '../latency.ts'
import { watchTroubles } from '../page.ts'

/** At 2 s each way an answer takes longer than this. */
const beforeAnswers = { timeout: 3_500 }

/** The board is shared by all visitors: each case brings cards of its own. */
let number = 0
const newTitle = (): string => `Card ${process.pid}-${(number += 1)}`

const lane = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const card = (scope: Page | Locator, title: string): Locator =>
  scope.locator('[data-card]', { hasText: title })
const face = (scope: Page | Locator, title: string): Locator =>
  card(scope, title).locator('[data-part="face"]')

async function add(page: Page, to: string, title: string): Promise<void> {
  await page.getByLabel(`New card in ${to}`).fill(title)
  await page.getByLabel(`New card in ${to}`).press('Enter')
  await expect(card(lane(page, to), title)).toBeVisible()
}

async function remove(page: Page, title: string): Promise<void> {
  if ((await card(page, title).getByRole('group').count()) === 0) await face(page, title).click()
  await page.getByRole('button', { name: `Remove “${title}”` }).click()
  await expect(card(page, title)).toHaveCount(0)
}

test('[EVT-12] a card moves at once at 2 s of latency, by keys, with the focus and a word for it', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  await openPage(page, '/board')
  const title = newTitle()
  await add(page, 'Done', title)
  await setLatency(page, 2000)
  const lanes = await watchLanes(page, title)
  await face(page, title).focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(card(lane(page, 'In progress'), title)).toBeVisible(beforeAnswers)
  await expect(face(page, title)).toBeFocused()
  await expect(page.getByRole('status').getByText(`“${title}” moved to In progress`)).toBeAttached()
  // Nor does it go back, however shortly, when the answers come: this one comes after them.
  await setLatency(page, 0)
  await remove(page, title)
  expect(await lanes()).toEqual(['done', 'review', 'doing', undefined])
  expect(troubles.errors).toEqual([])
  expect(await troubles.violations()).toEqual([])
})

test('[EVT-12] a locked card moves, and returns alone when the server refuses it', async ({
  page,
}) => {
  await openPage(page, '/board')
  const title = newTitle()
  await add(page, 'Backlog', title)
  await setLatency(page, 2000)
  const lanes = await watchLanes(page, 'Cold start')
  await face(page, 'Cold start').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await face(page, title).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(lanes).toContain('doing')
  const others = async (): Promise<string[]> => {
    const texts = await lane(page, 'Backlog').locator('[data-card]').allTextContents()
    return texts.filter((text) => !text.startsWith('Cold start'))
  }
  const order = await others()
  await expect(page.getByRole('alert').getByText('Joel has locked it')).toBeVisible()
  await expect(card(lane(page, 'Backlog'), 'Cold start')).toBeVisible()
  expect(await lanes()).toEqual(['backlog', 'doing', 'backlog'])
  expect(await others()).toEqual(order)
  await setLatency(page, 0)
  await remove(page, title)
})

test('[RT-01] a card that is dragged in one window is moved in the other', async ({ browser }) => {
  const contexts = [await browser.newContext(), await browser.newContext()] as const
  const one = await contexts[0].newPage()
  const other = await contexts[1].newPage()
  await openPage(one, '/board')
  await openPage(other, '/board')
  const title = newTitle()
  await add(one, 'Done', title)
  await expect(card(lane(other, 'Done'), title)).toBeVisible()

  await drag(one, face(one, title), face(one, 'Two nodes'))
  await expect(card(lane(one, 'In progress'), title)).toBeVisible()
  await expect(card(lane(other, 'In progress'), title)).toBeVisible()
  const titles = await lane(other, 'In progress').locator('.ticket-title').allTextContents()
  expect(titles.indexOf(title)).toBe(titles.indexOf('Two nodes behind one address') - 1)

  await remove(other, title)
  await expect(card(one, title)).toHaveCount(0)
  await Promise.all(contexts.map((context) => context.close()))
})

test('a drag is taken back by Escape, and leaves the menu of the card closed', async ({ page }) => {
  await openPage(page, '/board')
  const before = await page.locator('.ticket-title').allTextContents()
  const from = await centre(face(page, 'Undo for removed'))
  const to = await centre(face(page, 'Quiet hours'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await expect(card(lane(page, 'Backlog'), 'Undo for removed')).toHaveClass(/is-dragged/)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('.is-ghost')).toHaveCount(0)
  await expect(page.locator('.ticket-title')).toHaveText(before)
  await expect(page.locator('.ticket-moves')).toHaveCount(0)
})

test('[EVT-06] a new card is shown and its field is empty before the server has answered', async ({
  page,
}) => {
  await openPage(page, '/board')
  await setLatency(page, 2000)
  const [first, second] = [newTitle(), newTitle()]
  const field = page.getByLabel('New card in Backlog')
  await field.fill(first)
  await field.press('Enter')
  await expect(field).toHaveValue('', beforeAnswers)
  await field.pressSequentially(second)
  await field.press('Enter')
  await expect(card(lane(page, 'Backlog'), first)).toBeVisible()
  await expect(card(lane(page, 'Backlog'), second)).toBeVisible(beforeAnswers)
  await setLatency(page, 0)
  await remove(page, first)
  await remove(page, second)
})

test('a card is moved by the buttons that a press on it opens, and comes back by Undo', async ({
  page,
}) => {
  await openPage(page, '/board')
  const title = newTitle()
  await add(page, 'Backlog', title)
  await face(page, title).click()
  const right = page.getByRole('button', { name: `Move “${title}” right` })
  await right.click()
  await expect(card(lane(page, 'In progress'), title)).toBeVisible()
  await expect(right).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(face(page, title)).toBeFocused()
  await remove(page, title)
  // The focus goes to the card in its place.
  await expect(lane(page, 'In progress').locator('[data-part="face"]:focus')).toBeAttached()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(card(lane(page, 'In progress'), title)).toBeVisible()
  await remove(page, title)
})

/** Notes each lane that a card is shown in, from now on. */
async function watchLanes(page: Page, title: string): Promise<() => Promise<unknown>> {
  await page.evaluate((text) => {
    const seen: (string | undefined)[] = []
    const look = (): void => {
      const face = [...document.querySelectorAll('.ticket')].find((each) =>
        each.textContent.includes(text),
      )
      const at = face?.closest<HTMLElement>('[data-lane]')?.dataset['lane']
      if (seen.length === 0 || seen.at(-1) !== at) seen.push(at)
    }
    look()
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    Object.assign(window, { seenLanes: seen })
  }, title)
  return () => page.evaluate(() => (window as unknown as { seenLanes?: unknown }).seenLanes)
}

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('The element has no place')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags one card to where another one is, in steps as a hand does. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = await centre(from)
  const end = await centre(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y - 8, { steps: 12 })
  await page.mouse.up()
}
