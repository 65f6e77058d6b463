import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { button, expectSame, mark, test, ticks } from '../../lab.ts'

const all = ['mill', 'bakery', 'library', 'station', 'harbour']

test('[EVT-14] uPlot, Leaflet and SortableJS work on a page that changes ten times a second', async ({
  page,
  lab,
}) => {
  await open(page, lab)
  const parts = ['.chart canvas', '.map .leaflet-pane', 'ol > :first-child'].map((selector) =>
    page.locator(selector).first(),
  )
  for (const part of parts) await mark(part)
  await ticks(page, 20)
  for (const part of parts) await expectSame(part)
  expect(await instances(page)).toEqual({ uplot: 1, leaflet: 1, sortable: 1 })
  // By pushes: the state that the page has of it is that of the beginning.
  await expect
    .poll(async () => Number(await page.locator('.chart').getAttribute('data-last')))
    .toBeGreaterThan(20)
  await expect(page.locator('.chart')).toHaveAccessibleName(/^Load of the van, 55 percent$/)
})

test('[EVT-14] a hook that is changed gives way, with all that it has made', async ({
  page,
  lab,
}) => {
  await open(page, lab)
  await mark(page.locator('.chart'))
  for (const pressed of [true, false, true]) {
    await button(page, 'Bars').click()
    await expect(button(page, 'Bars')).toHaveAttribute('aria-pressed', String(pressed))
    await expect(page.locator('.chart canvas')).toHaveCount(1)
  }
  await ticks(page, 5)
  await expect.poll(() => instances(page)).toEqual({ uplot: 1, leaflet: 1, sortable: 1 })
  await expectSame(page.locator('.chart'))
})

test('[EVT-14] a pin that is dragged asks the server, and is where that puts it', async ({
  page,
  lab,
}) => {
  await open(page, lab)
  const pin = pinOf(page, 'mill')
  const before = await centreOf(pin)
  await page.mouse.move(before.x, before.y)
  await page.mouse.down()
  await page.mouse.move(before.x + 30, before.y + 20, { steps: 10 })
  await ticks(page, 5)
  // Meanwhile nobody takes it out of the hand.
  await expect.poll(async () => (await centreOf(pin)).x).toBeCloseTo(before.x + 30, -1)
  await page.mouse.up()
  await expect(stopOf(page, 'mill').locator('.at')).not.toHaveText('18, 72')
  await expect(stopOf(page, 'mill').locator('.at')).toHaveText(/^\d+, \d+$/)

  const at = stopOf(page, 'mill').locator('.at')
  await ticks(page, 5)
  const [x] = (await at.textContent())?.split(',') ?? []
  await pin.focus()
  for (let step = 1; step <= 4; step += 1) {
    await page.keyboard.press('ArrowRight')
    await expect(at).toHaveText(new RegExp(`^${Number(x) + step},`))
  }
})

test('[EVT-15] a push of the server moves the map', async ({ page, lab }) => {
  await open(page, lab)
  await button(page, 'Harbour').click()
  const map = await centreOf(page.locator('.map'))
  await expect.poll(async () => (await centreOf(pinOf(page, 'harbour'))).x).toBeCloseTo(map.x, -1)
  await expect.poll(async () => (await centreOf(pinOf(page, 'harbour'))).y).toBeCloseTo(map.y, -1)
})

test('[EVT-14] a stop that is dropped elsewhere stays there, and the server has it so', async ({
  page,
  lab,
}) => {
  await open(page, lab, '/libraries?latency=400')
  await mark(stopOf(page, 'mill'))
  const orders = await watchOrders(page)
  await drag(page, 'mill', 'library')
  await ticks(page, 3)
  await page.mouse.up()
  const order = ['bakery', 'library', 'mill', 'station', 'harbour']
  await expect.poll(() => orderOf(page)).toEqual(order)
  await expect(pinOf(page, 'mill')).toHaveText('3')
  await expect.poll(() => lab.record()).toEqual([`reorder ${order.join(' ')}`])
  await ticks(page, 20)
  expect(await orderOf(page)).toEqual(order)
  await expectSame(stopOf(page, 'mill'))
  // Never back at its old place once it was let go.
  expect(await orders()).toEqual([order.join(' ')])
})

test('[EVT-14] a list that changes while one of its elements is dragged stays in order', async ({
  page,
  lab,
}) => {
  await open(page, lab)
  await drag(page, 'mill', 'station')
  await lab.send('add', 'Quay')
  await expect(stopOf(page, 'quay')).toBeVisible()
  await lab.send('remove', 'bakery')
  await expect(stopOf(page, 'bakery')).toHaveCount(0)
  await ticks(page, 3)
  await page.mouse.up()
  const order = await orderOf(page)
  expect(order.toSorted()).toEqual(['harbour', 'library', 'mill', 'quay', 'station'])
  expect(order.indexOf('mill')).toBeGreaterThan(0)
  await ticks(page, 5)
  expect(await orderOf(page)).toEqual(order)
  const earlier = button(stopOf(page, 'harbour'), 'Harbour earlier')
  await earlier.click()
  // An order without the stop that comes next would be refused.
  await expect(earlier).not.toHaveAttribute('data-live-pending')
  await lab.send('add', 'Depot')
  await expect(stopOf(page, 'depot')).toBeVisible()
  await expect(page.locator('li[data-stop]')).toHaveCount(6)
  await expect
    .poll(async () => (await page.locator('.pin').allTextContents()).toSorted())
    .toEqual(['1', '2', '3', '4', '5', '6'])
})

