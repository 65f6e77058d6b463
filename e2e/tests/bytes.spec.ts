import { gzipSync } from 'node:zlib'
import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test'
import { joined } from '../page.ts'

const bar = { clickBytes: 32, joinBytes: 200, scriptBytes: 19_000 }

const table = '/table?rows=1000'

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

test('a page with 1,000 rows is joined without sending them again', async ({ page }) => {
  const wire = await recordFrames(page)
  await page.goto(table)
  await joined(page)
  expect(wire.bytes('server')).toBeLessThanOrEqual(bar.joinBytes)
})

test('what changes in a table of 1,000 rows costs what has changed', async ({ page }) => {
  const wire = await recordFrames(page)
  await page.goto(table)
  await joined(page)
  const row = (place: number): Locator => page.locator(`#tbody tr:nth-child(${place})`)
  const id = (place: number): Locator => row(place).locator('td').first()
  const rows = page.locator('#tbody tr')
  const bytesOfClick = async (target: Locator, isDone: () => Promise<void>): Promise<number> => {
    wire.clear()
    await target.click()
    await isDone()
    await expect(page.locator('[data-live-pending]')).toHaveCount(0)
    return wire.bytes('server')
  }
  const first = await bytesOfClick(row(5).locator('.lbl'), () =>
    expect(row(5)).toHaveClass('danger'),
  )
  const select = await bytesOfClick(row(17).locator('.lbl'), () =>
    expect(row(17)).toHaveClass('danger'),
  )
  const swap = await bytesOfClick(page.locator('#swaprows'), () => expect(id(2)).toHaveText('999'))
  const remove = await bytesOfClick(row(20).locator('.remove'), () => expect(rows).toHaveCount(999))
  await bytesOfClick(page.locator('#run'), () => expect(id(1)).toHaveText('1001'))
  const update = await bytesOfClick(page.locator('#update'), () =>
    expect(row(991).locator('.lbl')).toHaveText(/ !!!$/),
  )
  const append = await bytesOfClick(page.locator('#add'), () => expect(rows).toHaveCount(2_000))
  const create = await bytesOfClick(page.locator('#run'), () => expect(rows).toHaveCount(1_000))
  const clear = await bytesOfClick(page.locator('#clear'), () => expect(rows).toHaveCount(0))

  // Labels follow from ids, so these are exact.
  expect({ first, select, swap, remove, update, append, create, clear }).toEqual({
    first: 32,
    select: 33,
    swap: 44,
    remove: 43,
    update: 3_184,
    append: 41_038,
    create: 41_034,
    clear: 29,
  })
})

test('a keystroke in a form of ten fields sends that field, and brings the errors that change', async ({
  page,
}) => {
  const wire = await recordFrames(page)
  await page.goto('/form')
  await joined(page)
  const zip = page.locator('[name="f[zip]"]')
  const errors = page.locator('.error:not(:empty)')
  const fill = async (field: Locator, text: string, count: number): Promise<[number, number]> => {
    wire.clear()
    await field.fill(text)
    await expect.poll(() => wire.bytes('server')).toBeGreaterThan(0)
    await expect(errors).toHaveCount(count)
    return [wire.bytes('browser'), wire.bytes('server')]
  }
  await fill(page.locator('[name="f[notes]"]'), 'Some', 0)
  await fill(zip, '1011', 1)
  await fill(zip, '10115', 0)
  expect(await fill(zip, '1011', 1)).toEqual([48, 58])
  expect(await fill(zip, '10115', 0)).toEqual([49, 33])
  expect(await fill(zip, '10116', 0)).toEqual([49, 20])
})

test('a line of a chat costs at most 95 bytes', async ({ page }) => {
  const wire = await recordFrames(page)
  await page.goto('/chat')
  await joined(page)
  await page.locator('#text').fill('Hello to all of you')
  await page.locator('#send').click()
  await expect(page.locator('#messages li')).toHaveText(['Hello to all of you'])
  const lines = wire.frames.filter(({ text }) => text.includes('"messages/items"'))
  expect(lines.map(({ text }) => bytesOf(text) <= 95)).toEqual([true])
})

test('a change of one of 20 live components costs at most 48 bytes', async ({ page }) => {
  const wire = await recordFrames(page)
  await page.goto('/dash?ms=50')
  await joined(page)
  const single = /^42\["patch",1,\d\d?,0,\{"parts\/\d+\/value":\d+\}\]$/
  const found = (): string[] =>
    wire.frames.map(({ text }) => text).filter((text) => single.test(text))
  await expect.poll(() => found().length).toBeGreaterThan(3)
  for (const text of found()) expect(bytesOf(text), text).toBeLessThanOrEqual(48)
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

/** The payloads of a page's WebSocket frames. */
interface RecordedFrames {
  readonly frames: Frame[]
  clear(): void
  /** Bytes that came from one side, without what tells the server what was seen, and without pings. */
  bytes(from: Frame['from']): number
}

/** Records the payloads of the page's WebSocket frames, as Chromium sees them. */
async function recordFrames(page: Page): Promise<RecordedFrames> {
  const frames: Frame[] = []
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.webSocketFrameSent', ({ response }) =>
    frames.push({ from: 'browser', text: response.payloadData }),
  )
  session.on('Network.webSocketFrameReceived', ({ response }) =>
    frames.push({ from: 'server', text: response.payloadData }),
  )
  return {
    frames,
    clear: () => void (frames.length = 0),
    bytes: (from) =>
      frames
        .filter((frame) => frame.from === from && !/^(\d$|42\["seen")/.test(frame.text))
        .reduce((sum, { text }) => sum + bytesOf(text), 0),
  }
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
