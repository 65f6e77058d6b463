import { liveView, type EventPolicy } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, type RawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

interface Call {
  readonly text: string
  readonly signal: AbortSignal
  finish(): void
}

/** A view whose handler waits until the test lets it go on, under a policy. */
async function open(
  policy: EventPolicy,
): Promise<{ page: RawPage; calls: Call[]; errors: string[] }> {
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
  const { server, errors } = startServer(view)
  const page = await rawPage(server, '/')
  page.join()
  await page.received()
  return { page, calls, errors }
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
      ['failed', 1, 1, 'superseded', { name: 'search' }],
      ['failed', 1, 2, 'superseded', { name: 'search' }],
    ])
    expect(calls.map(({ text, signal }) => [text, signal.aborted])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ])
    for (const { finish } of calls) finish()
    expect(await page.received()).toEqual([['patch', 1, 1, 3, { found: 'c', all: ['c'] }, [], 'c']])
    expect(errors).toEqual([])
  })

  it('[LIFE-16] drop: what comes while one is at work is refused', async () => {
    const { page, calls } = await open('drop')
    page.event('search', 'a')
    page.event('search', 'b')
    expect(await page.received()).toEqual([['failed', 1, 2, 'dropped', { name: 'search' }]])
    calls[0]?.finish()
    await page.received()
    page.event('search', 'c')
    await page.received()
    calls[1]?.finish()
    expect(await page.received()).toEqual([
      ['patch', 1, 2, 3, { found: 'c', all: ['a', 'c'] }, [], 'c'],
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
      ['failed', 1, 3, 'handler-failed', { name: 'fail' }],
    ])
    expect(errors).toEqual(['handleEvent.fail: after a yield'])
  })
})
