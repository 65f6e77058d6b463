import { browserStash, memoryStash } from '@livejsx/stash'
import { createMemoryStore } from '@livejsx/stash/server'
import { live, liveView, routes, type Recovered, type StashOptions } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, type RawPage } from '../src/index.ts'
import { startServer, type StartedServer } from './start-server.ts'

interface Kept {
  count: number
  tags: Map<string, Date>
}

/** A counter that says how it came to its state. */
function createCounter(stash: Partial<StashOptions<'count' | 'tags', Kept>> = {}) {
  const outcomes: Recovered<unknown>[] = []
  const gates: (() => void)[] = []
  const view = liveView({
    async mount({ recover, subscribe }) {
      subscribe('counter')
      const saved = await recover(z.object({ count: z.number(), tags: z.any() }))
      outcomes.push(saved)
      const { count = 0, tags = new Map<string, Date>() } = saved.assigns ?? {}
      return { count, tags: tags as Map<string, Date>, note: '' }
    },
    stash: { keys: ['count', 'tags'], ...stash },
    policies: { slow: 'parallel' },
    events: { note: z.string(), grow: z.number() },
    handleEvent: {
      inc: (socket) => {
        socket.update('count', (count) => count + 1)
        return socket.assigns.count
      },
      note: (socket, note) => socket.assign({ note }),
      keep: (socket) => socket.stash(),
      reset(socket) {
        socket.assign({ count: 0 })
        socket.resetStash()
      },
      async *steps(socket) {
        socket.assign({ count: 100 })
        yield
        await new Promise<void>((resolve) => gates.push(resolve))
        socket.assign({ count: 200 })
      },
      async slow() {
        await new Promise<void>((resolve) => gates.push(resolve))
      },
      grow: (socket, size) => socket.assign({ tags: new Map([['x'.repeat(size), new Date(0)]]) }),
      fail() {
        throw new Error('on purpose')
      },
    },
    handleInfo: {
      same: (socket) => socket.assign({ tags: new Map(socket.assigns.tags) }),
    },
    render: ({ count }) => <p>{count}</p>,
  })
  return { view, outcomes, gates }
}

/** The newest record of each page. */
const records = new WeakMap<RawPage, string>()

/** Messages that have come. */
async function heard(page: RawPage): Promise<unknown[][]> {
  const messages = await page.received()
  const newest = messages.findLast(([name]) => name === 'stash')
  if (newest !== undefined) records.set(page, String(newest[2]))
  return messages
}

/** Messages of a name among what has come. */
async function told(page: RawPage, name: string): Promise<unknown[][]> {
  return (await heard(page)).filter(([each]) => each === name)
}

/** What they begin with. */
async function shortly(page: RawPage, name: string): Promise<unknown[][]> {
  return (await told(page, name)).map((message) => message.slice(0, 4))
}

/** Confirms the newest record, and gives it. */
async function keep(page: RawPage, where: 'disk' | 'memory' = 'disk'): Promise<string> {
  await heard(page)
  const sealed = records.get(page) ?? ''
  const [, epoch, seq] = sealed.split('.')[3]?.split(',') ?? []
  page.send(['stored', 1, Number(epoch), Number(seq), where])
  await page.network.settled()
  return sealed
}

/** A page of a new server process that has nothing but the secret. */
async function offer(
  started: StartedServer,
  sealed: string,
  details: Record<string, unknown> = {},
  cookies = '',
): Promise<RawPage> {
  const page = await rawPage(started.server, '/', cookies)
  page.join({ stash: sealed, onDisk: true, page: 'next-run', ...details })
  return page
}

