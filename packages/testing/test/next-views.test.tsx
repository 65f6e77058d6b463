import { limits, PROTOCOL_VERSION } from '@livejsx/protocol'
import { live, LiveRender, liveView, routes, type DocumentProps } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { admin, createSite, go, home, hostileTargets, startSite } from './site.tsx'
import { startServer } from './start-server.ts'
import { TestDocument } from './test-document.tsx'

describe('a join with `to`', () => {
  it('[NAV-01] mounts the view there beside the one that the page has, and names it', async () => {
    const { page, server } = await startSite()
    go(page, '/users/7?tab=mail')
    const [joined] = await page.received()
    expect(joined).toMatchObject([
      'joined',
      2,
      'mount',
      0,
      {
        token: expect.stringMatching(/^[\w-]+\.[\w-]+$/),
        state: { id: '7', search: '?tab=mail', connected: true },
        number: 0,
        view: 'user',
      },
    ])
    page.event('add')
    expect(await page.received()).toEqual([['patch', 1, 1, 1, { count: 1 }]])
    expect(server.stats().views).toBe(2)
  })

  it('[NAV-01] gives a token that leads on from there, and back to the same page', async () => {
    const { page } = await startSite()
    go(page, '/users/7')
    const [joined] = await page.received()
    const { token } = (joined?.[4] ?? {}) as { token?: string }
    const own = { version: PROTOCOL_VERSION, token, page: 'third-run', next: 1 }
    page.send(['join', 3, { ...own, to: '/users/8' }])
    page.send(['join', 4, own])
    expect(await page.received()).toMatchObject([
      ['joined', 3, 'mount', 0, { state: { id: '8' }, view: 'user' }],
      ['joined', 4, 'mount', 0, { state: { id: '7' } }],
    ])
  })

  it('[NAV-01] takes no instance that waits for the page, and leaves it waiting', async () => {
    const { server } = startServer(home)
    const page = await rawPage(server, '/')
    go(page, '/')
    page.join()
    expect(await page.received()).toMatchObject([
      ['joined', 2, 'mount', 0, { state: { connected: true } }],
      ['joined', 1, 'adopt', 0],
    ])
  })

  it.each(['/admin', '/nowhere', '/users/%zz'])(
    '[NAV-01] lets the page load the document of what is not of its live session: %s',
    async (to) => {
      const { page, server } = await startSite()
      go(page, to, { flash: 'sealed' })
      expect(await page.received()).toEqual([['redirect', 2, to, 'sealed']])
      expect(server.stats().views).toBe(1)
    },
  )

  it('[NAV-01] leads within a named live session, and not out of it', async () => {
    const { page } = await startSite({ path: '/admin' })
    go(page, '/admin/log')
    expect(await page.received()).toMatchObject([['joined', 2, 'mount', 0, { view: 'home' }]])
    page.send(['leave', 2])
    go(page, '/users/7')
    expect(await page.received()).toEqual([['redirect', 2, '/users/7']])
  })

  it('[LIFE-08] runs the mount hooks of the live session and of the view there', async () => {
    const seen: string[] = []
    const session = admin(({ url, connected }) => {
      seen.push(`${url.pathname} ${connected}`)
    })
    const { page } = await startSite({ path: '/admin', options: { routes: routes([session]) } })
    go(page, '/admin/log')
    await page.received()
    expect(seen).toEqual(['/admin false', '/admin/log true'])
  })

  it.each(hostileTargets)('[NAV-05] refuses what is no path of the site: %j', async (to) => {
    const { page, server, errors } = await startSite()
    go(page, to)
    expect(await page.received()).toEqual([['refused', 2, 'redirect-refused', { to }]])
    page.event('add')
    expect(await page.received()).toHaveLength(1)
    expect([server.stats().views, errors]).toEqual([1, []])
  })

  it('[NAV-05] cuts what it sends back of such a target', async () => {
    const { page } = await startSite()
    go(page, `//${'x'.repeat(8_000)}`)
    const [refused] = await page.received()
    expect(refused?.[3]).toEqual({ to: `//${'x'.repeat(98)}` })
  })

  it('[NAV-01] is refused when the view there fails, and its mount hooks may send the page on', async () => {
    const { page, log, errors, server } = await startSite()
    go(page, '/broken')
    expect(await page.received()).toEqual([['refused', 2, 'view-failed']])
    go(page, '/guarded')
    expect(await page.received()).toEqual([
      ['redirect', 2, '/sign-in', expect.stringMatching(/^[\w-]+\.[\w-]+$/)],
    ])
    expect([log, errors, server.stats().views]).toEqual([
      [],
      [expect.stringContaining('in mount')],
      1,
    ])
  })

  it('[NAV-01] follows a redirect of `handleParams`, with its messages, and keeps no view', async () => {
    const { page, log, server } = await startSite()
    go(page, '/onward')
    expect(await page.received()).toEqual([
      ['redirect', 2, '/users/1', expect.stringMatching(/^[\w-]+\.[\w-]+$/)],
    ])
    expect([log, server.stats().views]).toEqual([['onward left'], 1])
  })

  it('[NAV-04] may be left while its view is mounting, which then ends', async () => {
    const { page, log, letIn, server } = await startSite()
    go(page, '/slow')
    await page.received()
    page.send(['leave', 2])
    await page.received()
    letIn()
    expect(await page.received()).toEqual([])
    expect([log, server.stats().views]).toEqual([['slow left'], 1])
  })

  it('[NAV-04] may be left when it was refused already, and come again', async () => {
    const { page } = await startSite()
    for (const to of ['/broken', '//evil.example', '/admin']) {
      go(page, to)
      await page.received()
      page.send(['leave', 2])
      expect(await page.received()).toEqual([])
    }
    go(page, '/users/7')
    expect(await page.received()).toMatchObject([['joined', 2, 'mount', 0, { view: 'user' }]])
  })

  it('[NAV-01] is refused with the token of a nested view', async () => {
    const { page } = await startSite({ path: '/framed' })
    const { assigns } = page.state ?? {}
    const { parts } = assigns as { parts: { 1: { token: string } } }
    go(page, '/users/7', { token: parts[1].token })
    expect(await page.received()).toEqual([['refused', 2, 'not-joined']])
  })

  it('[NAV-01] leads nowhere but to a document with the token of a sticky view', async () => {
    const player = liveView({ mount: () => ({}), render: () => <b /> }, 'player')
    const Document = (props: DocumentProps) => (
      <TestDocument {...props}>
        {props.children}
        <LiveRender view={player} id="player" sticky />
      </TestDocument>
    )
    const { page } = await startSite({ options: { document: Document } })
    const [, sealed = ''] = /"sticky":\{"player":\{.*?"token":"([^"]+)"/.exec(page.html) ?? []
    expect(sealed).not.toBe('')
    go(page, '/users/7', { token: sealed })
    expect(await page.received()).toEqual([['redirect', 2, '/users/7']])
    go(page, '//evil.example', { token: sealed })
    expect(await page.received()).toEqual([
      ['refused', 2, 'redirect-refused', { to: '//evil.example' }],
    ])
  })
})

