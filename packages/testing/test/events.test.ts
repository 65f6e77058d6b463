import { limits } from '@livejsx/protocol'
import { liveView, secret } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, requestPage, type RawPage } from '../src/index.ts'
import { counter } from './counter-view.tsx'
import { startServer, type StartedServer } from './start-server.ts'

async function joined(
  view = counter as Parameters<typeof startServer>[0],
): Promise<StartedServer & { page: RawPage }> {
  const started = startServer(view)
  const page = await rawPage(started.server, '/')
  page.join()
  await page.received()
  return { ...started, page }
}

/** Takes what was received and confirms it, as a client does now and then. */
async function seeAll(page: RawPage): Promise<void> {
  const last = (await page.received()).at(-1)
  page.send(['seen', 1, last?.[2]])
}

describe('an event', () => {
  it('[LIFE-04] is answered by one patch that carries the change and the reply', async () => {
    const { page } = await joined()
    page.event('inc', { by: 2 })
    expect(await page.received()).toEqual([['patch', 1, 1, 1, { count: 2 }, [], { doubled: 4 }]])
  })

  it('[LIFE-10] that changes nothing is answered by an empty patch', async () => {
    const { page } = await joined()
    page.event('inc', { by: 0 })
    expect(await page.received()).toEqual([['patch', 1, 1, 1, {}, [], { doubled: 0 }]])
  })

  it('[LIFE-04] reaches no handler when its payload fails the schema', async () => {
    const { page } = await joined()
    page.event('inc', { by: 'much' })
    page.event('inc')
    expect(await page.received()).toMatchObject([
      ['failed', 1, 1, 1, 'payload-invalid', { name: 'inc', issues: [{ path: 'by' }] }],
      ['failed', 1, 2, 2, 'payload-invalid', { name: 'inc' }],
    ])
    page.event('inc', { by: 1 })
    expect(await page.received()).toEqual([['patch', 1, 3, 3, { count: 1 }, [], { doubled: 2 }]])
  })

  it('[LIFE-04] of an unknown or inherited name is refused', async () => {
    const { page } = await joined()
    for (const name of ['nope', 'toString', '__proto__', 'constructor']) page.event(name)
    expect((await page.received()).map((message) => message.slice(0, 5))).toEqual(
      [1, 2, 3, 4].map((number) => ['failed', 1, number, number, 'unknown-event']),
    )
  })

  it('[LIFE-14] whose schema throws fails alone, and the next one is handled', async () => {
    const broken = z.string().refine(() => {
      throw new Error('in the schema')
    })
    const { page, errors } = await joined(
      liveView({
        mount: () => ({}),
        events: { ping: broken },
        handleEvent: { ping: () => 'never', pong: () => 'pong' },
        render: () => null,
      }),
    )
    page.event('ping', 'a')
    page.event('pong')
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'handler-failed', { name: 'ping' }],
      ['patch', 1, 2, 2, {}, [], 'pong'],
    ])
    expect(errors).toEqual(['handleEvent.ping: in the schema'])
  })

  it('without a schema loses its payload', async () => {
    const payloads: unknown[] = []
    const { page } = await joined(
      liveView({
        mount: () => ({}),
        handleEvent: { ping: (_socket, payload) => void payloads.push(payload) },
        render: () => null,
      }),
    )
    page.event('ping', { evil: true })
    await page.received()
    expect(payloads).toEqual([undefined])
  })

  it('[LIFE-14] whose handler throws changes nothing and tells nothing of the exception', async () => {
    const { page, errors } = await joined()
    page.event('fail')
    page.event('inc', { by: 1 })
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'handler-failed', { name: 'fail' }],
      ['patch', 1, 2, 2, { count: 1 }, [], { doubled: 2 }],
    ])
    expect(errors).toEqual(['handleEvent.fail: canary-of-an-exception'])
  })

  it('[LIFE-10] that assigns what may not cross the wire fails with the path', async () => {
    const { page, errors } = await joined()
    page.event('unsendable')
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'handler-failed', { name: 'unsendable' }],
    ])
    expect(errors[0]).toContain('assigns.note is an instance of `User`')
  })

  it('[EVT-15] sends its pushes after the patch that it belongs to', async () => {
    const { page } = await joined()
    page.event('tell')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}],
      ['push', 1, 2, 'told', { count: 0 }],
    ])
  })

  it('is handled one at a time, in the order in which it was made', async () => {
    const log: string[] = []
    const { page } = await joined(
      liveView({
        mount: () => ({}),
        handleEvent: {
          async slow() {
            log.push('slow begins')
            await new Promise((resolve) => setImmediate(resolve))
            log.push('slow ends')
          },
          quick: () => void log.push('quick'),
        },
        render: () => null,
      }),
    )
    page.event('slow')
    page.event('quick')
    while (log.length < 3) await page.received()
    expect(log).toEqual(['slow begins', 'slow ends', 'quick'])
  })

  it('[LIFE-04] waits for what a handler returns in place of a promise, as query builders do', async () => {
    const { page } = await joined(
      liveView({
        mount: () => ({}),
        handleEvent: {
          // oxlint-disable-next-line unicorn/no-thenable -- the very thing that is tested
          find: () => ({ then: (resolve: (rows: number[]) => void) => resolve([1, 2]) }),
        },
        render: () => null,
      }),
    )
    page.event('find')
    expect(await page.received()).toEqual([['patch', 1, 1, 1, {}, [], [1, 2]]])
  })

  it('that was handled already is dropped, and one out of order ends the connection', async () => {
    const { page } = await joined()
    page.event('inc', { by: 1 })
    page.send(['event', 1, 1, 'inc', { by: 1 }])
    expect(await page.received()).toHaveLength(1)
    page.send(['event', 1, 7, 'inc', { by: 1 }])
    expect(await page.received()).toMatchObject([
      ['error', 'event-out-of-order', { expected: 2, number: 7 }],
    ])
    await page.received()
    expect(page.closed).toBe(true)
  })

  it('[RT-07] above the rate is refused with the time to wait, and counts as handled', async () => {
    const { page, clock } = await joined()
    for (let count = 0; count < limits.eventBurst; count += 1) {
      page.event('inc', { by: 1 })
      if (count % 50 === 49) await seeAll(page)
    }
    page.event('inc', { by: 1 })
    const next = limits.eventBurst + 1
    expect(await page.received()).toEqual([
      ['failed', 1, next, next, 'rate-limited', { retryAfterMs: 10 }],
    ])
    clock.advance(10)
    page.event('inc', { by: 1 })
    expect(await page.received()).toEqual([
      ['patch', 1, next + 1, next + 1, { count: next }, [], { doubled: 2 * next }],
    ])
  })

  it('[RT-07] in a flood ends the connection', async () => {
    const { page, server, clock } = await joined()
    for (let count = 0; count < 5 * limits.eventBurst; count += 1) page.event('inc', { by: 1 })
    const messages = await page.received()
    expect(messages.at(-1)?.slice(0, 2)).toEqual(['error', 'rate-limited'])
    expect(page.closed).toBe(true)
    clock.advance(limits.resumeTimeoutMs)
    expect(server.stats().views).toBe(0)
  })
})

