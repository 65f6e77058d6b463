import { limits, LiveError } from '@livejsx/protocol'
import { createElement } from 'preact'
import { useState } from 'preact/hooks'
import { defineHook, liveView, type Live } from '@livejsx/view'
import { jsx } from '@livejsx/view/jsx-runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { livePage, type LivePage } from '../src/index.ts'
import { counter } from './counter-view.tsx'
import { returnLate, returnSoon } from './return-page.ts'
import { startServer } from './start-server.ts'

type AnyView = Parameters<typeof startServer>[0]

let page: LivePage
afterEach(() => page.leave())

async function open(view: AnyView = counter, options?: Parameters<typeof startServer>[1]) {
  const started = startServer(view, options)
  page = await livePage(started.server, '/', view)
  return { ...started, page }
}

/** A view that hands its `live` out. */
function exposing(handleEvent: Record<string, () => unknown>): {
  view: AnyView
  live: () => Live<unknown, Record<string, unknown>>
} {
  let seen: Live<unknown, Record<string, unknown>> | undefined
  const view = liveView({
    mount: () => ({}),
    handleEvent,
    render(_assigns, live) {
      seen = live as unknown as typeof seen
      return createElement('p', null, String(live.connected))
    },
  })
  return { view, live: () => seen as NonNullable<typeof seen> }
}

