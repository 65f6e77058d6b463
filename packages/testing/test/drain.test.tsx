import { liveView, stay, useStay, type TerminateReason } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { returnSoon } from './return-page.ts'
import { startServer } from './start-server.ts'

function createWorker() {
  const log: string[] = []
  const gate: { open: () => void } = { open: () => undefined }
  const answers: Promise<unknown>[] = []
  const view = liveView({
    mount({ connected }) {
      log.push(`mount ${connected}`)
      return { done: 0 }
    },
    handleEvent: {
      async work(socket) {
        await new Promise<void>((resolve) => (gate.open = resolve))
        socket.update('done', (done) => done + 1)
        return 'worked'
      },
      quick: (socket) => socket.update('done', (done) => done + 1),
    },
    terminate: (_socket, reason: TerminateReason) => void log.push(`end ${reason}`),
    render: ({ done }, live) => (
      <main>
        <output>{done}</output>
        <button id="work" onClick={() => void answers.push(live.push('work'))} />
        <button id="quick" onClick={() => void answers.push(live.push('quick'))} />
      </main>
    ),
  })
  return { view, log, gate, answers }
}

describe('a server that stops', () => {
  it('[RT-10] answers what its pages have sent before, then tells them to go', async () => {
    const { view, log, gate, answers } = createWorker()
    const { page, server } = await openView(view)
    await page.click('#work')
    await page.click('#quick')
    const drained = server.drain()
    await page.settled()
    expect(log).toEqual(['mount false'])
    await page.click('#quick')
    gate.open()
    await drained
    await page.settled()
    expect(await Promise.all(answers.slice(0, 2))).toEqual(['worked', undefined])
    expect(document.querySelector('output')?.textContent).toBe('3')
    expect(page.fromServer.at(-1)).toEqual(['bye', 1, 'drain'])
    expect([log, server.stats().views]).toEqual([['mount false', 'end stopped'], 0])
    expect(document.documentElement.dataset['liveConnection']).toBe('offline')
  })

  it('[RT-10] waits until its pages have kept their stashes, for two seconds at most', async () => {
    const view = liveView({
      mount: () => ({ done: 0 }),
      stash: { keys: ['done'] },
      handleEvent: { quick: (socket) => socket.update('done', (done) => done + 1) },
      render: () => null,
    })
    for (const isKept of [true, false]) {
      const { server, clock } = startServer(view)
      const page = await rawPage(server, '/')
      page.join({ stash: '' })
      page.send(['stored', 1, 1, 1, 'disk'])
      page.event('quick')
      await page.received()
      const drained = server.drain()
      expect((await page.received()).map(([name]) => name)).toEqual(['stash'])
      if (isKept) page.send(['stored', 1, 1, 2, 'disk'])
      else clock.advance(2_000)
      await drained
      const told = (await page.received()).map(([name]) => name)
      expect(told).toEqual(isKept ? ['durable', 'bye'] : ['bye'])
    }
  })

  it('[RT-10] takes no joins any more', async () => {
    const { view, gate } = createWorker()
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('work')
    await page.received()
    const drained = server.drain()
    page.send(['join', 2, { version: 1, token: page.state?.token, page: 'p', next: 1 }])
    expect(await page.received()).toEqual([])
    gate.open()
    await drained
    expect((await page.received()).map(([name]) => name)).toEqual(['patch', 'bye'])
    expect(page.closed).toBe(true)
  })
})

function Upload({ isRunning }: { isRunning: boolean }) {
  useStay(isRunning)
  return null
}

/** A page that uploads, as a component of it says, from `#start` to `#finish`. */
async function openUpload() {
  const log: string[] = []
  const view = liveView({
    mount: () => ({ isRunning: false, chunks: 0 }),
    handleEvent: {
      start: (socket) => socket.assign({ isRunning: true }),
      chunk: (socket) => socket.update('chunks', (chunks) => chunks + 1),
      finish: (socket) => socket.assign({ isRunning: false }),
    },
    terminate: (_socket, reason: TerminateReason) => void log.push(reason),
    render: ({ isRunning, chunks }, live) => (
      <main>
        <Upload isRunning={isRunning} />
        <output>{chunks}</output>
        <button id="start" onClick={live.on('start')} />
        <button id="chunk" onClick={live.on('chunk')} />
        <button id="finish" onClick={live.on('finish')} />
      </main>
    ),
  })
  const opened = await openView(view)
  const told = (): unknown[] => opened.page.fromClient.filter(([name]) => name === 'stay')
  const stop = async (): Promise<{ isOver: boolean }> => {
    const state = { isOver: false }
    void opened.server.drain().then(() => (state.isOver = true))
    await opened.page.settled()
    return state
  }
  return { ...opened, log, told, stop }
}

describe('a page that asks for a moment', () => {
  it('[RT-10] keeps its connection to a server that stops until it is done', async () => {
    const { page, log, told, stop } = await openUpload()
    await page.click('#start')
    expect(told()).toEqual([['stay', 1, true]])
    const state = await stop()
    await page.click('#chunk')
    await page.click('#chunk')
    expect([page.find('output').textContent, log, state.isOver]).toEqual(['2', [], false])
    await page.click('#finish')
    expect(told().slice(1)).toEqual([['stay', 1, false]])
    expect(page.fromServer.at(-1)).toEqual(['bye', 1, 'drain'])
    expect([log, state.isOver]).toEqual([['stopped'], true])
  })

  it('[RT-10] does not get more than 15 s', async () => {
    const { page, clock, log, stop } = await openUpload()
    const done = stay()
    await page.settled()
    const state = await stop()
    clock.advance(14_999)
    await page.settled()
    expect([log, state.isOver]).toEqual([[], false])
    clock.advance(1)
    await page.settled()
    expect([log, state.isOver]).toEqual([['stopped'], true])
    done()
  })

  it('[RT-10] does not hold up a server when it is gone', async () => {
    const { page, stop } = await openUpload()
    const done = stay()
    await page.settled()
    const state = await stop()
    page.disconnect()
    await page.settled()
    expect(state.isOver).toBe(true)
    done()
  })

  it('[RT-10] holds up no other page, and gets no second moment', async () => {
    const { server, clock } = startServer(createWorker().view)
    const [busy, other] = [await rawPage(server, '/'), await rawPage(server, '/')]
    for (const page of [busy, other]) page.join()
    busy.send(['stay', 1, true])
    await Promise.all([busy.received(), other.received()])
    const state = { isOver: false }
    const drained = server.drain().then(() => (state.isOver = true))
    // Pages go one after the other.
    clock.advance(100)
    expect((await other.received()).map(([name]) => name)).toEqual(['bye'])
    expect([await busy.received(), busy.closed, state.isOver]).toEqual([[], false, false])
    busy.send(['stay', 1, false])
    busy.send(['stay', 1, true])
    await drained
    expect((await busy.received()).map(([name]) => name)).toEqual(['bye'])
  })

  it('[RT-10] asks again on the next connection, as long as one of all who asked is not done', async () => {
    const opened = await openUpload()
    const { page, told } = opened
    const [first, second] = [stay(), stay()]
    await page.settled()
    first()
    first()
    await returnSoon(opened)
    expect(told()).toEqual([
      ['stay', 1, true],
      ['stay', 1, true],
    ])
    second()
    await page.settled()
    await returnSoon(opened)
    expect(told().slice(2)).toEqual([['stay', 1, false]])
  })
})
