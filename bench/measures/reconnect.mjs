// A connection that is cut for three seconds: what is shown, and how soon after the network is back.

import { connect, createServer } from 'node:net'
import { median } from '../compare.mjs'
import { openPage } from '../browser.mjs'
import { wait } from '../stage.mjs'

const outageMs = 3_000

/** A line to a server that can be cut. */
async function startLine(origin) {
  const { port } = new URL(origin)
  const ends = new Set()
  let isCut = false
  const server = createServer((socket) => {
    if (isCut) return socket.destroy()
    const target = connect(Number(port), 'localhost')
    for (const end of [socket, target]) {
      ends.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        ends.delete(end)
        socket.destroy()
        target.destroy()
      })
    }
    socket.pipe(target).pipe(socket)
  })
  await new Promise((resolve) => server.listen(0, resolve))
  return {
    origin: `http://localhost:${server.address().port}`,
    cut() {
      isCut = true
      for (const end of ends) end.destroy()
    },
    mend: () => void (isCut = false),
    close: () => server.close(),
  }
}

/** Runs in the page: tells how long after `online` it has joined again. */
function watchReturn() {
  window.addEventListener('online', () => {
    const start = performance.now()
    const root = document.documentElement
    const watcher = new MutationObserver(() => {
      if (root.dataset.liveConnection !== 'joined') return
      watcher.disconnect()
      window.backAfter = performance.now() - start
    })
    watcher.observe(root, { attributes: true })
  })
}

async function cutOnce(browser, line) {
  const { page, close } = await openPage(browser, `${line.origin}/counter`)
  const shows = (text) =>
    page.waitForFunction((wanted) => document.querySelector('#count')?.textContent === wanted, text)
  for (let count = 1; count <= 7; count += 1) {
    await page.click('#inc')
    await shows(String(count))
  }
  await page.evaluate(watchReturn)
  line.cut()
  await page.context().setOffline(true)
  await page.waitForSelector('html[data-live-connection=offline]')
  await wait(outageMs)
  line.mend()
  await page.context().setOffline(false)
  await page.waitForFunction(() => window.backAfter !== undefined)
  const shown = await page.textContent('#count')
  const backAfter = await page.evaluate(() => window.backAfter)
  await page.click('#inc')
  await shows('8')
  await close()
  return { shown, backAfter }
}

export const reconnect = {
  group: 'reconnect',
  async measure({ stage, browser, scale }) {
    const { origin } = await stage()
    const line = await startLine(origin)
    const times = []
    let shown
    for (let turn = 0; turn < scale(5); turn += 1) {
      const found = await cutOnce(await browser(), line)
      times.push(found.backAfter)
      shown = found.shown
    }
    line.close()
    return [
      {
        name: 'joined again after the network is back, after an outage of 3 s at counter 7',
        unit: 'ms',
        value: median(times),
        bar: { of: 'value', max: shown === '7' ? 100 : 0 },
        note: `${shown} is shown`,
      },
    ]
  },
}