describe('a live page', () => {
  it('[LIFE-02] joins with the first connection and keeps the elements of the HTML', async () => {
    await open()
    expect(page.fromServer).toEqual([['joined', 1, 'adopt', 0]])
    expect(document.documentElement.dataset['liveConnection']).toBe('joined')
    expect(page.html()).toContain('<output>0</output>')
  })

  it('[EVT-01] shows what an event changed, and sets the title', async () => {
    await open()
    const output = page.find('output')
    await page.click('#inc')
    await page.click('#inc')
    expect([page.find('output').textContent, document.title]).toEqual(['2', 'Count 2'])
    expect(page.find('output')).toBe(output)
    expect(page.fromClient.slice(1)).toEqual([
      ['event', 1, 1, 'inc', { by: 1 }],
      ['event', 1, 2, 'inc', { by: 1 }],
    ])
  })

  it('[LIFE-04] resolves a push with the reply once its state is shown', async () => {
    const { view, live } = exposing({ save: () => ({ at: 7 }) })
    await open(view)
    expect(await live().push('save')).toEqual({ at: 7 })
  })

  it('[LIFE-14] rejects a push whose handler throws, without its words', async () => {
    const { view, live } = exposing({
      save() {
        throw new Error('canary')
      },
    })
    await open(view)
    const error: unknown = await live()
      .push('save')
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(LiveError)
    expect((error as LiveError).code).toBe('handler-failed')
    expect(JSON.stringify(page.fromServer)).not.toContain('canary')
  })

  it('[COMP-09] keeps the local state of plain components across patches', async () => {
    function Local() {
      const [open, setOpen] = useState(false)
      return createElement('button', { id: 'local', onClick: () => setOpen(true) }, String(open))
    }
    const view = liveView({
      mount: () => ({ count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render: ({ count }, live) => [
        createElement(Local, null),
        createElement('button', { id: 'inc', onClick: live.on('inc') }, count),
      ],
    })
    await open(view)
    await page.click('#local')
    await page.click('#inc')
    expect([page.find('#local').textContent, page.find('#inc').textContent]).toEqual(['true', '1'])
  })

  it('[EVT-14] connects client hooks with the view in both directions', async () => {
    const log: unknown[] = []
    const Probe = defineHook<number>({
      mounted() {
        this.handleEvent('told', (payload) => log.push(['told', payload]))
        void this.pushEvent('tell').then(() => log.push('answered'))
      },
      updated() {
        log.push(['updated', this.data])
      },
    })
    const view = liveView({
      mount: () => ({ count: 0 }),
      handleEvent: {
        tell(socket) {
          socket.update('count', (count) => count + 1)
          socket.pushEvent('told', { by: 'server' })
        },
      },
      // What the JSX compiler makes of <p hook={Probe} data={count} />.
      render: ({ count }) => jsx('p', { hook: Probe, data: count }),
    })
    await open(view)
    await page.settled()
    expect(log).toEqual([['updated', 1], 'answered', ['told', { by: 'server' }]])
  })
})

describe('a page that goes', () => {
  it('[LIFE-07] leaves its instance at once, and mounts anew when the browser brings it back', async () => {
    const { server } = await open()
    window.dispatchEvent(new Event('pagehide'))
    await page.settled()
    expect(page.fromClient.at(-1)).toEqual(['leave', 1])
    expect(server.stats().views).toBe(0)
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await page.settled()
    expect(page.fromServer.at(-1)?.slice(0, 3)).toEqual(['joined', 1, 'mount'])
    await page.click('#inc')
    expect(page.find('output').textContent).toBe('1')
  })
})

describe('a lost connection', () => {
  it('[STASH-11] resumes the instance when the page is back, and mounts nothing', async () => {
    const { server, pubsub } = await open()
    await page.click('#inc')
    page.disconnect()
    await page.settled()
    expect(document.documentElement.dataset['liveConnection']).toBe('offline')
    pubsub.broadcast('counter', 'set', 7)
    page.reconnect()
    await page.settled()
    expect(page.fromServer.slice(2)).toEqual([
      ['joined', 1, 'resume', 1],
      ['patch', 1, 2, 0, { count: 7 }],
    ])
    expect(document.documentElement.dataset['liveConnection']).toBe('joined')
    await page.click('#inc')
    expect([page.find('output').textContent, server.stats().views]).toEqual(['8', 1])
  })

  it('[LIFE-07] mounts anew when the page is back too late, and shows that state', async () => {
    const opened = await open()
    await page.click('#inc')
    await returnLate(opened)
    expect(page.fromServer.at(-1)?.slice(0, 4)).toEqual(['joined', 1, 'mount', 1])
    expect(page.find('output').textContent).toBe('0')
    await page.click('#inc')
    expect(page.find('output').textContent).toBe('1')
  })

  it('[STASH-11] keeps every push for the answer that the instance gives on the next one', async () => {
    const runs: string[] = []
    let answer = (): void => undefined
    const { view, live } = exposing({
      async slow() {
        runs.push('slow')
        await new Promise<void>((resolve) => (answer = resolve))
        return 'slowly'
      },
      quick: () => void runs.push('quick'),
    })
    const opened = await open(view)
    const settled: unknown[] = []
    void live()
      .push('slow')
      .then((reply) => settled.push(reply))
    await page.settled()
    // Sent, but cut off on its way.
    void live()
      .push('quick')
      .then(() => settled.push('on the way'))
    page.disconnect()
    void live()
      .push('quick')
      .then(() => settled.push('while offline'))
    await page.settled()
    answer()
    await page.settled()
    expect([runs, settled]).toEqual([['slow'], []])
    await returnSoon(opened)
    expect(runs).toEqual(['slow', 'quick', 'quick'])
    expect(settled).toEqual(['slowly', 'on the way', 'while offline'])
    const numbers = page.fromClient.filter(([name]) => name === 'event').map((event) => event[2])
    expect(numbers).toEqual([1, 2, 2, 3])
  })

  it('settles every push when the instance is gone: sent ones as unknown, waiting ones as lost', async () => {
    const { view, live } = exposing({ never: () => new Promise(() => undefined) })
    const opened = await open(view)
    const code = (push: Promise<unknown>): Promise<string> =>
      push.then(
        () => 'resolved',
        (error: unknown) => (error as LiveError).code,
      )
    const events: unknown[] = []
    for (const name of ['live:event-lost', 'live:state-lost'])
      window.addEventListener(name, (event) => events.push((event as CustomEvent).detail))
    const sent = code(live().push('never'))
    await page.settled()
    page.disconnect()
    const waiting = code(live().push('never'))
    await returnLate(opened)
    expect(events).toEqual([
      { view: 1, name: 'never', code: 'unknown-outcome' },
      { view: 1, name: 'never', code: 'lost' },
      { view: 1 },
    ])
    expect([await sent, await waiting]).toEqual(['unknown-outcome', 'lost'])
  })
})

describe('a client that is stopped', () => {
  it('settles every push', async () => {
    const { view, live } = exposing({ never: () => new Promise(() => undefined) })
    await open(view)
    const sent = live()
      .push('never')
      .catch((error: unknown) => (error as LiveError).code)
    await page.settled()
    await page.leave()
    expect(await sent).toBe('unknown-outcome')
    await open(view)
  })
})

describe('a page that is refused', () => {
  it('settles what waits and what comes, closes its connection and says that it failed', async () => {
    let broken = false
    const { view, live } = exposing({ save: () => undefined })
    view.definition.mount = () => {
      if (broken) throw new Error('in mount')
      return {}
    }
    const { server, clock } = await open(view)
    page.disconnect()
    await page.settled()
    clock.advance(limits.resumeTimeoutMs)
    broken = true
    const waiting = live().push('save')
    page.reconnect()
    const codes = await Promise.allSettled([
      waiting,
      page.settled().then(() => live().push('save')),
    ])
    expect(codes.map((result) => (result as PromiseRejectedResult).reason.code)).toEqual(
      Array(2).fill('view-failed'),
    )
    expect(document.documentElement.dataset['liveConnection']).toBe('failed')
    expect(server.stats().views).toBe(0)
  })
})

describe('a render that throws', () => {
  it('leaves no push unsettled, and is told to the page', async () => {
    const pushes: Promise<unknown>[] = []
    const view = liveView({
      mount: () => ({ count: 0 }),
      handleEvent: {
        inc(socket) {
          socket.update('count', (count) => count + 1)
          return 'handled'
        },
      },
      render({ count }, live) {
        // On the server it would be the handler that fails.
        if (count > 0 && live.connected) throw new Error('in render')
        return createElement('button', { onClick: () => pushes.push(live.push('inc')) })
      },
    })
    await open(view)
    await page.click('button')
    expect(await pushes[0]).toBe('handled')
  })
})

describe('live.connected', () => {
  it('is shown as it is, when the page joins and when it is cut off', async () => {
    await open(exposing({}).view)
    expect(page.html()).toBe('<p>true</p>')
    page.disconnect()
    await page.settled()
    expect(page.html()).toBe('<p>false</p>')
  })
})

describe('a failing event of a handler on an element', () => {
  it('is told to the page as a diagnostic', async () => {
    const codes: string[] = []
    const listen = (event: Event): void => void codes.push((event as CustomEvent).detail.code)
    const view = liveView({
      mount: () => ({}),
      handleEvent: {
        save() {
          throw new Error('canary')
        },
      },
      render: (_assigns, live) => createElement('button', { onClick: live.on('save') }),
    })
    await open(view)
    window.addEventListener('live:diagnostic', listen)
    await page.click('button')
    window.removeEventListener('live:diagnostic', listen)
    expect(codes).toEqual(['handler-failed'])
  })
})
