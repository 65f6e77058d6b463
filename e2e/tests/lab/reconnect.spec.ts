import { expect, type Page } from '@playwright/test'
import { button, createLab, mark, expectSame, test } from '../../lab.ts'
import { joined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startProxy } from '../../proxy.ts'
import { expectPage } from '../../ways.ts'

test.use({ expectedErrors: /WebSocket|ERR_INTERNET_DISCONNECTED/ })

/** What the page was told of its connection, and what its visitor was. */
interface Watch {
  /** Sockets that it has opened. */
  sockets: number
  said(): Promise<string[]>
}

async function watch(page: Page): Promise<Watch> {
  const own: Watch = {
    sockets: 0,
    said: () => page.evaluate(() => (window as unknown as { said: string[] }).said),
  }
  page.on('websocket', () => (own.sockets += 1))
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver(() => {
      const text = document.querySelector('[data-live-offline]')?.textContent
      if (text && said.at(-1) !== text) said.push(text)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  await page.clock.install()
  return own
}

/** Lets no time pass in the page but what the spec lets pass. */
async function stopClock(page: Page): Promise<void> {
  // Again, where it takes a second to ask for the second that comes.
  await expect(async () =>
    page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000)),
  ).toPass()
}

/** Shows the page, or puts it behind another one. */
async function see(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, !isSeen)
}

const offline = async (page: Page): Promise<void> =>
  expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')

test('[RT-11] tells of a lost network after 2 s, and is back at once with it', async ({
  page,
  context,
  lab,
}) => {
  const watched = await watch(page)
  await lab.open('/ways/one')
  const field = page.getByRole('heading', { level: 1 })
  await mark(field)
  await stopClock(page)
  const status = page.locator('[data-live-offline]')

  await context.setOffline(true)
  await offline(page)
  await expect(status).toHaveRole('status')
  await expect(status).toBeEmpty()
  await page.clock.runFor(1_900)
  await expect(status).toBeEmpty()
  await page.clock.runFor(200)
  await expect(status).toHaveText('Reconnecting …')
  await expect(status).toBeInViewport()
  expect(watched.sockets).toBeGreaterThan(1)

  // No time passes in the page from here on: no pause is waited for.
  await context.setOffline(false)
  await joined(page)
  await expect(status).toHaveCount(0)
  await expectSame(field)
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
})

test('[RT-11] comes back from a cut without a word, and gives up a connection that is silent', async ({
  page,
  request,
}) => {
  const proxy = await startProxy({ requests: ports.lab, sockets: ports.lab })
  try {
    const watched = await watch(page)
    await createLab(page, request, proxy.url).open('/ways/one')
    await stopClock(page)
    proxy.cut()
    await offline(page)
    // The longest of the first pauses.
    await page.clock.runFor(200)
    await joined(page)
    expect(watched.sockets).toBe(2)

    // An answer now is the last sign of life, at a time that the spec knows.
    await button(page, 'Count 0').click()
    await expect(button(page, 'Count 1')).toBeVisible()
    proxy.silence()
    await page.clock.runFor(14_900)
    await joined(page)
    await page.clock.runFor(100)
    await offline(page)
    await page.clock.runFor(200)
    await joined(page)
    expect(watched.sockets).toBe(3)
    expect(await watched.said()).toEqual([])
  } finally {
    await proxy.close()
  }
})

test('[RT-11] waits in a page that is not seen, and is back at once when it is', async ({
  page,
  context,
  lab,
}) => {
  const watched = await watch(page)
  await lab.open('/ways/one')
  await stopClock(page)
  await see(page, false)
  await context.setOffline(true)
  await offline(page)
  await context.setOffline(false)
  await page.clock.runFor(600_000)
  await offline(page)
  expect(watched.sockets).toBe(1)

  await see(page, true)
  await joined(page)
  await expectPage(page, 'Page one')
  expect(watched.sockets).toBe(2)
  expect(await watched.said()).toEqual([])
})

test('[RT-11] keeps away as long as the server asks, and then comes by itself', async ({
  page,
  lab,
}) => {
  const hint = { retryAfterMs: 1_500 }
  const came: number[] = []
  await page.routeWebSocket(/\/_live/, (socket) => {
    came.push(performance.now())
    if (came.length > 1) {
      const server = socket.connectToServer()
      if (came.length === 3) return
      // It is told by a message that the server is busy, and cut off.
      server.onMessage((message) => {
        socket.send(message)
        if (!String(message).startsWith('42["joined"')) return
        socket.send(`42${JSON.stringify(['error', 'rate-limited', hint])}`)
        void socket.close({ code: 1012 })
      })
      return
    }
    // The handshake is refused, for now.
    socket.send('0{"sid":"a","upgrades":[],"pingInterval":10000,"pingTimeout":5000}')
    socket.onMessage(() => {
      const data = { code: 'rate-limited', ...hint }
      socket.send(`44${JSON.stringify({ message: 'rate-limited', data })}`)
    })
  })
  await page.goto(lab.address('/ways/one'))
  await expect.poll(() => came.length).toBe(3)
  await joined(page)
  const [first = 0, second = 0, third = 0] = came
  expect(second - first).toBeGreaterThan(hint.retryAfterMs)
  expect(third - second).toBeGreaterThan(hint.retryAfterMs)
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
})
