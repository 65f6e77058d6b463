import { live, liveView, routes } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage } from '../src/index.ts'
import { createSite, hostileTargets, startSite } from './site.tsx'
import { startServer } from './start-server.ts'

describe('`socket.pushPatch`', () => {
  const steps = liveView({
    mount: () => ({ count: 0, page: '' }),
    handleParams(socket, _params, url) {
      const page = url.searchParams.get('page') ?? '1'
      socket.assign({ page })
      if (page === 'endless') socket.pushPatch(`/?page=endless`)
      if (page === 'old') socket.pushPatch('/?page=new', { replace: true })
      if (page === 'broken') throw new Error('in handleParams')
    },
    events: { go: z.object({ page: z.string() }) },
    handleEvent: {
      go(socket, { page }) {
        socket.update('count', (count) => count + 1)
        socket.pushPatch(`/?page=${page}`)
        return page
      },
    },
    render: ({ count, page }) => (
      <p>
        {count} {page}
      </p>
    ),
  })

  async function answered(page: string) {
    const { server, errors } = startServer(steps)
    const raw = await rawPage(server, '/')
    raw.join()
    await raw.received()
    raw.event('go', { page })
    return { answers: await raw.received(), errors }
  }

  it('[LIFE-03] is answered when `handleParams` has run: one patch leads to the new address', async () => {
    expect((await answered('2')).answers).toEqual([
      ['patch', 1, 1, 1, { count: 1, page: '2' }, [], '2'],
      ['address', 1, 2, '/?page=2', 'push'],
    ])
  })

  it('[LIFE-03] may be called by `handleParams`, too', async () => {
    const { answers } = await answered('old')
    expect(answers).toEqual([
      ['patch', 1, 1, 1, { count: 1, page: 'new' }, [], 'old'],
      ['address', 1, 2, '/?page=old', 'push'],
      ['address', 1, 3, '/?page=new', 'replace'],
    ])
  })

  it.each([
    ['broken', 'handleParams: in handleParams'],
    [
      'endless',
      'handleParams: `handleParams` has pushed another address 20 times: let it end at one',
    ],
  ])(
    '[LIFE-03] fails with its `handleParams`, of which nothing is kept: %s',
    async (page, error) => {
      const { answers, errors } = await answered(page)
      expect(answers).toEqual([['failed', 1, 1, 1, 'handler-failed', { name: 'go' }]])
      expect(errors).toEqual([error])
    },
  )

  it('[LIFE-03] redirects a request whose `handleParams` calls it', async () => {
    const { server } = startServer(steps)
    const response = await server.fetch(new Request('http://localhost/?page=old'))
    expect([response.status, response.headers.get('location')]).toEqual([303, '/?page=new'])
    expect(server.stats().views).toBe(0)
  })
})

describe('`live:address`', () => {
  const tabs = liveView({
    mount: () => ({ tab: '' }),
    async handleParams(socket, _params, url) {
      await Promise.resolve()
      const tab = url.searchParams.get('tab') ?? ''
      if (tab === 'broken') throw new Error('in handleParams')
      socket.assign({ tab })
    },
    render: ({ tab }) => <p>{tab}</p>,
  })
  const still = liveView({ mount: () => ({}), render: () => <p /> })
  const table = routes([
    live('/tabs', () => Promise.resolve({ default: tabs })),
    live('/still', () => Promise.resolve({ default: still })),
  ])

  /** Answers to one such event. */
  async function answered(path: string, ...payload: readonly unknown[]) {
    const { server, errors } = startServer(tabs, { routes: table })
    const page = await rawPage(server, path)
    page.join()
    await page.received()
    page.event('live:address', ...payload)
    return { answers: await page.received(), errors }
  }

  it('[NAV-01] is answered by the patch that `handleParams` leads to', async () => {
    const { answers } = await answered('/tabs', '/tabs?tab=mail')
    expect(answers).toEqual([['patch', 1, 1, 1, { tab: 'mail' }]])
  })

  it('[NAV-01] is answered by a view without `handleParams`', async () => {
    expect((await answered('/still', '/still?a')).answers).toEqual([['patch', 1, 1, 1, {}]])
  })

  it('[NAV-01] replies that the page has to go elsewhere for what another route answers', async () => {
    for (const to of ['/still', '/nowhere']) {
      const { answers } = await answered('/tabs', to)
      expect(answers).toEqual([['patch', 1, 1, 1, {}, [], true]])
    }
  })

  it('[NAV-01] fails when `handleParams` throws, of which nothing is kept', async () => {
    const { answers, errors } = await answered('/tabs', '/tabs?tab=broken')
    expect(answers).toEqual([['failed', 1, 1, 1, 'handler-failed', { name: 'live:address' }]])
    expect(errors).toEqual(['handleParams: in handleParams'])
  })

  it.each([...hostileTargets, '', undefined, null, 7, ['/tabs'], { to: '/tabs' }])(
    '[NAV-05] refuses what is no path of the site: %j',
    async (payload) => {
      const { answers, errors } = await answered('/tabs', payload)
      const refused = ['failed', 1, 1, 1, 'unknown-event', { name: 'live:address' }]
      expect([answers, errors]).toEqual([[refused], []])
    },
  )
})

