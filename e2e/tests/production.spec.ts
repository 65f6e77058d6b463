import { expect, test } from '@playwright/test'
import { openDashboard } from '../dashboard.ts'

test('[DX-01] no script of the page holds a word of the server half', async ({ page, request }) => {
  const scripts = new Set<string>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(response.url())
  })
  await openDashboard(page)
  await expect(page.locator('.plot[data-drawn]').first()).toBeAttached()

  expect(scripts.size).toBeGreaterThan(2)
  const texts = await Promise.all([...scripts].map(async (url) => (await request.get(url)).text()))
  const served = texts.join('\n')
  const words = ['/proc/', 'handleInfo', 'subscribe', 'set sampling', 'ZodError', 'LIVEJSX_SECRET']
  expect(words.filter((word) => served.includes(word))).toEqual([])
})

test('[RT-12] hashed files are compressed beforehand and kept for ever, pages are not kept', async ({
  page,
}) => {
  const files = new Map<string, Record<string, string>>()
  page.on('response', (response) => {
    files.set(new URL(response.url()).pathname, response.headers())
  })
  await openDashboard(page)
  const [path] = [...files.keys()].filter((name) => /^\/assets\/browser-.+\.js$/.test(name))
  expect(files.get(path ?? '')).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(files.get('/')?.['cache-control']).toBe('no-store')
})

test('idle connections are kept longer than proxies keep them, so that none is closed under a request', async ({
  request,
}) => {
  expect((await request.get('/health')).headers()['keep-alive']).toBe('timeout=65')
})

test('the server answers its health and its plain page beside the live ones', async ({
  request,
}) => {
  const health = await request.get('/health')
  expect(await health.json()).toMatchObject({ status: 'ok' })
  expect((await request.get('/about')).status()).toBe(200)
  const nowhere = await request.get('/nowhere')
  expect(nowhere.status()).toBe(404)
  expect(await nowhere.text()).toContain('There is no page at this address.')
})
