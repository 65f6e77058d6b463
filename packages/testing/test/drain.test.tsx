import { liveView, type TerminateReason } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage } from '../src/index.ts'
import { openView } from './open-view.ts'
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