describe('the stash of a view', () => {
  it('[STASH-02] gives the page a sealed record that it hands back to another process', async () => {
    const { view } = createCounter()
    const first = startServer(view)
    const page = await rawPage(first.server, '/')
    expect(page.state).toMatchObject({
      stash: { view: '', place: '/', scope: 'reload', level: 'retain' },
    })
    page.join({ stash: '' })
    expect(await heard(page)).toMatchObject([
      ['joined', 1, 'adopt', 0],
      ['stash', 1, expect.any(String), '/'],
    ])
    await keep(page)
    page.event('inc')
    page.event('inc')
    await heard(page)
    first.clock.advance(200)
    const sealed = await keep(page)
    expect(sealed).not.toContain('count')

    const { view: same, outcomes } = createCounter()
    const second = startServer(same)
    const back = await offer(second, sealed, {}, page.cookies)
    expect(await heard(back)).toMatchObject([
      ['joined', 1, 'recover', 0, { state: { count: 2 }, number: 0, stash: { place: '/' } }],
      ['stash', 1, expect.any(String), '/'],
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['new', 'recovered'])
  })

  it('[STASH-09] brings back values of every kind exactly', async () => {
    const { view } = createCounter()
    const first = startServer(view)
    const page = await rawPage(first.server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('grow', 3)
    await heard(page)
    first.clock.advance(200)
    const sealed = await keep(page)
    const { view: same, outcomes } = createCounter()
    await heard(await offer(startServer(same), sealed, {}, page.cookies))
    expect(outcomes.at(-1)?.assigns).toEqual({ count: 0, tags: new Map([['xxx', new Date(0)]]) })
  })

  it('[STASH-04] writes nothing for equal values in new objects, and one record for many changes', async () => {
    const { view } = createCounter()
    const { server, clock, pubsub } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await keep(page)
    for (let click = 0; click < 5; click++) page.event('inc')
    await heard(page)
    clock.advance(200)
    expect(await told(page, 'stash')).toHaveLength(1)
    page.send(['stored', 1, 1, 2, 'disk'])
    expect(await told(page, 'durable')).toEqual([['durable', 1, 5]])
    pubsub.broadcast('counter', 'same', undefined)
    await heard(page)
    clock.advance(5_000)
    expect(await told(page, 'stash')).toEqual([])
  })

  it('[STASH-11] tells after which record the page may forget its events, again on each connection', async () => {
    const { view } = createCounter()
    const { server, clock } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('inc')
    await heard(page)
    clock.advance(200)
    await keep(page)
    expect(await told(page, 'durable')).toEqual([['durable', 1, 1]])
  })

  it('[STASH-01] runs again what the record does not hold, and tells what became of the rest', async () => {
    const { view } = createCounter()
    const first = startServer(view)
    const page = await rawPage(first.server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('inc')
    page.event('fail')
    await heard(page)
    first.clock.advance(200)
    const sealed = await keep(page)
    page.event('inc')
    await heard(page)

    const { view: same } = createCounter()
    const second = startServer(same)
    const back = await offer(
      second,
      sealed,
      { page: 'page-run', next: 4, attempt: 2 },
      page.cookies,
    )
    const [joined] = await heard(back)
    expect(joined).toMatchObject(['joined', 1, 'recover', 2, { state: { count: 1 } }])
    expect(joined?.[4]).toMatchObject({
      answers: [
        ['ok', 1, 1],
        ['failed', 2, 'handler-failed', { name: 'fail' }],
      ],
    })
    back.send(['event', 1, 3, 'inc'])
    expect(await told(back, 'patch')).toMatchObject([['patch', 1, 1, 3, { count: 2 }, [], 2]])
  })

  it('[STASH-01] says that there is nothing any more, and that a page comes for the first time', async () => {
    const { view, outcomes } = createCounter()
    const started = startServer(view, { adoptTimeoutMs: 100 })
    const page = await rawPage(started.server, '/')
    started.clock.advance(100)
    page.join({ stash: '' })
    await heard(page)
    const other = await rawPage(started.server, '/')
    started.clock.advance(100)
    other.join({ stash: '', attempt: 2 })
    await heard(other)
    expect(outcomes.map(({ status }) => status)).toEqual(['new', 'new', 'new', 'not_found'])
  })

  it.each<[reason: string, sealed: (own: string) => string]>([
    ['invalid', (own) => `${own.slice(0, -3)}AAA`],
    ['key', (own) => own.replace(/^1\.[^.]+/, '1.AAAAAAAA')],
    ['invalid', () => 'nothing'],
  ])('[STASH-05] refuses an altered record: %s', async (reason, alter) => {
    const { view } = createCounter()
    const page = await rawPage(startServer(view).server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    const { view: same, outcomes } = createCounter()
    const back = await offer(startServer(same), alter(sealed), {}, page.cookies)
    expect(await shortly(back, 'joined')).toEqual([['joined', 1, 'mount', 0]])
    expect(outcomes.at(-1)).toEqual({ status: 'error', reason })
  })

  it('[STASH-05] refuses the record of another session', async () => {
    const { view } = createCounter()
    const page = await rawPage(startServer(view).server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    const { view: same, outcomes } = createCounter()
    await heard(await offer(startServer(same), sealed))
    expect(outcomes.at(-1)).toEqual({ status: 'error', reason: 'session' })
  })

  it('[STASH-05] refuses a record whose time is over', async () => {
    const { view } = createCounter({ ttl: 60 })
    const page = await rawPage(startServer(view).server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    const { view: same, outcomes } = createCounter({ ttl: 60 })
    const second = startServer(same)
    second.clock.advance(200_000)
    await heard(await offer(second, sealed, {}, page.cookies))
    expect(outcomes.at(-1)).toEqual({ status: 'error', reason: 'expired' })
  })

  it('[STASH-08] migrates another version, or says that it cannot', async () => {
    const { view } = createCounter()
    const page = await rawPage(startServer(view).server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    const migrate = (): Partial<Kept> => ({ count: 40, tags: new Map() })
    const migrated = createCounter({ version: 2, migrate })
    await heard(await offer(startServer(migrated.view), sealed, {}, page.cookies))
    expect(migrated.outcomes.at(-1)?.assigns).toMatchObject({ count: 40 })
    const refused = createCounter({ version: 2 })
    await heard(await offer(startServer(refused.view), sealed, {}, page.cookies))
    expect(refused.outcomes.at(-1)).toEqual({ status: 'error', reason: 'version' })
  })

  it('[STASH-07] does not bring back what was reset', async () => {
    const { view, outcomes } = createCounter()
    const started = startServer(view)
    const page = await rawPage(started.server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('inc')
    await heard(page)
    started.clock.advance(200)
    const sealed = await keep(page)
    page.event('reset')
    expect(await told(page, 'clear')).toMatchObject([['clear', 1, 1, expect.any(Number)]])
    await heard(await offer(started, sealed, {}, page.cookies))
    expect(outcomes.at(-1)).toEqual({ status: 'error', reason: 'reset' })
  })

  it('[STASH-07] ends an instance whose state another one has taken over', async () => {
    const { view } = createCounter()
    const started = startServer(view)
    const page = await rawPage(started.server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    const back = await offer(started, sealed, {}, page.cookies)
    expect(await shortly(back, 'joined')).toEqual([['joined', 1, 'recover', 0]])
    expect(await told(page, 'bye')).toEqual([['bye', 1, 'superseded']])
    expect(started.server.stats().views).toBe(1)
  })

  it('[STASH-04] writes no record while a handler has made a part of its changes', async () => {
    const { view, gates } = createCounter()
    const { server, clock } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('steps')
    expect(await told(page, 'patch')).toMatchObject([['patch', 1, 1, 0, { count: 100 }]])
    clock.advance(5_000)
    expect(await told(page, 'stash')).toEqual([])
    gates[0]?.()
    await heard(page)
    clock.advance(200)
    expect(await told(page, 'stash')).toHaveLength(1)
  })

  it('[STASH-04] writes no record of a later event while an earlier one goes on beside it', async () => {
    const { view, gates } = createCounter()
    const { server, clock } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('slow')
    page.event('inc')
    await heard(page)
    clock.advance(5_000)
    expect(await told(page, 'stash')).toEqual([])
    gates[0]?.()
    await heard(page)
    clock.advance(200)
    const [record] = await told(page, 'stash')
    expect(String(record?.[2]).split('.')[3]).toMatch(/,2,\d+$/)
  })

  it('[STASH-01] keeps what the author says, when that is to say when', async () => {
    const { view } = createCounter({ auto: false })
    const { server, clock } = startServer(view)
    const page = await rawPage(server, '/')
    expect(page.state).toMatchObject({ stash: { level: 'commit' } })
    page.join({ stash: '' })
    await keep(page)
    page.event('inc')
    await heard(page)
    clock.advance(5_000)
    expect(await told(page, 'stash')).toEqual([])
    page.event('keep')
    expect(await told(page, 'stash')).toHaveLength(1)
  })

  it('[STASH-03] keeps records in this process, and gives the page a ticket', async () => {
    const adapter = memoryStash()
    const { view } = createCounter({ adapter })
    const first = startServer(view)
    const page = await rawPage(first.server, '/')
    page.join({ stash: '' })
    page.event('inc')
    await heard(page)
    first.clock.advance(200)
    const ticket = await keep(page)
    expect(ticket.length).toBeLessThan(400)
    await heard(page)
    const { view: same, outcomes } = createCounter({ adapter })
    await heard(await offer(startServer(same), ticket, {}, page.cookies))
    expect(outcomes.at(-1)?.assigns).toMatchObject({ count: 1 })
  })

  it('[STASH-07] does not start a strict stash whose marks die with the process', async () => {
    const { view } = createCounter({ strict: true })
    const { server } = startServer(view)
    expect((await rawPage(server, '/')).response.status).toBe(500)
  })

  it('[STASH-07] says only of stored records that their events are durable, where that is strict', async () => {
    const marks = { ...createMemoryStore(), isShared: true }
    const { view } = createCounter({ strict: true, adapter: browserStash({ marks }) })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await page.network.settled()
    await keep(page)
    page.event('inc')
    const first = await heard(page)
    expect(first.map(([name]) => name)).toEqual(['patch', 'stash'])
    page.send(['stored', 1, 1, 2, 'memory'])
    expect(await told(page, 'durable')).toEqual([['durable', 1, 1]])
  })

  it('[STASH-07] resets a strict stash that the store does not know yet as soon as it does', async () => {
    const marks = { ...createMemoryStore(), isShared: true }
    let enter = (): void => undefined
    const entered = new Promise<void>((resolve) => void (enter = resolve))
    const slow: typeof marks = {
      ...marks,
      claim: (...call) => entered.then(() => marks.claim(...call)),
    }
    const { view } = createCounter({ strict: true, adapter: browserStash({ marks: slow }) })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    page.event('reset')
    expect((await heard(page)).map(([name]) => name)).toEqual(['joined', 'patch'])
    enter()
    await page.network.settled()
    expect((await heard(page)).map(([name]) => name)).toEqual(['clear', 'durable'])
  })

  it('[STASH-09] fails the handler that makes a strict stash too large', async () => {
    const marks = { ...createMemoryStore(), isShared: true }
    const { view } = createCounter({ strict: true, adapter: browserStash({ marks }) })
    const { server, errors } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('grow', 200_000)
    expect(await shortly(page, 'failed')).toEqual([['failed', 1, 1, 1]])
    expect(errors[0]).toMatch(/is strict, and takes \d+ of at most/)
  })

  it('[STASH-09] reports a state that is too large to be kept, and keeps the one before', async () => {
    const { view } = createCounter()
    const { server, clock, errors } = startServer(view)
    const page = await rawPage(server, '/')
    page.join({ stash: '' })
    await keep(page)
    page.event('grow', 200_000)
    await heard(page)
    clock.advance(200)
    expect(await told(page, 'stash')).toEqual([])
    expect(errors[0]).toMatch(/^stash: The stash of/)
  })

  it('[STASH-01] asks a page that goes to a view for what it has kept of it', async () => {
    const { view } = createCounter({ scope: 'tab' })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.send(['join', 2, { ...joinOf(page), to: '/?next' }])
    expect(await heard(page)).toEqual([
      ['recall', 2, { view: '', place: '/', scope: 'tab', level: 'retain' }],
    ])
    page.send(['join', 2, { ...joinOf(page), to: '/?next', stash: '' }])
    expect(await shortly(page, 'joined')).toEqual([['joined', 2, 'mount', 0]])
  })

  it('[STASH-02] knows what a page did right before it left', async () => {
    const { view, outcomes } = createCounter()
    const started = startServer(view)
    const page = await rawPage(started.server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    page.event('inc')
    page.send(['leave', 1])
    await heard(page)
    await heard(await offer(started, sealed, {}, page.cookies))
    expect(outcomes.at(-1)?.assigns).toMatchObject({ count: 1 })
  })

  it('[STASH-02] knows what a page did whose connection was lost before it could be told', async () => {
    const { view, outcomes } = createCounter()
    const started = startServer(view)
    const page = await rawPage(started.server, '/')
    page.join({ stash: '' })
    const sealed = await keep(page)
    page.event('inc')
    await heard(page)
    page.network.disconnect()
    await page.network.settled()
    await heard(await offer(started, sealed, {}, page.cookies))
    expect(outcomes.at(-1)?.assigns).toMatchObject({ count: 1 })
    expect(started.server.stats().views).toBe(1)
  })

  it('[STASH-06] takes a record of where the page was, when it has gone on within its route since', async () => {
    const { view, outcomes } = createCounter()
    const site = routes([live('/board/:id', () => Promise.resolve({ default: view as never }))])
    const page = await rawPage(startServer(view, { routes: site }).server, '/board/1')
    page.join({ stash: '' })
    const sealed = await keep(page)
    page.send(['leave', 1])
    const join = { ...joinOf(page), stash: sealed, onDisk: true, attempt: 2 }
    page.send(['join', 1, { ...join, url: '/board/2' }])
    await heard(page)
    expect(outcomes.at(-1)?.status).toBe('recovered')
    page.send(['leave', 1])
    page.send(['join', 2, { ...join, to: '/board/3' }])
    await heard(page)
    expect(outcomes.at(-1)).toEqual({ status: 'error', reason: 'invalid' })
  })

  it('[STASH-01] tells handlers of views and components that there is no stash to write', async () => {
    const view = liveView({
      mount: () => ({ count: 0 }),
      handleEvent: { keep: (socket) => socket.stash() },
      render: () => null,
    })
    const { server, errors } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('keep')
    await heard(page)
    expect(errors[0]).toContain('has no stash; say `stash: { keys: […] }` in its definition')
  })
})

function joinOf({ state }: RawPage) {
  return { version: 1, token: state?.token, page: 'page-run', next: 1 }
}
