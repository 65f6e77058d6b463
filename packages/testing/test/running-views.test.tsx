import { Flash, liveComponent, liveView, type TerminateReason } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { startServer } from './start-server.ts'

describe('attached hooks', () => {
  const log: string[] = []
  const view = liveView({
    onMount: [
      ({ attachHook }) => {
        attachHook('event', 'audit', (_socket, name, payload) => {
          log.push(`event ${name} ${String(payload)}`)
          return name === 'forbidden' ? { halt: true, reply: 'halted' } : undefined
        })
        attachHook('info', 'audit', (_socket, name) => void log.push(`info ${name}`))
      },
    ],
    mount: () => ({ count: 0 }),
    handleEvent: {
      inc: (socket) => socket.update('count', (count) => count + 1),
      forbidden: (socket) => socket.assign({ count: 1_000 }),
      tell: (socket) => socket.send('told'),
      start: (socket) => socket.startAsync('job', () => Promise.resolve(1)),
      watch(socket) {
        socket.attachHook(
          'afterRender',
          'watch',
          (own) => void log.push(`seen ${own.assigns.count}`),
        )
        socket.attachHook('async', 'job', (_own, name) => {
          log.push(`async ${name}`)
          return { halt: true }
        })
      },
      twice: (socket) => {
        socket.attachHook('event', 'audit', () => undefined)
      },
      unwatch(socket) {
        socket.detachHook('event', 'audit')
        socket.detachHook('event', 'nobody')
      },
    },
    handleInfo: { told: () => void log.push('told') },
    handleAsync: { job: () => void log.push('never') },
    render: () => null,
  })

  it('[LIFE-09] run before the handlers, which they may halt with a reply', async () => {
    log.length = 0
    const { server, errors } = startServer(view)
    const raw = await rawPage(server, '/')
    raw.join()
    for (const name of ['inc', 'forbidden', 'tell', 'twice', 'unwatch', 'inc']) raw.event(name)
    expect(await raw.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 1, { count: 1 }],
      ['patch', 1, 2, 2, {}, [], 'halted'],
      ['patch', 1, 3, 3, {}],
      ['failed', 1, 4, 4, 'handler-failed', { name: 'twice' }],
      ['patch', 1, 5, 5, {}],
      ['patch', 1, 6, 6, { count: 2 }],
    ])
    expect(log.slice(0, 3)).toEqual([
      'event inc undefined',
      'event forbidden undefined',
      'event tell undefined',
    ])
    expect(log).toContain('info told')
    expect(log.filter((entry) => entry.startsWith('event inc'))).toHaveLength(1)
    expect(errors).toEqual([expect.stringContaining('a hook of that name is attached')])
  })

  it('[LIFE-09] run after each change, and before the outcome of a task', async () => {
    log.length = 0
    const { server } = startServer(view)
    const raw = await rawPage(server, '/')
    raw.join()
    for (const name of ['unwatch', 'watch', 'inc', 'start']) raw.event(name)
    await raw.received()
    await raw.received()
    expect(log.filter((entry) => !entry.startsWith('event'))).toEqual(['seen 1', 'async job'])
  })
})

describe('temporary assigns', () => {
  it('[LIFE-11] are forgotten once they are sent, and kept by the page', async () => {
    const view = liveView({
      temporary: ['log'],
      mount: () => ({ log: ['first'], count: 0 }),
      handleEvent: {
        look: (socket) => socket.assigns.log.length,
        add: (socket) => socket.assign({ log: ['second'] }),
        inc: (socket) => socket.update('count', (count) => count + 1),
        clear: (socket) => socket.assign({ log: [] }),
      },
      render: ({ log }) => <p>{log.join()}</p>,
    })
    const { server } = startServer(view)
    const raw = await rawPage(server, '/')
    expect(raw.html).toContain('<p>first</p>')
    raw.join()
    for (const name of ['look', 'inc', 'add', 'look', 'clear']) raw.event(name)
    expect(await raw.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 1, {}, [], 0],
      ['patch', 1, 2, 2, { count: 1 }],
      ['patch', 1, 3, 3, { log: ['second'] }],
      ['patch', 1, 4, 4, {}, [], 0],
      ['patch', 1, 5, 5, { log: [] }],
    ])
  })
})

describe('a temporary assign that is no list', () => {
  it('[LIFE-11] fails the mount, by its name', async () => {
    const view = liveView({
      temporary: ['count'],
      mount: () => ({ count: 0 }),
      render: () => null,
    })
    const { server, errors } = startServer(view)
    expect((await requestPage(server, '/')).response.status).toBe(500)
    expect(errors).toEqual([expect.stringContaining('`assigns.count` is temporary, but no list')])
  })
})

