import { expect, type Page, type WebSocketRoute } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'
import { expectPage, follow, led, setOut } from '../../ways.ts'

test.use({ expectedErrors: /WebSocket|status of 500|handler-failed|too-many-views|ERR_FAILED/ })

/** The page's way to the server, in the hands of the spec. */
interface Line {
  /** Closes the connection at both ends; the page makes another one. */
  cut(): void
  /** Cuts, and lets no other connection come about until {@link Line.open}. */
  shut(): void
  open(): void
  /** Sends the page a message in place of the server. */
  say(message: unknown[]): void
}

async function holdLine(page: Page): Promise<Line> {
  let ends: WebSocketRoute[] = []
  let opened = Promise.resolve()
  let open = (): void => undefined
  const cut = (): void => {
    for (const end of ends) void end.close({ code: 1012 })
  }
  await page.routeWebSocket(/\/_live/, async (socket) => {
    await opened
    ends = [socket, socket.connectToServer()]
  })
  return {
    cut,
    shut() {
      opened = new Promise((resolve) => (open = resolve))
      cut()
    },
    open: () => open(),
    say: (message) => ends[0]?.send(`42${JSON.stringify(message)}`),
  }
}

test('[NAV-04] a page on its way comes after the connection was cut, and one that was asked for without a connection', async ({
  page,
  lab,
}) => {
  const line = await holdLine(page)
  const trip = await setOut(page, lab, '/ways/one')
  const html = page.locator('html')
  await mark(html)
  await follow(page, 'Slow')
  await expect.poll(lab.record).toContain('mount slow')
  line.shut()
  await expect(html).toHaveAttribute('data-live-connection', 'offline')
  await expect(html).toHaveAttribute('data-live-navigating', /slow/)
  line.open()
  await lab.openGate('slow')
  await expectPage(page, 'Page slow')
  await led(page)

  line.shut()
  await expect(html).toHaveAttribute('data-live-connection', 'offline')
  await follow(page, 'Two')
  await follow(page, 'Red')
  await follow(page, 'One')
  await expect(html).toHaveAttribute('data-live-navigating', /one/)
  line.open()
  await expectPage(page, 'Page one')
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()

  // A patch whose answer comes over another connection.
  await follow(page, 'Slow filter')
  await expect(html).toHaveAttribute('data-live-navigating', /filter=slow/)
  line.shut()
  await expect(html).toHaveAttribute('data-live-connection', 'offline')
  await lab.openGate('filter slow')
  line.open()
  await expectPage(page, 'Page one', 'slow')
  await page.goBack()
  await expectPage(page, 'Page one')
  await page.goBack()
  await expectPage(page, 'Page slow')
  expect(trip.documents()).toEqual([])
  await expectSame(html)
  expect(await trip.steps()).toEqual([
    'navigate new /ways/slow',
    'navigate new /ways/one',
    'patch new /ways/one?filter=slow',
    'patch back /ways/one',
    'navigate back /ways/slow',
  ])
})

test('[NAV-01] what a page cannot be shown for is told by its document', async ({ page, lab }) => {
  const trip = await setOut(page, lab, '/ways/one')
  for (const [name, path] of [
    ['Broken', '/ways/broken'],
    ['Bad filter', '/ways/one?filter=bad'],
  ] as const) {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().isNavigationRequest()),
      follow(page, name),
    ])
    expect(answer.status()).toBe(500)
    await expect(page.getByRole('link', { name: 'One', exact: true })).toHaveCount(0)
    expect(trip.documents()).toEqual([path])
    await page.goBack()
    await led(page)
    trip.documents()
  }
  // Code that does not come.
  let isKept = true
  await page.route('**/assets/kit.live*', async (route) => {
    if (isKept) await route.abort()
    else await route.continue()
    isKept = false
  })
  await follow(page, 'Kit')
  await led(page)
  await expectPage(page, 'Kit')
  expect(trip.documents()).toEqual(['/kit'])
})

test('[NAV-01] links of a page whose connection is closed for good load documents', async ({
  page,
  lab,
}) => {
  const line = await holdLine(page)
  const trip = await setOut(page, lab, '/ways/one')
  const html = page.locator('html')
  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  line.say(['refused', 2, 'too-many-views', { max: 32 }])
  await expect(html).toHaveAttribute('data-live-connection', 'failed')
  await page.goBack()
  await led(page)
  await expectPage(page, 'Page one')
  expect(trip.documents()).toEqual(['/ways/one'])
  // One that is on its way then.
  await follow(page, 'Slow')
  await expect.poll(lab.record).toContain('mount slow')
  line.say(['refused', 1, 'too-many-views', { max: 32 }])
  await led(page)
  await expectPage(page, 'Page slow')
  expect(trip.documents()).toEqual(['/ways/slow'])
})

test('[NAV-01] a page that the browser has kept goes on, wherever it was going', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  await follow(page, 'Slow')
  await expect.poll(lab.record).toContain('mount slow')
  const transit = (type: string): Promise<boolean> =>
    page.evaluate((name) => dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type)
  await transit('pagehide')
  await expect.poll(lab.record).toContain('end two')
  await transit('pageshow')
  await lab.openGate('slow')
  await expectPage(page, 'Page slow')
  await page.goBack()
  await expectPage(page, 'Page two')
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
  // It was left for another document.
  await page.route('**/nowhere', (route) => route.fulfill({ status: 204 }))
  await follow(page, 'Unknown')
  await expect.poll(trip.documents).toEqual(['/nowhere'])
  await transit('pagehide')
  await transit('pageshow')
  await led(page)
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  expect(trip.documents()).toEqual([])
})