describe('`live:view`', () => {
  it('[NAV-04] replies which view answers an address of the live session', async () => {
    const { page } = await startSite()
    for (const to of ['/users/7?tab=mail', '/', '/slow']) page.event('live:view', to)
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}, [], 'user'],
      ['patch', 1, 2, 2, {}, [], 'home'],
      ['patch', 1, 3, 3, {}, [], 'slow'],
    ])
  })

  it('[NAV-04] replies nothing where the page would have to load a document', async () => {
    const { page } = await startSite()
    for (const to of ['/admin', '/nowhere']) page.event('live:view', to)
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}],
      ['patch', 1, 2, 2, {}],
    ])
  })

  it('[NAV-04] mounts nothing, and answers when the code there cannot be loaded', async () => {
    const missing = live('/missing', () => Promise.reject(new Error('no such module')))
    const { page, server, log } = await startSite({
      options: { routes: routes([...createSite().table, missing]) },
    })
    page.event('live:view', '/guarded')
    page.event('live:view', '/missing')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}, [], 'guarded'],
      ['patch', 1, 2, 2, {}],
    ])
    expect([log, server.stats().views]).toEqual([[], 1])
  })

  it('[NAV-04] holds no other event up', async () => {
    const never = live('/never', () => new Promise(() => undefined))
    const { page } = await startSite({
      options: { routes: routes([...createSite().table, never]) },
    })
    page.event('live:view', '/never')
    page.event('add')
    expect(await page.received()).toEqual([['patch', 1, 1, 2, { count: 1 }]])
  })

  it.each([...hostileTargets, undefined, null, 7, ['/']])(
    '[NAV-05] refuses what is no path of the site: %j',
    async (payload) => {
      const { page } = await startSite()
      page.event('live:view', payload)
      const refused = ['failed', 1, 1, 1, 'unknown-event', { name: 'live:view' }]
      expect(await page.received()).toEqual([refused])
    },
  )
})

describe('socket.pushNavigate', () => {
  const view = liveView({
    mount: () => ({ count: 0 }),
    handleEvent: {
      go(socket, to) {
        socket.update('count', (count) => count + 1)
        socket.pushEvent('leaving')
        socket.pushNavigate(to)
      },
      replace: (socket) => socket.pushNavigate('/users/7', { replace: true }),
      change(socket) {
        socket.pushNavigate('/users/7')
        socket.redirect('/users/8')
        socket.pushNavigate('/users/9')
      },
      fail(socket) {
        socket.pushNavigate('/users/7')
        throw new Error('after all')
      },
    },
    events: { go: z.string() },
    render: () => null,
  })

  async function joined() {
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    return page
  }

  it('[NAV-01] sends the page on after the state and the pushes of the turn', async () => {
    const page = await joined()
    page.event('go', '/users/7?tab=mail')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, { count: 1 }],
      ['push', 1, 2, 'leaving'],
      ['navigate', 1, 3, '/users/7?tab=mail', 'push'],
    ])
    page.event('replace')
    expect((await page.received()).at(-1)).toEqual(['navigate', 1, 5, '/users/7', 'replace'])
  })

  it('[NAV-01] leads to one place: the last that a turn names, none of a turn that fails', async () => {
    const page = await joined()
    page.event('change')
    page.event('fail')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}],
      ['navigate', 1, 2, '/users/9', 'push'],
      ['failed', 1, 3, 2, 'handler-failed', { name: 'fail' }],
    ])
  })

  it.each(hostileTargets)('[NAV-05] fails for what is no path of the site: %j', async (to) => {
    const page = await joined()
    page.event('go', to)
    expect(await page.received()).toEqual([['failed', 1, 1, 1, 'handler-failed', { name: 'go' }]])
  })
})