describe('the flash messages of a join', () => {
  const sender = liveView({
    mount: () => ({}),
    handleEvent: {
      go(socket) {
        socket.putFlash('info', 'Saved')
        socket.pushNavigate('/users/7')
      },
    },
    render: () => null,
  })

  /** A page whose view has sealed messages for the next one. */
  async function sealed() {
    const site = createSite()
    const path = live('/sender', () => Promise.resolve({ default: sender }))
    const started = startServer(home, { routes: routes([...site.table, path]) })
    const page = await rawPage(started.server, '/sender')
    page.join()
    page.event('go')
    const answers = await page.received()
    const flash = answers.at(-1)?.[5]
    return { ...started, page, answers, flash: typeof flash === 'string' ? flash : '' }
  }

  it('[EVT-16] [NAV-01] are sealed by `pushNavigate`, and shown by the view there', async () => {
    const { page, answers, flash } = await sealed()
    expect(answers.slice(1)).toEqual([
      ['patch', 1, 1, 1, {}],
      ['navigate', 1, 2, '/users/7', 'push', flash],
    ])
    go(page, '/users/7', { flash })
    expect(await page.received()).toMatchObject([
      ['joined', 2, 'mount', 0, { state: { flash: { info: 'Saved' } } }],
    ])
  })

  it('[EVT-16] are not shown to another visitor, after a minute, or when they were altered', async () => {
    const { server, clock, page, flash } = await sealed()
    const other = await rawPage(server, '/')
    other.join()
    await other.received()
    go(other, '/users/7', { flash })
    clock.advance(61_000)
    go(page, '/users/7', { flash })
    const altered = await rawPage(server, '/', page.cookies)
    altered.join()
    await altered.received()
    go(altered, '/users/7', { flash: `x${flash}` })
    for (const each of [other, page, altered]) {
      const [joined] = await each.received()
      expect(joined).toMatchObject(['joined', 2, 'mount', 0, { view: 'user' }])
      expect(joined?.[4]).not.toHaveProperty('state.flash')
    }
  })
})

