// Payload bytes of what pages and server say, as Chromium sees them.

import { gzipSync } from 'node:zlib'
import { bytesOf, openPage } from '../browser.mjs'

/** A row of bytes one way. */
const row = (name, value, max, note) => ({
  name,
  unit: 'B',
  value,
  bar: { of: 'value', max },
  note,
})

/** Opens a page, and gives what makes it do something and counts the bytes of that. */
async function openCounted({ browser, stage }, path) {
  const { origin } = await stage()
  const opened = await openPage(await browser(), origin + path)
  const { page, frames } = opened
  const count = async (act, isDone, argument) => {
    frames.up.length = frames.down.length = 0
    await act(page)
    await page.waitForFunction(isDone, argument)
    await page.waitForFunction(() => document.querySelector('[data-live-pending]') === null)
    return { up: bytesOf(frames.up), down: bytesOf(frames.down) }
  }
  return { ...opened, count }
}

async function measureCounter(context) {
  const { page, count, close, frames } = await openCounted(context, '/counter')
  const handshake = frames.down.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  let bytes
  for (let clicks = 1; clicks <= 11; clicks += 1) {
    const isDone = (text) => document.querySelector('#count')?.textContent === text
    bytes = await count(() => page.click('#inc'), isDone, String(clicks))
  }
  await close()
  return [
    row('counter click, bytes up', bytes.up, 32),
    row('counter click, bytes down', bytes.down, 32),
    row('join of `counter`, bytes down, handshake included', handshake, 200),
  ]
}

async function measureClock(context) {
  const { page, frames, close } = await openCounted(context, '/clock?ms=100')
  await page.waitForFunction(() => Number(document.querySelector('#tick')?.textContent) > 10)
  const tick = frames.down.findLast((text) => text.includes('"tick"'))
  await close()
  return [row('clock tick, bytes down', Buffer.byteLength(tick), 36)]
}

async function measureForm(context) {
  const { page, count, close } = await openCounted(context, '/form')
  const zip = '[name="f[zip]"]'
  const shows = (isShown) => (document.querySelector('.error:not(:empty)') !== null) === isShown
  await count(
    () => page.fill('[name="f[notes]"]', 'Some'),
    () => true,
  )
  await page.waitForFunction(() => document.querySelector('[data-live-pending]') === null)
  await count(() => page.fill(zip, '1011'), shows, true)
  await count(() => page.fill(zip, '10115'), shows, false)
  const wrong = await count(() => page.fill(zip, '1011'), shows, true)
  await count(() => page.fill(zip, '10115'), shows, false)
  const same = await count(() => page.fill(zip, '10116'), shows, false)
  await close()
  return [
    row('form keystroke, bytes up', same.up, 60),
    row('form keystroke, bytes down, errors unchanged', same.down, 30),
    row('form keystroke, bytes down, one error appears', wrong.down, 70),
  ]
}

async function measureTable(context) {
  const { page, count, close, frames } = await openCounted(context, '/table?rows=1000')
  const handshake = frames.down.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const label = (place) => `#tbody tr:nth-child(${place}) .lbl`
  const firstOf = (place) => page.textContent(`#tbody tr:nth-child(${place}) td`)
  const isSelected = (place) =>
    document.querySelector(`#tbody tr:nth-child(${place})`)?.className === 'danger'
  const has = ([place, id]) =>
    document.querySelector(`#tbody tr:nth-child(${place}) td`)?.textContent === id
  const rows = (number) => document.querySelectorAll('#tbody tr').length === number
  await count(() => page.click(label(5)), isSelected, 5)
  const select = await count(() => page.click(label(17)), isSelected, 17)
  const last = await firstOf(999)
  const swap = await count(() => page.click('#swaprows'), has, [2, last])
  const remove = await count(() => page.click('#tbody tr:nth-child(20) .remove'), rows, 999)
  await count(() => page.click('#run'), has, [1, '1001'])
  const isUpdated = () =>
    document.querySelector('#tbody tr:nth-child(991) .lbl')?.textContent?.endsWith(' !!!')
  const update = await count(() => page.click('#update'), isUpdated)
  const append = await count(() => page.click('#add'), rows, 2_000)
  const create = await count(() => page.click('#run'), rows, 1_000)
  const clear = await count(() => page.click('#clear'), rows, 0)
  await close()
  return [
    row('select in 1,000 rows, bytes down', select.down, 40),
    row('swap in 1,000 rows, bytes down', swap.down, 50),
    row('remove of one of 1,000 rows, bytes down', remove.down, 50),
    row('update of every 10th of 1,000 rows, bytes down', update.down, 3_300),
    row('append 1,000 rows, bytes down', append.down, 43_000),
    row('create 1,000 rows, bytes down', create.down, 43_000),
    row('clear of 1,000 rows, bytes down', clear.down, 50),
    row('join of a page with 1,000 rows, bytes down, handshake included', handshake, 200),
  ]
}

async function measureChat(context) {
  const { page, count, frames, close } = await openCounted(context, '/chat')
  const isThere = () => document.querySelectorAll('#messages li').length > 0
  await page.fill('#text', 'Hello to all of you')
  await count(() => page.click('#send'), isThere)
  const line = frames.down.find((text) => text.includes('Hello'))
  await close()
  return [row('chat line, bytes down', Buffer.byteLength(line), 95)]
}

async function measureDash(context) {
  const { page, frames, close } = await openCounted(context, '/dash?ms=50')
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('output')].filter((each) => each.textContent !== '100').length >
      9,
  )
  // One widget at a time; numbers of two digits.
  const single = /^42\["patch",1,\d\d?,0,\{"parts\/\d+\/value":\d+\}\]$/
  const sizes = frames.down.filter((text) => single.test(text)).map((text) => text.length)
  await close()
  if (sizes.length === 0) throw new Error('No widget was sent by itself')
  return [row('widget update, bytes down', Math.max(...sizes), 48)]
}

const scripts = {
  group: 'size',
  async measure({ browser, stage }) {
    const { origin } = await stage()
    const context = await (await browser()).newContext()
    const page = await context.newPage()
    const bodies = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body())
    })
    await page.goto(`${origin}/counter`)
    await page.waitForSelector('html[data-live-connection=joined]')
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length)
    await context.close()
    return [
      row(
        'scripts of the counter page, gzip -9',
        sizes.reduce((sum, size) => sum + size, 0),
        19_000,
      ),
    ]
  },
}

export const bytes = [
  { group: 'counter', measure: measureCounter },
  { group: 'clock', measure: measureClock },
  { group: 'form', measure: measureForm },
  { group: 'table', measure: measureTable },
  { group: 'chat', measure: measureChat },
  { group: 'dash', measure: measureDash },
  scripts,
]
