import { limits } from '@livejsx/protocol'
import { liveComponent, liveView, type EventPolicy } from '@livejsx/view'
import { createElement } from 'preact'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, type RawPage } from '../src/index.ts'
import { startServer, type StartedServer } from './start-server.ts'

interface Call {
  readonly text: string
  readonly signal: AbortSignal
  finish(): void
}

/** A view whose handler waits until the test lets it go on, under a policy. */
async function open(
  policy: EventPolicy,
): Promise<{ page: RawPage; calls: Call[] } & StartedServer> {
  const calls: Call[] = []
  const view = liveView({
    mount: () => ({ found: '', all: [] as string[] }),
    policies: { search: policy },
    events: {
      search: z.string(),
    },
    handleEvent: {
      async search(socket, text) {
        await new Promise<void>((finish) => calls.push({ text, signal: socket.signal, finish }))
        socket.assign({ found: text })
        socket.update('all', (all) => [...all, text])
        return text
      },
      other: () => 'other',
    },
    render: () => null,
  })
  const started = startServer(view)
  const page = await rawPage(started.server, '/')
  page.join()
  await page.received()
  return { ...started, page, calls }
}

describe('event policies', () => {
  it('[LIFE-16] queue: each waits for the one before, whatever its name', async () => {
    const { page, calls } = await open('queue')
    page.event('search', 'a')
    page.event('other')
    expect([await page.received(), calls.length]).toEqual([[], 1])
    calls[0]?.finish()
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, { found: 'a', all: ['a'] }, [], 'a'],
      ['patch', 1, 2, 2, {}, [], 'other'],
    ])
  })

  it('[LIFE-16] latest: the newest takes the place of the one at work, and of those that wait', async () => {
    const { page, calls, errors } = await open('latest')
    for (const text of ['a', 'b', 'c']) page.event('search', text)
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'superseded', { name: 'search' }],
      ['failed', 1, 2, 2, 'superseded', { name: 'search' }],
    ])
    expect(calls.map(({ text, signal }) => [text, signal.aborted])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ])
    for (const { finish } of calls) finish()
    expect(await page.received()).toEqual([['patch', 1, 3, 3, { found: 'c', all: ['c'] }, [], 'c']])
    expect(errors).toEqual([])
  })

  it('[LIFE-16] drop: what comes while one is at work is refused', async () => {
    const { page, calls } = await open('drop')
    page.event('search', 'a')
    page.event('search', 'b')
    expect(await page.received()).toEqual([['failed', 1, 1, 2, 'dropped', { name: 'search' }]])
    calls[0]?.finish()
    await page.received()
    page.event('search', 'c')
    await page.received()
    calls[1]?.finish()
    expect(await page.received()).toEqual([
      ['patch', 1, 3, 3, { found: 'c', all: ['a', 'c'] }, [], 'c'],
    ])
  })

  it('[LIFE-16] parallel: all are at work at once, and change the state in the order of their ends', async () => {
    const { page, calls } = await open('parallel')
    page.event('search', 'a')
    page.event('search', 'b')
    page.event('other')
    expect(await page.received()).toEqual([['patch', 1, 1, 3, {}, [], 'other']])
    calls[1]?.finish()
    await page.received()
    calls[0]?.finish()
    expect(await page.received()).toEqual([
      ['patch', 1, 3, 1, { found: 'a', all: ['b', 'a'] }, [], 'a'],
    ])
  })

  it('[LIFE-16] parallel: those at work are told by their signal that the page has left', async () => {
    const { page, calls } = await open('parallel')
    page.event('search', 'a')
    page.event('search', 'b')
    await page.received()
    page.send(['leave', 1])
    await page.received()
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, true])
  })
})