describe('a view that is left', () => {
  it('[NAV-04] handles what it was sent before, and what that tells others', async () => {
    const log: string[] = []
    let finish = (): void => undefined
    const view = liveView({
      mount: () => ({}),
      handleEvent: {
        async slow(socket) {
          await new Promise<void>((resolve) => (finish = resolve))
          socket.broadcast('news', 'told', 'slow')
        },
        quick: (socket) => socket.broadcast('news', 'told', 'quick'),
      },
      terminate: (_socket, reason) => void log.push(reason),
      render: () => null,
    })
    const { server, pubsub, errors } = startServer(view)
    pubsub.subscribe('news', (_name, payload) => void log.push(String(payload)))
    const page = await rawPage(server, '/')
    page.join()
    page.event('slow')
    page.event('quick')
    page.send(['leave', 1])
    await page.received()
    expect([log, server.stats().views]).toEqual([[], 1])
    finish()
    await page.received()
    expect([log, errors, server.stats().views]).toEqual([['slow', 'quick', 'left'], [], 0])
  })

  it('[NAV-04] is ended after 5 s, whatever its handlers do, and its connection goes on', async () => {
    const log: string[] = []
    let finish = (): void => undefined
    const view = liveView({
      mount: () => ({}),
      handleEvent: {
        async never(socket) {
          socket.signal.addEventListener('abort', () => log.push('aborted'))
          await new Promise<void>((resolve) => (finish = resolve))
          socket.broadcast('news', 'told')
        },
      },
      terminate: (_socket, reason) => void log.push(reason),
      render: () => null,
    })
    const { server, clock, pubsub } = startServer(view)
    pubsub.subscribe('news', () => void log.push('told'))
    const page = await rawPage(server, '/')
    page.join()
    page.event('never')
    await page.received()
    page.send(['leave', 1])
    go(page, '/')
    await page.received()
    clock.advance(4_999)
    expect(log).toEqual([])
    clock.advance(1)
    expect(log).toEqual(['aborted', 'left'])
    finish()
    await page.received()
    expect([log, server.stats().views]).toEqual([['aborted', 'left'], 1])
  })

  it('[NAV-04] takes no event that comes later', async () => {
    const { page, log } = await startSite({ path: '/users/7' })
    page.send(['leave', 1])
    page.event('note')
    expect(await page.received()).toEqual([])
    expect(log).toEqual(['user left'])
  })

  it('[NAV-04] is ended once, however often it is left, and with its connection', async () => {
    const { page, log, server, clock } = await startSite({ path: '/users/7' })
    page.send(['leave', 1])
    page.send(['leave', 1])
    await page.received()
    page.network.disconnect()
    await page.received()
    clock.advance(limits.resumeTimeoutMs)
    expect([log, server.stats().views]).toEqual([['user left'], 0])
  })
})

describe('a page by HTTP', () => {
  it('[NAV-01] is redirected where its view sends it before it has a page', async () => {
    const view = liveView({
      mount: () => ({}),
      handleParams: (socket) => socket.pushNavigate('/users/7'),
      render: () => null,
    })
    const { server } = startServer(view)
    const { response } = await requestPage(server, '/')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/users/7'])
  })
})
