import { expect, type Page, type WebSocketRoute } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'
import { joined } from '../../page.ts'

test.use({ expectedErrors: /WebSocket/ })

/** The page's way to the server, which the spec cuts and mends. */
async function holdLine(page: Page) {
  let last: WebSocketRoute | undefined
  const line = { isOpen: true, isDeaf: false }
  await page.routeWebSocket(/\/_live/, (socket) => {
    if (!line.isOpen) return void socket.close({ code: 1012 })
    last = socket
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!line.isDeaf) socket.send(message)
    })
  })
  return {
    async cut() {
      line.isOpen = false
      await last?.close({ code: 1012 })
      await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')
    },
    async mend() {
      line.isOpen = true
      line.isDeaf = false
      await joined(page)
    },
    /** Loses what the server says from now on. */
    loseAnswers: () => void (line.isDeaf = true),
  }
}

/** What the page tells of losses. */
async function lossesOf(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const losses: string[] = []
    Object.assign(window, { losses })
    for (const name of ['live:event-lost', 'live:state-lost']) {
      window.addEventListener(name, () => losses.push(name))
    }
  })
  return () => page.evaluate(() => (window as unknown as { losses: string[] }).losses)
}

test('[STASH-11] [RT-11] a lost connection changes nothing of what a visitor sees and does, and no event is lost or done twice', async ({
  page,
  lab,
}) => {
  const line = await holdLine(page)
  const losses = await lossesOf(page)
  await lab.open('/resume')
  const note = page.getByLabel('Note')
  const shown = page.locator('#added')
  const scroller = page.locator('#scroller')
  await page.getByText('More', { exact: true }).click()
  await scroller.evaluate((element) => (element.scrollTop = 120))
  await note.pressSequentially('half a word')
  for (let times = 0; times < 4; times += 1) await note.press('ArrowLeft')
  for (const each of [note, scroller, page.locator('details'), page.locator('li')]) await mark(each)

  // One answer is lost on its way, one event is made without a connection.
  await button(page, 'Add').evaluate((element: HTMLElement) => element.click())
  await expect.poll(lab.record).toContain('add 1')
  line.loseAnswers()
  await lab.openGate('add 1')
  await line.cut()
  await button(page, 'Add more').evaluate((element: HTMLElement) => element.click())
  await lab.send('line', 'second')
  await note.pressSequentially(' of one')
  await expect(shown).toHaveText('0')
  await line.mend()
  await expect(shown).toHaveText('1')
  await expect(page.locator('li')).toHaveText(['first', 'second'])
  await expect.poll(lab.record).toContain('add 2')

  // And once more, while the handler is at work.
  await line.cut()
  await lab.openGate('add 2')
  await line.mend()
  await expect(shown).toHaveText('2')

  await note.pressSequentially('!')
  await expect(note).toHaveValue('half a  of one!word')
  await expect(note).toBeFocused()
  for (const each of [note, scroller, page.locator('details'), page.locator('li').first()]) {
    await expectSame(each)
  }
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(120)
  await expect(page.locator('details')).toHaveAttribute('open')
  expect(await lab.record()).toEqual(['mount', 'add 1', 'add 2'])
  expect(await losses()).toEqual([])
})

test('[STASH-11] [RT-11] a page that the browser brings back, or that was without a network, goes on', async ({
  page,
  context,
  lab,
}) => {
  await lab.open('/resume')
  await lab.openGate('add 1')
  await button(page, 'Add').click()
  await expect(page.locator('#added')).toHaveText('1')
  const html = page.locator('html')
  await mark(page.locator('#added'))
  for (let times = 0; times < 3; times += 1) {
    await context.setOffline(true)
    await expect(html).toHaveAttribute('data-live-connection', 'offline')
    await lab.send('line', `line ${times}`)
    await context.setOffline(false)
    await joined(page)
    await expect(page.locator('li').last()).toHaveText(`line ${times}`)
  }
  await expectSame(page.locator('#added'))
  expect(await lab.record()).toEqual(['mount', 'add 1'])
})