describe('a message to itself', () => {
  const ticking = liveView({
    mount: () => ({ ticks: 0 }),
    handleEvent: {
      start(socket) {
        socket.send('tick')
        socket.send('tick', 10, { after: 1_000 })
      },
      fail(socket) {
        socket.send('tick')
        throw new Error('in fail')
      },
    },
    handleInfo: {
      tick: (socket, by: number = 1) => socket.update('ticks', (ticks) => ticks + by),
    },
    render: () => null,
  })

  it('[LIFE-05] is handled in a turn of its own, at once or after a time', async () => {
    const { page, clock } = await joined(ticking)
    page.event('start')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}],
      ['patch', 1, 2, 0, { ticks: 1 }],
    ])
    clock.advance(1_000)
    expect(await page.received()).toEqual([['patch', 1, 3, 0, { ticks: 11 }]])
  })

  it('[LIFE-05] is not sent by a handler that throws, nor to an instance that has ended', async () => {
    const { page, clock, errors } = await joined(ticking)
    page.event('fail')
    expect(await page.received()).toMatchObject([['failed', 1, 1, 1, 'handler-failed', {}]])
    page.event('start')
    page.send(['leave', 1])
    await page.received()
    clock.advance(1_000)
    expect([await page.received(), errors]).toEqual([[], ['handleEvent.fail: in fail']])
  })
})

