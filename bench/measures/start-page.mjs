// How the demo's start page loads, as Lighthouse would look at it: once as it is, once on a slow phone.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { median } from '../compare.mjs'
import { freePort, wait } from '../stage.mjs'

const folder = join(import.meta.dirname, '../../demo')

const settings = {
  'as it is': undefined,
  // Lighthouse's "slow 4G" and mobile processor.
  'slow phone': {
    cpu: 4,
    network: {
      offline: false,
      latency: 150,
      downloadThroughput: 204_800,
      uploadThroughput: 96_000,
    },
  },
}

/** Runs in the page before all else. */
function watch() {
  window.found = { lcp: 0, cls: 0, fcp: 0, tasks: [] }
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
    })
  observe('largest-contentful-paint', ({ startTime }) => (window.found.lcp = startTime))
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.found.cls += value
  })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') window.found.fcp = startTime
  })
  observe('longtask', ({ startTime, duration }) => window.found.tasks.push([startTime, duration]))
}

async function loadOnce(browser, url, setting) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  if (setting !== undefined) {
    await session.send('Network.emulateNetworkConditions', setting.network)
    await session.send('Emulation.setCPUThrottlingRate', { rate: setting.cpu })
  }
  let transferred = 0
  session.on(
    'Network.loadingFinished',
    ({ encodedDataLength }) => (transferred += encodedDataLength),
  )
  await page.addInitScript(watch)
  await page.goto(url)
  await page.waitForSelector('html[data-live-connection=joined]')
  await wait(2_000)
  const { lcp, cls, fcp, tasks } = await page.evaluate(() => window.found)
  await context.close()
  const blocking = tasks
    .filter(([start]) => start >= fcp)
    .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0)
  return { lcp, cls, blocking, transferred }
}

async function startDemo() {
  const port = await freePort()
  const child = spawn(process.execPath, ['dist/server/index.js'], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      LIVEJSX_SECRET: randomBytes(32).toString('base64url'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://localhost:${port}/`
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break
    await wait(100)
  }
  return { url, stop: () => child.kill('SIGKILL') }
}

export const startPage = {
  group: 'start-page',
  async measure({ browser, scale }) {
    const demo = await startDemo()
    const rows = []
    try {
      for (const [name, setting] of Object.entries(settings)) {
        const found = []
        for (let turn = 0; turn < scale(5); turn += 1) {
          found.push(await loadOnce(await browser(), demo.url, setting))
        }
        const of = (key) => median(found.map((each) => each[key]))
        const row = (what, unit, value, bar) => ({
          name: `start page of the demo, ${name}: ${what}`,
          unit,
          value,
          ...(bar !== undefined && { bar: { of: 'value', max: bar } }),
        })
        rows.push(
          row('largest contentful paint', 'ms', of('lcp')),
          row('cumulative layout shift', '', of('cls'), 0),
          row('total blocking time', 'ms', of('blocking')),
        )
        if (setting === undefined) rows.push(row('transferred', 'B', of('transferred')))
      }
    } finally {
      demo.stop()
    }
    return rows
  },
}