describe('an event that comes at the worst moment', () => {
  it('[LIFE-16] latest: cannot call off what is being made true, so that each event has one answer', async () => {
    const mounts: (() => void)[] = []
    const Slow = liveComponent({
      mount: async () => {
        await new Promise<void>((resolve) => mounts.push(resolve))
        return { ready: true }
      },
      render: () => null,
    })
    const view = liveView({
      mount: () => ({ ids: [] as string[] }),
      policies: { show: 'latest' },
      events: { show: z.string() },
      handleEvent: {
        async show(socket, id) {
          await Promise.resolve()
          socket.update('ids', (ids) => [...ids, id])
        },
      },
      render: ({ ids }) => ids.map((id) => createElement(Slow, { key: id, id })),
    })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('show', 'a')
    await page.received()
    page.event('show', 'b')
    expect([await page.received(), mounts.length]).toEqual([[], 1])
    mounts[0]?.()
    await page.received()
    mounts[1]?.()
    await page.received()
    const answers = page.network.fromServer.filter(([name]) => name !== 'joined')
    expect(answers.map(([name, , , answered]) => [name, answered])).toEqual([
      ['patch', 1],
      ['patch', 2],
    ])
    expect(answers[1]?.[4]).toMatchObject({ ids: ['a', 'b'] })
  })

  it('[LIFE-16] parallel: fails alone when its change cannot be made on the newer state', async () => {
    const go: (() => void)[] = []
    const view = liveView({
      mount: () => ({ left: 1 }),
      policies: { take: 'parallel' },
      handleEvent: {
        async take(socket) {
          socket.update('left', (left) => {
            if (left === 0) throw new Error('none left')
            return left - 1
          })
          await new Promise<void>((resolve) => go.push(resolve))
        },
      },
      render: () => null,
    })
    const { server, errors } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('take')
    page.event('take')
    await page.received()
    for (const each of go) each()
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, { left: 0 }],
      ['failed', 1, 2, 2, 'handler-failed', { name: 'take' }],
    ])
    expect(errors).toEqual(['handleEvent.take: none left'])
  })

  it('[LIFE-16] parallel: is refused when too many are at work', async () => {
    const { page, calls, clock } = await open('parallel')
    for (let event = 1; event <= limits.maxWaitingEvents + 1; event += 1) {
      page.event('search', 'a')
      // Not too fast, but too many.
      if (event % 100 === 0) await page.received().then(() => clock.advance(1_000))
    }
    const last = limits.maxWaitingEvents + 1
    expect((await page.received()).at(-1)?.slice(0, 5)).toEqual([
      'failed',
      1,
      1,
      last,
      'rate-limited',
    ])
    expect(calls).toHaveLength(limits.maxWaitingEvents)
    calls[0]?.finish()
    await page.received()
    page.event('search', 'b')
    await page.received()
    expect(calls).toHaveLength(limits.maxWaitingEvents + 1)
  })
})

describe('a handler that yields', () => {
  it('[LIFE-17] sends the state so far each time, and answers at its end', async () => {
    const view = liveView({
      mount: () => ({ step: 0 }),
      handleEvent: {
        async *run(socket) {
          for (const step of [1, 2]) {
            socket.assign({ step })
            yield
            await Promise.resolve()
          }
          socket.assign({ step: 3 })
          return 'done'
        },
        *count(socket) {
          socket.assign({ step: 10 })
          yield
          socket.assign({ step: 11 })
        },
        async *fail(socket) {
          socket.assign({ step: 20 })
          yield
          socket.assign({ step: 21 })
          throw new Error('after a yield')
        },
      },
      render: () => null,
    })
    const { server, errors } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('run')
    page.event('count')
    page.event('fail')
    expect(await page.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 0, { step: 1 }],
      ['patch', 1, 2, 0, { step: 2 }],
      ['patch', 1, 3, 1, { step: 3 }, [], 'done'],
      ['patch', 1, 4, 0, { step: 10 }],
      ['patch', 1, 5, 2, { step: 11 }],
      ['patch', 1, 6, 0, { step: 20 }],
      ['failed', 1, 7, 3, 'handler-failed', { name: 'fail' }],
    ])
    expect(errors).toEqual(['handleEvent.fail: after a yield'])
  })
})
