import { expect, type Locator, type Page } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'

test.use({ expectedErrors: /handler-failed|view-failed|not-joined/ })

test('[COMP-08] a sticky view has an instance beside that of the page, and keeps it when the address changes', async ({
  page,
  lab,
}) => {
  await lab.open('/sticky/first')
  const player = await playing(page)
  await button(page, 'Count: 0').click()
  await button(page, 'Next').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Song second')
  await expectPlaying(player)
  expect((await lab.record()).toSorted()).toEqual(['mount page', 'mount player'])
})

test('[COMP-08] a sticky view does not notice that the page crashed and was mounted anew', async ({
  page,
  lab,
}) => {
  await lab.open('/sticky/first')
  const player = await playing(page)
  await button(page, 'Count: 0').click()
  await expect(button(page, 'Count: 1')).toBeVisible()
  await button(page, 'Crash').click()
  await expect(button(page, 'Count: 0')).toBeVisible()
  await expectPlaying(player)
  expect((await lab.record()).toSorted()).toEqual(['mount page', 'mount page', 'mount player'])
})

test('[COMP-08] the HTML of the server holds a sticky view', async ({ lab, request }) => {
  const html = await (await request.get(lab.address('/sticky/first'))).text()
  expect(html).toContain('Played: ')
  expect(html).toContain('Song first')
})

async function playing(page: Page): Promise<Locator> {
  const player = page.getByRole('complementary', { name: 'Player' })
  await button(player, 'Played: 0').click()
  await expect(button(player, 'Played: 1')).toBeVisible()
  await player.getByLabel('Volume').fill('11')
  await mark(player)
  return player
}

async function expectPlaying(player: Locator): Promise<void> {
  await expect(player.getByLabel('Volume')).toHaveValue('11')
  await expectSame(player)
  await button(player, 'Played: 1').click()
  await expect(button(player, 'Played: 2')).toBeVisible()
}
