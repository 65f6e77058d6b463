import { limits } from '@livejsx/protocol'
import { createPubSub } from '@livejsx/server'
import { liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { counter } from './counter-view.tsx'
import { startServer } from './start-server.ts'

describe('the HTTP render', () => {
  it('renders the document around the view, with the state to hydrate from', async () => {
    const { server } = startServer(counter)
    const { response, html, state } = await requestPage(server, '/')
    expect(response.status).toBe(200)
    expect(html).toContain('<title>Count 0</title>')
    expect(html).toContain('<output>0</output>')
    expect(state).toMatchObject({ assigns: { count: 0, note: '' } })
  })

  it('[LIFE-12] keeps private state out of the page', async () => {
    const { server } = startServer(counter)
    expect((await requestPage(server, '/')).html).not.toContain('canary')
  })

  it('[RT-06] sets a policy with a fresh nonce, and scripts by nonce only', async () => {
    const { server } = startServer(counter)
    const policies = await Promise.all(
      [1, 2].map(async () =>
        (await requestPage(server, '/')).response.headers.get('content-security-policy'),
      ),
    )
    expect(policies[0]).toMatch(/script-src 'nonce-[\w-]+';/)
    expect(policies[0]).toContain(`require-trusted-types-for 'script'`)
    expect(policies[0]).not.toBe(policies[1])
  })

  it('escapes state that could end its script block', async () => {
    const view = liveView({
      mount: () => ({ text: '</script><script>alert(1)</script><!--' }),
      render: () => null,
    })
    const { server } = startServer(view)
    const { html, state } = await requestPage(server, '/')
    expect(html).not.toContain('<script>alert')
    expect(state?.assigns).toMatchObject({ text: '</script><script>alert(1)</script><!--' })
  })

  it('[LIFE-14] answers a view that throws in mount with 500 and none of its words', async () => {
    const view = liveView({
      mount(): { count: number } {
        throw new Error('canary: the password is hunter2')
      },
      render: () => null,
    })
    const { server, errors } = startServer(view)
    const { response, html } = await requestPage(server, '/')
    expect([response.status, server.stats().views]).toEqual([500, 0])
    expect(html).not.toContain('canary')
    expect(errors).toEqual(['GET /: canary: the password is hunter2'])
  })

  it('[LIFE-08] halts in a mount hook that redirects, before mount', async () => {
    let mounts = 0
    const view = liveView({
      onMount: [() => undefined, () => ({ redirect: '/sign-in' })],
      mount: () => ({ mounts: ++mounts }),
      render: () => null,
    })
    const { server } = startServer(view)
    const { response } = await requestPage(server, '/')
    expect([response.status, response.headers.get('location'), mounts]).toEqual([
      303,
      '/sign-in',
      0,
    ])
    expect(server.stats().views).toBe(0)
  })

  it('[LIFE-08] refuses a mount hook that redirects to another site', async () => {
    const view = liveView({
      onMount: [() => ({ redirect: '//evil.example' })],
      mount: () => ({}),
      render: () => null,
    })
    const { server, errors } = startServer(view)
    expect((await requestPage(server, '/')).response.status).toBe(500)
    expect(errors[0]).toContain('no path of this site')
  })

  it('answers unknown paths by the app, and other methods with 405', async () => {
    const { server } = startServer(counter, {
      http: () => new Response('the app', { status: 202 }),
    })
    expect(await (await server.fetch(new Request('http://test/other'))).text()).toBe('the app')
    const put = await server.fetch(new Request('http://test/', { method: 'PUT' }))
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    expect(put.headers.get('content-security-policy')).toContain("'nonce-")
    expect(await put.text()).toContain('<h1>Method Not Allowed</h1>')
  })
})

describe('adoption', () => {
  it('[LIFE-02] adopts the instance that rendered the page, and mounts once', async () => {
    let mounts = 0
    const view = liveView({ mount: () => ({ mounts: ++mounts }), render: () => null })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    expect(await page.received()).toEqual([['joined', 1, 'adopt', 0]])
    expect([mounts, server.stats().views]).toEqual([1, 1])
  })

  it('[LIFE-02] sends what changed between the HTML and the join', async () => {
    const { server, pubsub } = startServer(counter)
    const page = await rawPage(server, '/')
    pubsub.broadcast('counter', 'set', 41)
    page.join()
    expect(await page.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 0, { count: 41 }],
    ])
  })

  it('[LIFE-02] sends what was pushed between the HTML and the join, up to a bound', async () => {
    const view = liveView({
      mount({ subscribe }) {
        subscribe('news')
        return { count: 0 }
      },
      handleInfo: {
        news(socket, count: number) {
          socket.assign({ count })
          socket.pushEvent('told', count)
        },
      },
      render: () => null,
    })
    const { server, pubsub } = startServer(view)
    const page = await rawPage(server, '/')
    pubsub.broadcast('news', 'news', 1)
    pubsub.broadcast('news', 'news', 2)
    page.join()
    expect(await page.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 0, { count: 2 }],
      ['push', 1, 2, 'told', 1],
      ['push', 1, 3, 'told', 2],
    ])
    const late = await rawPage(server, '/')
    for (let count = 1; count <= 1_000; count += 1) pubsub.broadcast('news', 'news', count)
    late.join()
    const pushes = (await late.received()).filter(([name]) => name === 'push')
    expect([pushes.length, pushes[0]?.[4]]).toEqual([limits.maxPendingPushes, 1])
  })

  it('[LIFE-02] keeps what cannot be sent out of the state also before the page has joined', async () => {
    const view = liveView({
      mount({ subscribe }) {
        subscribe('counter')
        return { count: 0 as unknown }
      },
      handleInfo: { set: (socket, count) => socket.assign({ count }) },
      render: () => null,
    })
    const { server, pubsub, errors } = startServer(view)
    const page = await rawPage(server, '/')
    pubsub.broadcast('counter', 'set', () => 0)
    pubsub.broadcast('counter', 'set', 7)
    page.join()
    expect(await page.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 0, { count: 7 }],
    ])
    expect(errors).toEqual([expect.stringContaining('assigns.count is a function')])
  })

  it('[LIFE-08] handles no message before mount, though a mount hook may subscribe', async () => {
    const pubsub = createPubSub()
    const log: string[] = []
    const view = liveView({
      onMount: [
        ({ subscribe }) => {
          subscribe('counter')
          pubsub.broadcast('counter', 'set', 1)
        },
      ],
      mount() {
        log.push('mount')
        return { count: 0 }
      },
      handleInfo: {
        set(socket) {
          log.push(`set ${socket.assigns.count}`)
        },
      },
      render: () => null,
    })
    const { server } = startServer(view, { pubsub })
    await requestPage(server, '/')
    expect(log).toEqual(['mount', 'set 0'])
  })

  it('[LIFE-02] mounts anew, cleanly, once the waiting instance was evicted', async () => {
    const reasons: string[] = []
    let mounts = 0
    const view = liveView({
      mount: ({ connected }) => ({ mounts: ++mounts, connected }),
      terminate: (_socket, reason) => void reasons.push(reason),
      render: () => null,
    })
    const { server, clock } = startServer(view)
    const page = await rawPage(server, '/')
    clock.advance(10_000)
    expect([reasons, server.stats().views]).toEqual([['evicted'], 0])
    const late = await rawPage(server, '/', page.cookies)
    late.join({ token: page.state?.token })
    expect(await late.received()).toMatchObject([
      ['joined', 1, 'mount', 0, { state: { mounts: 3, connected: true }, number: 0 }],
    ])
  })

  it('[LIFE-02] mounts anew for a second page that shows the same HTML', async () => {
    const { server } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    page.event('inc', { by: 5 })
    await page.received()
    const twin = await rawPage(server, '/', page.cookies)
    twin.join({ token: page.state?.token, page: 'another run' })
    expect(await twin.received()).toMatchObject([
      ['joined', 1, 'mount', 0, { state: { count: 0 } }],
    ])
    page.event('inc', { by: 5 })
    expect(await page.received()).toMatchObject([['patch', 1, 2, 2, { count: 10 }, [], {}]])
  })

  it('bounds the instances that wait, the oldest ends first', async () => {
    const { server } = startServer(counter, { maxWaiting: 3 })
    const first = await rawPage(server, '/')
    for (let count = 0; count < 50; count += 1) await requestPage(server, '/')
    expect(server.stats()).toMatchObject({ views: 3, waiting: 3 })
    first.join()
    expect(await first.received()).toMatchObject([['joined', 1, 'mount', 0, {}]])
  })

  it('answers a join whose view throws in mount with view-failed, and lives on', async () => {
    let broken = false
    const view = liveView({
      mount(): { count: number } {
        if (broken) throw new Error('canary-of-mount')
        return { count: 0 }
      },
      render: () => null,
    })
    const { server, clock, errors } = startServer(view, { adoptTimeoutMs: 5_000 })
    const page = await rawPage(server, '/')
    clock.advance(5_000)
    broken = true
    page.join()
    expect(await page.received()).toEqual([['refused', 1, 'view-failed']])
    expect([errors, server.stats().views]).toEqual([['join of /: canary-of-mount'], 0])
  })

  it('[LIFE-08] runs mount hooks for a mount on the socket, and redirects the page', async () => {
    let signedIn = true
    const view = liveView({
      onMount: [() => (signedIn ? undefined : { redirect: '/sign-in' })],
      mount: () => ({}),
      render: () => null,
    })
    const { server, clock } = startServer(view, { adoptTimeoutMs: 5_000 })
    const page = await rawPage(server, '/')
    clock.advance(5_000)
    signedIn = false
    page.join()
    expect(await page.received()).toEqual([['redirect', 1, '/sign-in']])
  })
})