describe('a secret', () => {
  it('[LIFE-12] fails the handler that would send it, as an assign, a reply or a push', async () => {
    const key = secret('canary')
    const { page, errors } = await joined(
      liveView({
        mount: () => ({ key: null as unknown }),
        handleEvent: {
          assign: (socket) => socket.assign({ key: { deep: [key] } }),
          reply: () => ({ key }),
          push: (socket) => socket.pushEvent('told', { key }),
        },
        render: () => null,
      }),
    )
    for (const name of ['assign', 'reply', 'push']) page.event(name)
    const answers = await page.received()
    expect(answers.map((answer) => answer[4])).toEqual(Array(3).fill('handler-failed'))
    expect(errors).toEqual([
      expect.stringContaining('assigns.key.deep[0] is an instance of `Secret`'),
      expect.stringContaining('reply.key is an instance of `Secret`'),
      expect.stringContaining('pushEvent.told.key is an instance of `Secret`'),
    ])
    expect(JSON.stringify([answers, errors])).not.toContain('canary')
  })

  it('[LIFE-12] fails the page whose first state holds it', async () => {
    const view = liveView({
      mount: () => ({ key: secret('canary') as unknown }),
      render: () => null,
    })
    const { server, errors } = startServer(view)
    const { response, html } = await requestPage(server, '/')
    expect([response.status, html.includes('canary')]).toEqual([500, false])
    expect(errors[0]).toContain('assigns.key is an instance of `Secret`')
  })
})

describe('a change in place', () => {
  it('[LIFE-10] fails the handler outside production, and changes nothing', async () => {
    const { page, errors } = await joined(
      liveView({
        mount: () => ({ rows: [{ id: 1, label: 'a' }] }),
        handleEvent: { mutate: (socket) => void socket.assigns.rows.push({ id: 2, label: 'b' }) },
        render: () => null,
      }),
    )
    page.event('mutate')
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'handler-failed', { name: 'mutate' }],
    ])
    expect(errors[0]).toContain('object is not extensible')
  })
})

describe('a view that was left', () => {
  it('ignores what crossed the leave, and may be joined again', async () => {
    const { page } = await joined()
    page.send(['leave', 1])
    page.event('inc', { by: 1 })
    expect(await page.received()).toEqual([])
    page.join()
    expect(await page.received()).toMatchObject([['joined', 1, 'mount', 0, {}]])
  })

  it('holds no memory when a page joins and leaves under ever new numbers', async () => {
    const { page, server } = await joined()
    const details = { version: 1, token: page.state?.token, page: 'page-run', next: 1, to: '/' }
    for (let view = 2; view < 2 + 3 * limits.maxViewsPerConnection; view += 1) {
      page.send(['join', view, details])
      page.send(['leave', view])
    }
    const answers = await page.received()
    expect(answers.filter(([name]) => name === 'error' || name === 'refused')).toEqual([])
    expect(server.stats().views).toBe(1)
  })

  it('[RT-07] may not be joined again and again without end', async () => {
    const { page, server } = await joined()
    const details = { version: 1, token: page.state?.token, page: 'page-run', next: 1, to: '/' }
    for (let view = 2; view < 300; view += 1) {
      page.send(['join', view, details])
      page.send(['leave', view])
    }
    const answers = await page.received()
    const refused = answers.filter(([name]) => name === 'refused')
    expect(refused.at(-1)).toEqual(['refused', 299, 'rate-limited', { retryAfterMs: 100 }])
    expect(server.stats().views).toBe(1)
  })

  it('leaves room for no more than the allowed views on one connection', async () => {
    const { page } = await joined()
    const details = { version: 1, token: page.state?.token, page: 'page-run', next: 1, to: '/' }
    for (let view = 2; view <= limits.maxViewsPerConnection + 1; view += 1) {
      page.send(['join', view, details])
    }
    const answers = await page.received()
    expect(answers.filter(([name]) => name === 'joined')).toHaveLength(31)
    expect(answers.filter(([name]) => name === 'refused')).toEqual([
      ['refused', 33, 'too-many-views', { max: 32 }],
    ])
  })
})

