// Chromium, and what a page's sockets carry as it sees them.

import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const headlessShell = '/usr/bin/chromium-headless-shell'

export function openBrowser() {
  return chromium.launch({
    executablePath:
      process.env.CHROMIUM_PATH ??
      (existsSync(headlessShell) ? headlessShell : '/usr/bin/chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** Opens a page and waits until it has joined. Gives it with its frames. */
export async function openPage(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const frames = { up: [], down: [] }
  const record =
    (way) =>
    ({ response }) =>
      frames[way].push(response.payloadData)
  session.on('Network.webSocketFrameSent', record('up'))
  session.on('Network.webSocketFrameReceived', record('down'))
  await page.goto(url)
  await page.waitForSelector('html[data-live-connection=joined]')
  return { page, frames, session, close: () => context.close() }
}

/** Bytes of the messages among frames: not those of the transport, nor what the page has seen. */
export function bytesOf(frames) {
  return frames
    .filter((text) => text.startsWith('42[') && !text.startsWith('42["seen"'))
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}
