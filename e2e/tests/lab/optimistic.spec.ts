import { expect, type Page } from '@playwright/test'
import { button, test, ticks } from '../../lab.ts'

/** Keeps the texts that an element shows, in order. */
async function watch(page: Page, selector: string): Promise<() => Promise<string[]>> {
  await page.evaluate((selected) => {
    const element = document.querySelector(selected) as Element
    const seen: (string | null)[] = [element.textContent]
    Object.assign(window, { seen })
    const look = (): void => {
      if (element.textContent !== seen.at(-1)) seen.push(element.textContent)
    }
    new MutationObserver(look).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    })
  }, selector)
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen)
}

test('[EVT-12] three quick clicks are shown at once and never step back, two seconds away from the server', async ({
  page,
  lab,
}) => {
  await lab.open('/optimistic?latency=1000&jitter=0.2')
  const seen = await watch(page, '#count')
  const add = button(page, 'Add')
  // In one go, so that nothing can have come back.
  const texts = await add.evaluate((element: HTMLButtonElement) =>
    [1, 2, 3].map(() => {
      element.click()
      return document.querySelector('#count')?.textContent
    }),
  )
  expect(texts).toEqual(['1', '2', '3'])
  await expect(page).toHaveTitle('Count 3')
  await expect(add).not.toHaveAttribute('data-live-pending')
  await ticks(page, 3)
  expect(await lab.record()).toEqual(['add 1', 'add 1', 'add 1'])
  expect(await seen()).toEqual(['0', '3'])
})

test.describe('', () => {
  test.use({ expectedErrors: /handler-failed/ })

  test('[EVT-12] an event that is refused is taken back alone', async ({ page, lab }) => {
    await lab.open('/optimistic?latency=300')
    const seen = await watch(page, '#count')
    // In one go, so that nothing can have come back; each is shown by itself.
    await page.evaluate(async () => {
      for (const name of ['Add', 'Too much', 'Add']) {
        const all = [...document.querySelectorAll('button')]
        all.find(({ textContent }) => textContent === name)?.click()
        await Promise.resolve()
      }
    })
    await expect.poll(async () => (await seen()).at(-1)).toBe('2')
    await ticks(page, 3)
    expect((await seen()).map(Number)).toEqual([0, 1, 1001, 1002, 2])
  })

  test('[EVT-12] a component has reducers of its own, which are taken back alone, too', async ({
    page,
    lab,
  }) => {
    await lab.open('/optimistic?latency=300')
    const seen = await watch(page, '#likes')
    await button(page, 'Like').click()
    await expect(button(page, 'Like')).toHaveAttribute('aria-pressed', 'true')
    await button(page, 'Refused').click()
    await expect.poll(seen).toEqual(['0', '1', '2', '1'])
  })
})

test('[EVT-12] what the server changes meanwhile goes below what waits', async ({ page, lab }) => {
  await lab.open('/optimistic')
  const seen = await watch(page, '#count')
  await button(page, 'Slow').click()
  await expect(page.locator('#count')).toHaveText('10')
  await button(page, 'Add').click()
  await expect(page.locator('#count')).toHaveText('11')
  await ticks(page, 3)
  await lab.openGate('slow')
  await expect(button(page, 'Slow')).not.toHaveAttribute('data-live-pending')
  await expect(page.locator('#count')).toHaveText('11')
  expect(await seen()).toEqual(['0', '10', '11'])
})

test('[EVT-12] the server has the last word on what an event led to', async ({ page, lab }) => {
  await lab.open('/optimistic?latency=200')
  const seen = await watch(page, 'ul')
  await button(page, 'Append').click()
  await expect(page.getByRole('listitem')).toHaveText(['a', 'B'])
  expect(await seen()).toEqual(['a', 'ab', 'aB'])
})

test.describe('', () => {
  test.use({ expectedErrors: /in the reducer/ })

  test('[EVT-12] a reducer that throws is told, and its event goes its way', async ({
    page,
    lab,
  }) => {
    await lab.open('/optimistic')
    await button(page, 'Throwing').click()
    await button(page, 'Add').click()
    await expect(page.locator('#count')).toHaveText('1')
  })
})
