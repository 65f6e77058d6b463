import { expect, type Locator, type Page } from '@playwright/test'
import { button, createLab, expectSame, mark, test } from '../../lab.ts'
import { joined } from '../../page.ts'

test.beforeEach(({ lab }) => lab.open('/components'))

test('[COMP-01] components have a state of their own, which moves with their element', async ({
  page,
}) => {
  const b = counter(page, 'b')
  await button(b, 'More').click()
  await expectCounts(page, ['a 0', 'b 1', 'c 0'])
  await button(b, 'More').click()
  await expectCounts(page, ['a 0', 'b 2', 'c 0'])
  await b.getByLabel('Draft').fill('kept')
  await mark(b)
  await b.getByLabel('Draft').focus()
  await button(page, 'Turn').dispatchEvent('click')
  await expectCounts(page, ['c 0', 'b 2', 'a 0'])
  await button(page, 'Drop').dispatchEvent('click')
  await expectCounts(page, ['b 2', 'a 0'])
  await expectSame(b)
  await expect(b.getByLabel('Draft')).toHaveValue('kept')
  await expect(b.getByLabel('Draft')).toBeFocused()
  await button(counter(page, 'a'), 'More').click()
  await expectCounts(page, ['b 2', 'a 1'])
})

test('[COMP-01] their state is in the HTML of the server, without JavaScript', async ({
  lab,
  request,
}) => {
  const html = await (await request.get(lab.address('/components'))).text()
  expect(html).toContain('aria-label="Counter churn"><p class="row"><output>7</output>')
})

test('[COMP-02] `update` runs when props changed, and only then', async ({ page }) => {
  const a = counter(page, 'a')
  await expect(a).toContainText('plain')
  await button(page, 'Paint').click()
  await expect(a).toContainText('plain bright')
  await button(a, 'More').click()
  await button(page, 'Turn').click()
  await expectCounts(page, ['c 0', 'b 0', 'a 1'])
  await expect(a.locator('small')).toHaveText('plain bright')
})

test('[COMP-02] `updateMany` loads for all new components at once', async ({ page, lab }) => {
  await expect(page.locator('.user')).toHaveText(['User 1', 'User 2', 'User 3', 'User 4', 'User 5'])
  await button(page, 'Enlist').click()
  await expect(page.locator('.user').nth(5)).toHaveText('User 6')
  expect(await lab.record()).toEqual(['users 1 2 3 4 5', 'users 6'])
})

test('[COMP-03] a view updates its components, and one that is not there silently not', async ({
  page,
}) => {
  await button(page, 'Miss').click()
  await button(page, 'Set').click()
  await expectCounts(page, ['a 0', 'b 50', 'c 0'])
})

test("[COMP-03] another view updates this view's component", async ({ page, browser }) => {
  const context = await browser.newContext()
  const other = await context.newPage()
  const target = await page.locator('#name').textContent()
  const { address } = createLab(other, context.request)
  await other.goto(new URL(address(`/components?target=${target}`), page.url()).href)
  await joined(other)
  await button(other, 'Reach').click()
  await expectCounts(page, ['a 0', 'b 70', 'c 0'])
  await expectCounts(other, ['a 0', 'b 0', 'c 0'])
  await context.close()
})

test('[COMP-03] a component tells the view around', async ({ page }) => {
  const b = counter(page, 'b')
  await button(b, 'More').click()
  await button(b, 'Tell').click()
  await expect(page.locator('#heard')).toHaveText('count 1')
})

test('[COMP-04] what stands in a slot belongs to the view, and slots get arguments of the component', async ({
  page,
}) => {
  const c = counter(page, 'c')
  await button(c, 'Greet').click()
  await expect(page.locator('#heard')).toHaveText('slot of c')
  await expect(c.locator('footer')).toHaveText('twice 0')
  await button(c, 'More').click()
  await expect(c.locator('footer')).toHaveText('twice 2')
  await button(page, 'Turn').click()
  await expect(c.locator('footer')).toHaveText('twice 2')
})

test('[COMP-05] data chooses components, which have nothing in common but their id', async ({
  page,
}) => {
  const widgets = page.locator('#widgets')
  await button(counter(widgets, 'one'), 'More').click()
  await expect(counter(widgets, 'one').locator('output')).toHaveText('1')
  await button(note(widgets, 'two'), 'Read').click()
  await expect(button(note(widgets, 'two'), 'Read')).toHaveAttribute('aria-pressed', 'true')
  await button(page, 'Swap').click()
  await expect(button(note(widgets, 'one'), 'Read')).toHaveAttribute('aria-pressed', 'false')
  await expect(counter(widgets, 'two').locator('output')).toHaveText('0')
  await button(counter(widgets, 'two'), 'More').click()
  await expect(counter(widgets, 'two').locator('output')).toHaveText('1')
})

test('[COMP-06] hiding and showing five times leaves a component that works, and begins anew', async ({
  page,
}) => {
  const churn = counter(page, 'churn')
  for (let round = 0; round < 5; round += 1) {
    await expect(churn.locator('output')).toHaveText('7')
    await button(churn, 'More').click()
    await expect(churn.locator('output')).toHaveText('8')
    await button(page, 'Toggle').click()
    await expect(churn).toHaveCount(0)
    await button(page, 'Toggle').click()
  }
  await expect(churn.locator('output')).toHaveText('7')
  await expectCounts(page, ['a 0', 'b 0', 'c 0'])
})

test('[COMP-06] hiding and showing faster than the server answers is safe, too', async ({
  page,
}) => {
  const toggle = button(page, 'Toggle')
  await toggle.evaluate((element: HTMLButtonElement) => {
    for (let click = 0; click < 10; click += 1) element.click()
  })
  // Until then each answer may take away the component that is clicked.
  await expect(toggle).not.toHaveAttribute('data-live-pending')
  const churn = counter(page, 'churn')
  await button(churn, 'More').click()
  await expect(churn.locator('output')).toHaveText('8')
})

test('[COMP-06] an event to a component that is gone by then is ignored, also when its id is back', async ({
  page,
}) => {
  await page.evaluate(() => {
    const click = (name: string, place: ParentNode = document): void => {
      const all = [...place.querySelectorAll('button')]
      all.find(({ textContent }) => textContent === name)?.click()
    }
    const a = document.querySelector('[aria-label="Counter a"]') as Element
    // In one go: the page still shows the component when its last event is sent.
    click('Drop')
    click('More', a)
    click('Bring')
    click('More', a)
  })
  await expectCounts(page, ['a 0', 'b 0', 'c 0'])
  await button(counter(page, 'a'), 'More').click()
  await expectCounts(page, ['a 1', 'b 0', 'c 0'])
})

function counter(place: Page | Locator, id: string): Locator {
  return place.getByRole('region', { name: `Counter ${id}`, exact: true })
}

function note(place: Locator, id: string): Locator {
  return place.getByRole('region', { name: `Note ${id}`, exact: true })
}

async function expectCounts(page: Page, counts: string[]): Promise<void> {
  await expect
    .poll(() =>
      page
        .locator('#list section')
        .evaluateAll((all) =>
          all.map(
            (each) =>
              `${each.getAttribute('aria-label')?.slice('Counter '.length)} ${each.querySelector('output')?.textContent}`,
          ),
        ),
    )
    .toEqual(counts)
}