describe('a callback that throws', () => {
  const view = liveView({
    mount: () => ({ count: 0 }),
    handleEvent: {
      tell: (socket) => socket.send('told'),
      start: (socket) => socket.startAsync('job', () => Promise.resolve(1)),
      inc: (socket) => socket.update('count', (count) => count + 1),
    },
    handleInfo: {
      told(socket) {
        socket.assign({ count: 1_000 })
        throw new Error('in info')
      },
    },
    handleAsync: {
      job(socket) {
        socket.assign({ count: 1_000 })
        throw new Error('in async')
      },
    },
    render: () => null,
  })

  it.each([
    ['tell', 'handleInfo.told: in info'],
    ['start', 'handleAsync.job: in async'],
  ])('[LIFE-14] leaves the state as it was, after `%s`', async (event, error) => {
    const { server, errors } = startServer(view)
    const raw = await rawPage(server, '/')
    raw.join()
    raw.event(event)
    await raw.received()
    await raw.received()
    raw.event('inc')
    expect(await raw.received()).toEqual([['patch', 1, 2, 2, { count: 1 }]])
    expect(errors).toEqual([error])
  })
})

describe('flash messages', () => {
  it('[COMP-10] are put and cleared on either side, one of a kind', async () => {
    const view = liveView({
      mount: () => ({}),
      handleEvent: {
        save: (socket) => socket.putFlash('info', 'Saved'),
        fail(socket) {
          socket.putFlash('error', 'never shown')
          throw new Error('fail')
        },
        clear: (socket) => socket.clearFlash(),
      },
      render: (_assigns, live) => (
        <main>
          <button id="save" onClick={live.on('save')} />
          <button id="fail" onClick={live.on('fail')} />
          <button id="clear" onClick={live.on('clear')} />
          <u>{Object.keys(live.flash).join()}</u>
          <Flash />
        </main>
      ),
    })
    const { page } = await openView(view)
    await page.click('#fail')
    await page.click('#save')
    expect(page.html()).toContain('Saved')
    expect([page.find('u').textContent, page.html().includes('never')]).toEqual(['info', false])
    await page.click('[data-live-flash="info"] button')
    expect(page.html()).not.toContain('Saved')
    await page.click('#save')
    await page.click('#clear')
    expect(page.find('u').textContent).toBe('')
  })
})

describe('onError', () => {
  const crashing = (onError: Parameters<typeof liveView>[0]['onError']) => {
    const reasons: TerminateReason[] = []
    const view = liveView({
      ...(onError !== undefined && { onError }),
      mount: () => ({ count: 0 }),
      handleEvent: {
        inc: (socket) => socket.update('count', (count) => count + 1),
        fail() {
          throw new Error('fail')
        },
      },
      terminate: (_socket, reason) => void reasons.push(reason),
      render: ({ count }, live) => (
        <main>
          <button id="inc" onClick={live.on('inc')}>
            {count}
          </button>
          <button id="fail" onClick={live.on('fail')} />
        </main>
      ),
    })
    return { view, reasons }
  }

  it('[LIFE-14] keeps the view with its state by default', async () => {
    const { view, reasons } = crashing(undefined)
    const { page } = await openView(view)
    await page.click('#inc')
    await page.click('#fail')
    await page.click('#inc')
    expect([page.find('#inc').textContent, reasons]).toEqual(['2', []])
  })

  it('[LIFE-14] restart: ends the view, told as `crashed`, and the page gets a new one', async () => {
    const { view, reasons } = crashing('restart')
    const { page } = await openView(view)
    await page.click('#inc')
    await page.click('#fail')
    await expect.poll(() => document.documentElement.dataset['liveConnection']).toBe('joined')
    expect([page.find('#inc').textContent, reasons]).toEqual(['0', ['crashed']])
    await page.click('#inc')
    expect(page.find('#inc').textContent).toBe('1')
  })

  it('[LIFE-14] decides by error and place, if it is a function', async () => {
    const origins: string[] = []
    const { view, reasons } = crashing((error, { callback, event }) => {
      origins.push(`${callback}.${event} ${(error as Error).message}`)
      return 'keep'
    })
    const { page } = await openView(view)
    await page.click('#fail')
    expect([origins, reasons]).toEqual([['handleEvent.fail fail'], []])
  })
})

describe('a view that nobody comes for', () => {
  it('[LIFE-02] leaves nothing behind, 1,000 times', async () => {
    const Counter = liveComponent({ mount: () => ({ count: 0 }), render: () => null })
    const reasons = new Map<string, number>()
    const view = liveView({
      mount({ subscribe }) {
        subscribe('topic')
        return {}
      },
      terminate: (_socket, reason) => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1),
      render: () => <Counter id="a" />,
    })
    const { server, clock, pubsub } = startServer(view, { maxWaiting: 10 })
    for (let count = 0; count < 1_000; count += 1) await requestPage(server, '/')
    expect([server.stats().views, pubsub.subscribers('topic')]).toEqual([10, 10])
    clock.advance(10_000)
    expect([server.stats().views, pubsub.subscribers('topic'), [...reasons]]).toEqual([
      0,
      0,
      [['evicted', 1_000]],
    ])
  }, 60_000)
})
