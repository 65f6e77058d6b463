import { expect, type Page } from '@playwright/test'
import { button, createLab, expectSame, mark, test } from '../../lab.ts'
import { joined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startProxy, type Proxy } from '../../proxy.ts'
import { startBuild, type OwnServer } from '../../servers.ts'

// Servers of a spec end before its page does.
test.use({ expectedErrors: /WebSocket|ERR_CONNECTION/ })

const running: (OwnServer | Proxy)[] = []
test.afterEach(async () => {
  for (const each of running.splice(0).toReversed()) {
    await ('close' in each ? each.close() : each.kill())
  }
})

test('[LIFE-02] a page load asks the database once, and the socket goes on with what HTTP rendered', async ({
  page,
  lab,
}) => {
  await page.goto(lab.address('/mount-once'))
  await mark(page.locator('#by'))
  await joined(page)
  await like(page)
  await expect(page.locator('#by')).toHaveText('lab over http')
  await expectSame(page.locator('#by'))
  expect(await lab.record()).toEqual(['loaded'])

  await page.reload()
  await joined(page)
  await like(page)
  await expect
    .poll(async () => (await lab.record()).toSorted())
    .toEqual(['left', 'loaded', 'loaded'])
})

test('[LIFE-02] messages that come between the HTML and the scripts are shown', async ({
  page,
  lab,
}) => {
  const release = await holdScripts(page)
  await page.goto(lab.address('/mount-once'), { waitUntil: 'commit' })
  await expect(button(page, 'Likes: 0')).toBeVisible()
  await lab.send('news', 'first')
  await lab.send('news', 'second')
  await expect(page.locator('#news')).toBeEmpty()
  release()
  await joined(page)
  await expect(page.locator('#news li')).toHaveText(['first', 'second'])
  await lab.send('news', 'third')
  await expect(page.locator('#news li')).toHaveText(['first', 'second', 'third'])
  expect(await lab.record()).toEqual(['loaded'])
})

test('[LIFE-02] messages and clicks that come between the hydration and the join are not lost', async ({
  page,
  lab,
}) => {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.routeWebSocket(/\/_live/, async (socket) => {
    await released
    socket.connectToServer()
  })
  await page.goto(lab.address('/mount-once'))
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'connecting')
  await lab.send('news', 'first')
  await lab.send('news', 'second')
  await button(page, 'Likes: 0').click()
  await expect(page.locator('#news')).toBeEmpty()
  release()
  await joined(page)
  await expect(page.locator('#news li')).toHaveText(['first', 'second'])
  await expect(button(page, 'Likes: 1')).toBeVisible()
  expect(await lab.record()).toEqual(['loaded'])
})

test('[LIFE-02] a page that comes too late mounts cleanly a second time', async ({
  page,
  request,
}) => {
  const { url } = await startLab(ports.own, { LAB_ADOPT_TIMEOUT_MS: '300' })
  const lab = createLab(page, request, url)
  const release = await holdScripts(page)
  await page.goto(lab.address('/mount-once'), { waitUntil: 'commit' })
  await expect(page.locator('#by')).toHaveText('lab over http')
  await expect.poll(lab.record).toEqual(['loaded', 'evicted'])
  await lab.send('news', 'unheard')
  release()
  await joined(page)
  await expect(page.locator('#by')).toHaveText('lab over socket')
  await lab.send('news', 'heard')
  await expect(page.locator('#news li')).toHaveText(['heard'])
  await like(page)
  // The second one is nobody's to evict.
  expect(await lab.record()).toEqual(['loaded', 'evicted', 'loaded'])
})

test('[LIFE-02] [RT-09] a page whose socket reaches another process mounts cleanly there', async ({
  page,
  request,
}) => {
  const timeout = { LAB_ADOPT_TIMEOUT_MS: '300' }
  const one = await startLab(ports.own, { LAB_NAME: 'one', ...timeout })
  const other = await startLab(ports.other, { LAB_NAME: 'other', ...timeout })
  const proxy = await startProxy({ requests: ports.own, sockets: ports.other })
  running.push(proxy)
  const { key, open } = createLab(page, request, proxy.url)
  await open('/mount-once')
  await expect(page.locator('#by')).toHaveText('other over socket')
  await like(page)
  await request.post(`${other.url}/send?name=news&key=${key}`, { data: 'heard' })
  await expect(page.locator('#news li')).toHaveText(['heard'])
  const record = async (url: string): Promise<unknown> =>
    (await request.get(`${url}/record?key=${key}`)).json()
  expect(await record(other.url)).toEqual(['loaded'])
  await expect.poll(() => record(one.url)).toEqual(['loaded', 'evicted'])
})

async function startLab(port: number, env: Record<string, string>): Promise<OwnServer> {
  const server = await startBuild('lab', port, { env })
  running.push(server)
  return server
}

/** Keeps the page's scripts back. Returns a function that lets them come. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await released
    await route.continue()
  })
  return release
}

async function like(page: Page): Promise<void> {
  await button(page, 'Likes: 0').click()
  await expect(button(page, 'Likes: 1')).toBeVisible()
}