describe('terminate', () => {
  it.each([
    ['left', 'the page leaves'],
    ['lost', 'the connection is lost and the page does not come back'],
    ['stopped', 'the server closes'],
  ] as const)('[LIFE-07] is called once with `%s` when %s', async (reason, _when) => {
    const reasons: string[] = []
    const view = liveView({
      mount: () => ({}),
      terminate: (socket, why) => void reasons.push(`${why} ${socket.signal.aborted}`),
      render: () => null,
    })
    const { server, clock } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    if (reason === 'left') page.send(['leave', 1])
    if (reason === 'lost') page.network.disconnect()
    await page.received()
    clock.advance(limits.resumeTimeoutMs - 1)
    expect(reasons).toEqual(reason === 'left' ? ['left true'] : [])
    clock.advance(1)
    expect(reasons).toEqual(reason === 'stopped' ? [] : [`${reason} true`])
    await server.close()
    expect(reasons).toEqual([`${reason} true`])
  })

  it('[LIFE-07] is called with `failed` when render throws, and not at all when mount did', async () => {
    const reasons: string[] = []
    let broken = false
    const view = liveView({
      mount() {
        if (broken) throw new Error('in mount')
        return {}
      },
      terminate: (_socket, reason) => void reasons.push(reason),
      render() {
        throw new Error('in render')
      },
    })
    const { server, errors } = startServer(view)
    await requestPage(server, '/')
    broken = true
    await requestPage(server, '/')
    expect(errors).toEqual(['GET /: in render', 'GET /: in mount'])
    expect([reasons, server.stats().views]).toEqual([['failed'], 0])
  })

  it('[LIFE-07] is not able to bring the server down', async () => {
    const view = liveView({
      mount: () => ({}),
      terminate() {
        throw new Error('in terminate')
      },
      render: () => null,
    })
    const { server, clock, errors } = startServer(view)
    await requestPage(server, '/')
    clock.advance(10_000)
    expect(errors).toEqual(['terminate: in terminate'])
  })
})