test('[EVT-14] an element that is removed while it is dragged is gone', async ({ page, lab }) => {
  await open(page, lab)
  await drag(page, 'mill', 'library')
  await lab.send('remove', 'mill')
  await expect(pinOf(page, 'mill')).toHaveCount(0)
  await page.mouse.up()
  await ticks(page, 5)
  expect(await orderOf(page)).toEqual(all.slice(1))
  await drag(page, 'harbour', 'bakery')
  await page.mouse.up()
  await expect.poll(() => orderOf(page)).toEqual(['harbour', 'bakery', 'library', 'station'])
})

test.describe('an order that the server refuses', () => {
  test.use({ expectedErrors: /handler-failed|hook/ })

  test('[EVT-14] is taken back', async ({ page, lab }) => {
    await open(page, lab, '/libraries?latency=400')
    const orders = await watchOrders(page)
    await drag(page, 'mill', 'library')
    await lab.send('refuse')
    await page.mouse.up()
    const dropped = ['bakery', 'library', 'mill', 'station', 'harbour']
    await expect.poll(orders).toEqual([dropped.join(' '), all.join(' ')])
    await ticks(page, 10)
    expect(await orderOf(page)).toEqual(all)
  })
})

test('[EVT-14] nothing is left of libraries whose elements came and went', async ({
  page,
  lab,
}) => {
  await open(page, lab)
  const cycle = async (): Promise<void> => {
    await button(page, 'Hide').click()
    await expect(page.locator('.panes')).toHaveCount(0)
    await button(page, 'Hide').click()
    await expect(page.locator('.leaflet-marker-icon')).toHaveCount(5)
    await expect(page.locator('.chart canvas')).toHaveCount(1)
  }
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const measure = async (): Promise<Record<string, number>> => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }
  for (let index = 0; index < 3; index += 1) await cycle()
  const before = await measure()
  for (let index = 0; index < 12; index += 1) await cycle()
  await expect.poll(() => instances(page)).toEqual({ uplot: 1, leaflet: 1, sortable: 1 })
  // One of each library has more than 40 listeners and 90 nodes, so 12 that are left behind would
  // show. The last one or two may be held for a while, by a timer of a library or the browser.
  const more = async (name: string): Promise<number> =>
    ((await measure())[name] ?? 0) - (before[name] ?? 0)
  await expect.poll(() => more('JSEventListeners')).toBeLessThan(120)
  await expect.poll(() => more('Nodes')).toBeLessThan(300)
  await button(page, 'Hide').click()
  await expect.poll(() => instances(page)).toEqual({ uplot: 0, leaflet: 0, sortable: 0 })
})

test('[A11Y] the page of libraries has no violations', async ({ page, lab }) => {
  await open(page, lab)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

async function open(
  page: Page,
  lab: { open(path: string): Promise<void> },
  path = '/libraries',
): Promise<void> {
  await lab.open(path)
  await expect(page.locator('.chart canvas')).toHaveCount(1)
  await expect(page.locator('.leaflet-marker-icon')).toHaveCount(5)
  await expect.poll(() => instances(page)).toEqual({ uplot: 1, leaflet: 1, sortable: 1 })
}

/** How many of each library are at work. */
function instances(page: Page): Promise<Record<string, number>> {
  return page.evaluate(
    () => (globalThis as unknown as { labInstances: Record<string, number> }).labInstances,
  )
}

function stopOf(page: Page, id: string): Locator {
  return page.locator(`ol > [data-stop=${id}]`)
}

function pinOf(page: Page, id: string): Locator {
  return page.locator(`.pin[data-stop=${id}]`)
}

function orderOf(page: Page): Promise<string[]> {
  return page
    .locator('ol > li')
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['stop'] ?? ''))
}

async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('The element is not shown')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags a stop over another one, and holds it there. */
async function drag(page: Page, id: string, over: string): Promise<void> {
  const from = await centreOf(stopOf(page, id).locator('[data-grip]'))
  const to = await centreOf(stopOf(page, over))
  const place = (await orderOf(page)).indexOf(over)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y + 4, { steps: 2 })
  await page.mouse.move(from.x, to.y, { steps: 12 })
  // Some further: a move that lies between is not enough while elements still slide.
  await expect(async () => {
    await page.mouse.move(from.x, to.y + (to.y > from.y ? 2 : -2))
    await page.mouse.move(from.x, to.y + (to.y > from.y ? 6 : -6))
    expect((await orderOf(page)).indexOf(id)).toBe(place)
  }).toPass()
}

/** Notes each order that the list is painted in, from the moment that the pointer is let go. */
async function watchOrders(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const orders: string[] = []
    Object.assign(window, { orders })
    const note = (): void => {
      const items = document.querySelectorAll<HTMLElement>('ol > li')
      const order = Array.from(items, ({ dataset }) => dataset['stop']).join(' ')
      if (orders.at(-1) !== order) orders.push(order)
      requestAnimationFrame(note)
    }
    const start = (): void => void requestAnimationFrame(note)
    // The library keeps it from those that listen later.
    addEventListener('pointerup', start, { capture: true, once: true })
  })
  return () => page.evaluate(() => (window as unknown as { orders: string[] }).orders)
}
