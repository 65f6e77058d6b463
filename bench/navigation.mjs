// `npm run build && npm run build -w livejsx-demo && node bench/navigation.mjs [runs] [ms]` measures in
// Chromium how long it takes from the click on a product of the demo to its page: live with the code
// fetched before (pointed at), live without, and as a document for comparison. Each run has a cache of
// its own. Times in ms: until it is painted, and until it is at work; bytes of both directions from the
// click to there. The delay, 0 and 100 ms if none is said, is that of a proxy, half of it each way.

import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright'

const runs = Number(process.argv[2] ?? 30)
const delays = process.argv[3] === undefined ? [0, 100] : [Number(process.argv[3])]
const port = 4981

/** Forwards connections to the server with a delay, and counts. */
function startProxy(delayMs) {
  const counted = { bytes: 0 }
  const carry = (from, to) => {
    from.on('data', (chunk) => {
      counted.bytes += chunk.length
      if (delayMs === 0) to.write(chunk)
      else setTimeout(() => to.destroyed || to.write(chunk), delayMs / 2)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => setTimeout(() => to.destroy(), delayMs / 2))
  }
  const proxy = createServer({ noDelay: true }, (socket) => {
    const target = connect({ port, noDelay: true })
    carry(socket, target)
    carry(target, socket)
  })
  return new Promise((resolve) => {
    proxy.listen(0, () => {
      const url = `http://localhost:${proxy.address().port}`
      resolve({ url, counted, close: () => proxy.close() })
    })
  })
}

/** Notes when the page is painted, and when it is at work, on a clock that documents share. */
function watch() {
  const times = {}
  const now = () => performance.timeOrigin + performance.now()
  Object.assign(window, { times, now })
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === 'first-contentful-paint') times.document = performance.timeOrigin + startTime
    }
  }).observe({ type: 'paint', buffered: true })
  window.addEventListener('live:connection', ({ detail }) => {
    if (detail.state === 'joined') times.joined ??= now()
  })
  window.addEventListener('live:navigate', () => {
    times.arrived = now()
    // What is posted from a frame's callback comes after its paint.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => (times.painted = now()))
      port1.start()
      port2.postMessage(undefined)
    })
  })
}

const ways = {
  'live, fetched': { isLive: true, isFetched: true },
  live: { isLive: true, isFetched: false },
  document: { isLive: false, isFetched: false },
}

async function measure(browser, { url, counted }, { isLive, isFetched }) {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  try {
    await page.addInitScript(watch)
    await page.goto(`${url}/products`)
    await page.waitForSelector('html[data-live-connection=joined]')
    await page.waitForSelector('[data-live-announcer]', { state: 'attached' })
    await page.waitForLoadState('networkidle')
    const link = page.locator('main a[data-live-link][href^="/products/"]').first()
    if (isFetched) {
      const code = page.waitForResponse(/\/assets\/product\.live/)
      await link.dispatchEvent('pointerover')
      await (await code).finished()
    }
    counted.bytes = 0
    const from = await link.evaluate((element, live) => {
      const start = window.now()
      if (live) element.click()
      else location.assign(element.href)
      return start
    }, isLive)
    await page.waitForURL(/\/products\/\w+/)
    await page.waitForFunction(
      (live) => (live ? window.times.painted : window.times.document && window.times.joined),
      isLive,
    )
    const { bytes } = counted
    const times = await page.evaluate(() => window.times)
    const shown = (isLive ? times.painted : times.document) - from
    return { shown, ready: isLive ? shown : Math.max(times.joined, times.document) - from, bytes }
  } finally {
    await context.close()
  }
}

function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.ceil(share * sorted.length) - 1])
}

const server = spawn(process.execPath, ['dist/server/index.js'], {
  cwd: join(import.meta.dirname, '../demo'),
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    LIVEJSX_SECRET: 'a-secret-of-at-least-thirty-two-characters-for-the-bench',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  for (let tries = 0; ; tries++) {
    const isUp = await fetch(`http://localhost:${port}/products`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) break
    if (tries > 100) throw new Error('The demo does not start')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  for (const delay of delays) {
    const proxy = await startProxy(delay)
    const results = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
    // One after the other in turns: what else the machine does hits all alike. The first turn warms up.
    for (let run = 0; run <= runs; run++) {
      for (const [name, way] of Object.entries(ways)) {
        const result = await measure(browser, proxy, way)
        if (run > 0) results[name].push(result)
      }
    }
    const table = Object.entries(results).map(([name, all]) => {
      const of = (key, share) =>
        quantile(
          all.map((result) => result[key]),
          share,
        )
      return [
        name,
        {
          'shown p50': of('shown', 0.5),
          'shown p95': of('shown', 0.95),
          'at work p50': of('ready', 0.5),
          'at work p95': of('ready', 0.95),
          'bytes p50': of('bytes', 0.5),
        },
      ]
    })
    console.log(`\n${delay} ms round trip, ${runs} runs`)
    console.table(Object.fromEntries(table))
    proxy.close()
  }
} finally {
  await browser.close()
  server.kill()
}
