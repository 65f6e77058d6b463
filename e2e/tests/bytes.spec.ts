import { gzipSync } from 'node:zlib'
import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { joined } from '../page.ts'

const bar = { clickBytes: 32, joinBytes: 200, scriptBytes: 19_000 }

test('a click on the counter costs at most 32 bytes each way, with numbers of two digits', async ({
  page,
}) => {
  const wire = await recordFrames(page)
  await page.goto('/counter')
  await joined(page)
  for (let clicks = 1; clicks <= 10; clicks += 1) {
    await page.locator('#inc').click()
    await expect(page.locator('#count')).toHaveText(String(clicks))
  }
  wire.clear()
  await page.locator('#inc').click()
  await expect(page.locator('#count')).toHaveText('11')

  // What the page has seen is told once in a while, and so is that both are there.
  const frames = wire.frames.filter(({ text }) => !/^[23]$|"seen"/.test(text))
  expect(frames.map(({ from }) => from)).toEqual(['browser', 'server'])
  for (const { text } of frames) expect(bytesOf(text), text).toBeLessThanOrEqual(bar.clickBytes)
})

test('[LIFE-02] joining an adopted page costs at most 200 bytes down, handshake included', async ({
  page,
}) => {
  const wire = await recordFrames(page)
  await page.goto('/counter')
  await joined(page)

  const down = wire.frames.filter(({ from }) => from === 'server')
  const total = down.reduce((sum, { text }) => sum + bytesOf(text), 0)
  expect(total, down.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(bar.joinBytes)
  expect(total).toBeGreaterThan(0)
})

test('a clock tick costs at most 36 bytes', async ({ page }) => {
  const wire = await recordFrames(page)
  await page.goto('/clock?ms=100')
  await joined(page)
  await expect(page.locator('#tick')).not.toHaveText('0')
  const ticks = wire.frames.filter(({ text }) => text.includes('"tick"'))
  expect(ticks.length).toBeGreaterThan(0)
  for (const { text } of ticks) expect(bytesOf(text), text).toBeLessThanOrEqual(36)
})

test('the scripts of the counter page are at most 19,000 bytes, gzip -9', async ({ page }) => {
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body())
  })
  await page.goto('/counter')
  await joined(page)

  const sizes = await Promise.all(
    [...scripts].map(async ([url, body]) => {
      const { length } = gzipSync(await body, { level: 9 })
      return [new URL(url).pathname, length] as const
    }),
  )
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  test.info().annotations.push({ type: 'gzip -9 bytes', description: JSON.stringify(sizes) })
  expect(sizes.length).toBeGreaterThan(0)
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(bar.scriptBytes)
})

interface Frame {
  from: 'browser' | 'server'
  text: string
}

/** Records the payloads of the page's WebSocket frames, as Chromium sees them. */
async function recordFrames(page: Page): Promise<{ frames: Frame[]; clear(): void }> {
  const frames: Frame[] = []
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.webSocketFrameSent', ({ response }) =>
    frames.push({ from: 'browser', text: response.payloadData }),
  )
  session.on('Network.webSocketFrameReceived', ({ response }) =>
    frames.push({ from: 'server', text: response.payloadData }),
  )
  return { frames, clear: () => void (frames.length = 0) }
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
