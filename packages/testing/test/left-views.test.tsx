import { limits, PROTOCOL_VERSION } from '@livejsx/protocol'
import { live, liveView, routes } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { createPubSub } from '@livejsx/server'
import { rawPage } from '../src/index.ts'
import { createSite, go, home, startSite } from './site.tsx'
import { startServer } from './start-server.ts'

describe('a view that is left while it mounts', () => {
  /** A page, and a view whose mounts never end. */
  async function start() {
    const signals: AbortSignal[] = []
    const hanging = liveView({
      mount({ signal }) {
        signals.push(signal)
        return new Promise<object>(() => undefined)
      },
      render: () => null,
    })
    const table = [...createSite().table, live('/hanging', async () => ({ default: hanging }))]
    const started = startServer(home, { routes: routes(table) })
    const page = await rawPage(started.server, '/')
    page.join()
    await page.received()
    const visit = async (view: number): Promise<void> => {
      const token = page.state?.token
      const details = { version: PROTOCOL_VERSION, token, page: 'run', next: 1, to: '/hanging' }
      page.send(['join', view, details])
      await page.received()
      page.send(['leave', view])
    }
    return { ...started, page, signals, visit }
  }

  it('[NAV-04] ends at once, and its signal says so', async () => {
    const { server, page, signals, visit } = await start()
    await visit(2)
    await page.received()
    expect([server.stats().views, signals.map(({ aborted }) => aborted)]).toEqual([1, [true]])
  })

  it('[NAV-04] ends with its connection', async () => {
    const { server, page, signals } = await start()
    go(page, '/hanging')
    await page.received()
    page.network.disconnect()
    await page.received()
    // The view that the page shows waits for it.
    expect([server.stats().views, signals.map(({ aborted }) => aborted)]).toEqual([1, [true]])
  })

  it('[NAV-04] counts among the views of its connection until its `mount` ends', async () => {
    const { page, visit, signals } = await start()
    for (let view = 2; view <= limits.maxViewsPerConnection; view += 1) await visit(view)
    expect(signals).toHaveLength(limits.maxViewsPerConnection - 1)
    await page.received()
    go(page, '/users/7')
    const max = limits.maxViewsPerConnection
    expect(await page.received()).toEqual([['refused', 2, 'too-many-views', { max }]])
  })
})

describe('a view that was left', () => {
  it('[NAV-04] says nothing more, and does not touch the connection of the next one', async () => {
    let begin = (): void => undefined
    const talker = liveView({
      mount: () => ({ said: 0 }),
      handleEvent: {
        async *talk(socket) {
          await new Promise<void>((resolve) => (begin = resolve))
          for (let count = 1; count <= 2 * limits.maxPendingPushes; count += 1) {
            socket.pushEvent('word', count)
            socket.assign({ said: count })
            yield
          }
        },
      },
      render: () => null,
    })
    const table = [...createSite().table, live('/talker', async () => ({ default: talker }))]
    const { server } = startServer(home, { routes: routes(table) })
    const page = await rawPage(server, '/talker')
    page.join()
    await page.received()
    go(page, '/')
    await page.received()
    page.event('talk')
    page.send(['leave', 1])
    await page.received()
    begin()
    page.send(['event', 2, 1, 'add'])
    const answers = await page.received()
    expect(answers.filter(([name, view]) => name === 'patch' && view === 2)).toEqual([
      ['patch', 2, 1, 1, { count: 1 }],
    ])
    expect([page.closed, server.stats().views]).toEqual([false, 1])
  })
})

describe('a view that comes back while the one that was left still works', () => {
  async function comeBack() {
    let fail = (): void => undefined
    const view = liveView({
      onError: 'restart',
      mount: () => ({ count: 0 }),
      handleEvent: {
        async slow() {
          await new Promise((_, reject) => (fail = () => reject(new Error('crash'))))
        },
        inc: (socket) => socket.update('count', (count) => count + 1),
      },
      render: () => null,
    })
    const started = startServer(view)
    const page = await rawPage(started.server, '/')
    page.join()
    page.event('slow')
    page.send(['leave', 1])
    await page.received()
    page.join({ next: 2 })
    return { ...started, page, fail }
  }

  it('[NAV-04] is mounted anew', async () => {
    const { page } = await comeBack()
    const answers = await page.received()
    expect(answers.map((answer) => answer.slice(0, 4))).toEqual([['joined', 1, 'mount', 1]])
  })

  it('[NAV-04] is not ended when the other one crashes, but with its connection', async () => {
    const { page, fail, server, clock } = await comeBack()
    await page.received()
    fail()
    page.send(['event', 1, 2, 'inc'])
    expect(await page.received()).toEqual([['patch', 1, 1, 2, { count: 1 }]])
    page.network.disconnect()
    clock.advance(limits.resumeTimeoutMs)
    expect(server.stats().views).toBe(0)
  })
})

describe('a view that crashes before its page joins', () => {
  const pubsub = createPubSub()
  const crashing = liveView({
    async mount({ subscribe }) {
      subscribe('crash')
      pubsub.broadcast('crash', 'now')
      return {}
    },
    handleInfo: {
      now() {
        throw new Error('in handleInfo')
      },
    },
    onError: 'restart',
    render: () => null,
  })

  it('[NAV-01] refuses a join that waits for it', async () => {
    const table = routes([
      ...createSite().table,
      live('/crashing', async () => ({ default: crashing })),
    ])
    const { page, server } = await startSite({ options: { routes: table, pubsub } })
    go(page, '/crashing')
    expect(await page.received()).toEqual([['refused', 2, 'view-failed']])
    expect(server.stats().views).toBe(1)
  })
})