describe('a message of PubSub', () => {
  it('[LIFE-05] reaches handleInfo and the page, without an event to answer', async () => {
    const { page, pubsub } = await joined()
    pubsub.broadcast('counter', 'set', 9)
    expect(await page.received()).toEqual([['patch', 1, 1, 0, { count: 9 }]])
  })

  it('[LIFE-05] of an unknown name is reported and dropped', async () => {
    const { page, pubsub, errors } = await joined()
    pubsub.broadcast('counter', 'toString', 9)
    expect(await page.received()).toEqual([])
    expect(errors).toEqual([
      'handleInfo.toString: No `handleInfo.toString`: the message is dropped',
    ])
  })

  it('[RT-01] is not delivered any more once the instance has ended', async () => {
    const { page, pubsub } = await joined()
    expect(pubsub.subscribers('counter')).toBe(1)
    page.send(['leave', 1])
    await page.received()
    expect(pubsub.subscribers('counter')).toBe(0)
  })

  it('[RT-01] keeps two pages in step, each with its own numbers', async () => {
    const { page, server, pubsub } = await joined()
    const other = await rawPage(server, '/')
    other.join()
    await other.received()
    page.event('inc', { by: 1 })
    await page.received()
    pubsub.broadcast('counter', 'set', 5)
    expect([await page.received(), await other.received()]).toEqual([
      [['patch', 1, 2, 0, { count: 5 }]],
      [['patch', 1, 1, 0, { count: 5 }]],
    ])
  })
})

describe('a page that reads slowly', () => {
  it('is sent one patch to the newest state instead of every one in between', async () => {
    const { page, pubsub } = await joined()
    const count = limits.maxUnseenMessages + 500
    for (let value = 1; value <= count; value += 1) pubsub.broadcast('counter', 'set', value)
    const held = await page.received()
    expect(held).toHaveLength(limits.maxUnseenMessages)
    page.send(['seen', 1, limits.maxUnseenMessages])
    expect(await page.received()).toEqual([
      ['patch', 1, limits.maxUnseenMessages + 1, 0, { count }],
    ])
  })

  it('gets every answer with the one state that they led to, when it reads again', async () => {
    const { page, pubsub } = await joined()
    for (let value = 1; value <= limits.maxUnseenMessages; value += 1)
      pubsub.broadcast('counter', 'set', value)
    await page.received()
    page.event('inc', { by: 1 })
    page.event('nope')
    page.event('inc', { by: 1 })
    expect(await page.received()).toEqual([])
    page.send(['seen', 1, limits.maxUnseenMessages])
    const first = limits.maxUnseenMessages + 1
    expect(await page.received()).toEqual([
      [
        'patch',
        1,
        first,
        1,
        { count: first + 1 },
        [],
        { doubled: 2 * first },
        [[3, { doubled: 2 * first + 2 }]],
      ],
      ['failed', 1, first + 1, 2, 'unknown-event', { name: 'nope' }],
    ])
  })

  it('may not claim to have seen what was never sent', async () => {
    const { page } = await joined()
    page.send(['seen', 1, 99])
    expect(await page.received()).toEqual([['error', 'unexpected-message', { message: 'seen' }]])
  })
})
