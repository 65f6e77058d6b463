import { expect, type Locator, type Page } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'

test.describe('a nested view', () => {
  test.beforeEach(({ lab }) => lab.open('/nested'))

  test('[COMP-07] has a state and an instance of its own, and mounts once', async ({
    page,
    lab,
  }) => {
    const [left, right] = [nested(page, 'left'), nested(page, 'right')]
    await button(left, 'More').click()
    await expect(left.locator('output')).toHaveText('1')
    await button(left, 'More').click()
    await expect(left.locator('output')).toHaveText('2')
    await expect(right.locator('output')).toHaveText('0')
    await button(page, 'Count').click()
    await expect(page.locator('#count')).toHaveText('1')
    await button(left, 'Tell').click()
    await expect(page.locator('#heard')).toHaveText('left 2')
    expect((await lab.record()).toSorted()).toEqual(['mount left', 'mount right'])
  })

  test('[COMP-07] moves with its elements, and ends when it is not shown any more', async ({
    page,
    lab,
  }) => {
    const left = nested(page, 'left')
    await button(left, 'More').click()
    await expect(left.locator('output')).toHaveText('1')
    await mark(left)
    await button(page, 'Turn').click()
    await expect(page.locator('main li').first()).toContainText('0')
    await expect(left.locator('output')).toHaveText('1')
    await expectSame(left)
    await button(page, 'Hide').click()
    await expect(left).toHaveCount(0)
    await expect.poll(lab.record).toContain('left left')
    await button(nested(page, 'right'), 'More').click()
    await expect(nested(page, 'right').locator('output')).toHaveText('1')
  })
})

test.describe('a nested view that fails', () => {
  test.use({ expectedErrors: /handler-failed|view-failed|not-joined/ })
  test.beforeEach(({ lab }) => lab.open('/nested'))

  test('[COMP-07] keeps its state when a handler throws, and touches nothing around', async ({
    page,
  }) => {
    const [left, right] = [nested(page, 'left'), nested(page, 'right')]
    await countAll(page)
    await button(left, 'Fail').click()
    await button(left, 'More').click()
    await expect(left.locator('output')).toHaveText('2')
    await expect(right.locator('output')).toHaveText('1')
    await expect(page.locator('#count')).toHaveText('1')
  })

  test('[COMP-07] mounts anew by itself when it crashes, while the view around and its neighbour go on', async ({
    page,
    lab,
  }) => {
    const [left, right] = [nested(page, 'left'), nested(page, 'right')]
    await countAll(page)
    await mark(right)
    await button(left, 'Crash').click()
    await expect(left.locator('output')).toHaveText('0')
    await button(left, 'More').click()
    await expect(left.locator('output')).toHaveText('1')
    await expect(right.locator('output')).toHaveText('1')
    await expectSame(right)
    await expect(page.locator('#count')).toHaveText('1')
    const expected = ['crashed left', 'mount left', 'mount left', 'mount right']
    expect((await lab.record()).toSorted()).toEqual(expected)
  })

  test('[COMP-07] is tried a bounded number of times, then its fallback is shown', async ({
    page,
    lab,
  }) => {
    const right = nested(page, 'right')
    await countAll(page)
    await button(page, 'Break').click()
    await button(right, 'Crash').click()
    await expect(page.locator('.fallback')).toHaveText('No right today')
    const mounts = (await lab.record()).filter((what) => what === 'mount right')
    expect(mounts.length).toBeGreaterThan(1)
    expect(mounts.length).toBeLessThanOrEqual(5)
    await expect(page.locator('#count')).toHaveText('1')
    await button(page, 'Count').click()
    await expect(page.locator('#count')).toHaveText('2')
  })
})

test.describe('a nested view that cannot be mounted', () => {
  test.use({ expectedErrors: /view-failed/ })

  test('[COMP-07] leaves its fallback in the HTML of the server, and comes when it can', async ({
    page,
    lab,
    request,
  }) => {
    const html = await (await request.get(lab.address('/nested?broken'))).text()
    expect(html).toContain('No right today')
    expect(html).toContain('Nested left')
    // It is tried again three times: mended before the page has joined, however long that takes.
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.routeWebSocket(/\/_live/, async (socket) => {
      await released
      socket.connectToServer()
    })
    await page.goto(lab.address('/nested?broken'))
    await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'connecting')
    await button(page, 'Mend').click()
    release()
    const right = nested(page, 'right')
    await expect(right.locator('output')).toHaveText('0')
    await button(right, 'More').click()
    await expect(right.locator('output')).toHaveText('1')
  })
})

function nested(page: Page, name: string): Locator {
  return page.getByRole('region', { name: `Nested ${name}` })
}

async function countAll(page: Page): Promise<void> {
  for (const name of ['left', 'right']) {
    await button(nested(page, name), 'More').click()
    await expect(nested(page, name).locator('output')).toHaveText('1')
  }
  await button(page, 'Count').click()
  await expect(page.locator('#count')).toHaveText('1')
}
