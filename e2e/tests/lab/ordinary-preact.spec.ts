import { expect, type Page } from '@playwright/test'
import { test, ticks } from '../../lab.ts'
import { changeEverything, expectEverythingKept } from '../../ordinary-preact.ts'

test.beforeEach(({ lab }) => lab.open('/ordinary-preact'))

test('[COMP-09] state, elements, focus and scrolling of components outlive twenty patches', async ({
  page,
}) => {
  await changeEverything(page)
  await ticks(page, 20)
  await expectEverythingKept(page)
})

test('[COMP-09] state, elements, focus and scrolling of components move with their place in a list', async ({
  page,
}) => {
  await changeEverything(page)
  await order(page, 'Reverse', ['Fir', 'Elm', 'Cedar', 'Birch', 'Ash'])
  await order(page, 'Rotate', ['Elm', 'Cedar', 'Birch', 'Ash', 'Fir'])
  await order(page, 'Insert', ['Elm', 'New 1', 'Cedar', 'Birch', 'Ash', 'Fir'])
  await order(page, 'Remove', ['Elm', 'New 1', 'Birch', 'Ash', 'Fir'])
  await order(page, 'Reverse', ['Fir', 'Ash', 'Birch', 'New 1', 'Elm'])
  await ticks(page, 20)
  await expectEverythingKept(page)
  const added = page.getByRole('listitem', { name: 'New 1', exact: true })
  await expect(added.getByRole('button', { name: 'Clicks: 0' })).toBeVisible()
})

test('[COMP-09] effects run once, or once for each change, and are cleaned up when the component goes', async ({
  page,
}) => {
  await ticks(page, 20)
  await order(page, 'Reverse', ['Fir', 'Elm', 'Cedar', 'Birch', 'Ash'])
  await order(page, 'Insert', ['Fir', 'New 1', 'Elm', 'Cedar', 'Birch', 'Ash'])
  await order(page, 'Remove', ['Fir', 'New 1', 'Elm', 'Birch', 'Ash'])
  for (const name of ['Fir', 'New 1', 'Elm', 'Birch', 'Ash']) {
    await expect.poll(() => effects(page, `${name} once`)).toEqual({ runs: 1, cleanups: 0 })
    await expect.poll(() => effects(page, `${name} class`)).toEqual({ runs: 1, cleanups: 0 })
  }
  await expect.poll(() => effects(page, 'Cedar once')).toEqual({ runs: 1, cleanups: 1 })
  await expect.poll(() => effects(page, 'Cedar class')).toEqual({ runs: 1, cleanups: 1 })

  // Effects run after what they follow was painted.
  await expect.poll(async () => (await effects(page, 'Ash each tick')).runs).toBeGreaterThan(20)
  const { runs, cleanups } = await effects(page, 'Ash each tick')
  expect(cleanups).toBe(runs - 1)
  const gone = await effects(page, 'Cedar each tick')
  expect(gone.cleanups).toBe(gone.runs)
})

test('[COMP-09] signals are rendered by the server, and drive text and components in the browser', async ({
  page,
  request,
}) => {
  const html = await (await request.get('/ordinary-preact')).text()
  expect(html).toContain('<b id="pieces">1</b> pieces, total <b id="total">6</b>')
  expect(html).toContain('A piece costs 3')

  const basket = page.getByRole('region', { name: 'Signals' })
  const text = await page.locator('#pieces').evaluateHandle((element) => element.firstChild)
  await basket.getByRole('button', { name: 'One more' }).click()
  await expect(page.locator('#total')).toHaveText('12')
  await basket.getByRole('button', { name: 'Dearer' }).click()
  await expect(page.locator('#total')).toHaveText('16')
  await expect(page.locator('#price')).toHaveText('A piece costs 4')
  await ticks(page, 20)
  await expect(page.locator('#pieces')).toHaveText('2')
  // The signal writes into the text that the server sent.
  expect(await text.evaluate((node) => node?.isConnected && node.textContent)).toBe('2')
})

test('[COMP-09] a signal that stands in the JSX changes its text without rendering its component', async ({
  page,
}) => {
  const basket = page.getByRole('region', { name: 'Signals' })
  await ticks(page, 2)
  const clicked = await basket.evaluate((element) => {
    const renders = () =>
      Number(document.querySelector('#basket-renders')?.getAttribute('data-renders'))
    const before = renders()
    const [more] = element.querySelectorAll('button')
    for (let click = 0; click < 50; click += 1) more?.click()
    return { before, after: renders() }
  })
  expect(clicked.after).toBe(clicked.before)
  await expect(page.locator('#pieces')).toHaveText('51')
})

/** Sends an event without moving the focus, as a message of another page would come. */
async function order(page: Page, button: string, names: string[]): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).dispatchEvent('click')
  const cards = page.locator('#cards > li')
  await expect
    .poll(() => cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label'))))
    .toEqual(names)
}

function effects(page: Page, name: string): Promise<{ runs: number; cleanups: number }> {
  return page.evaluate(
    (effect) =>
      (window as unknown as { effects: Record<string, { runs: number; cleanups: number }> })
        .effects[effect] ?? { runs: 0, cleanups: 0 },
    name,
  )
}
