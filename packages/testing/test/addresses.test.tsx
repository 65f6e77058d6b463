import { live, LiveRender, liveSession, liveView, routes, type DocumentProps } from '@livejsx/view'
import { connectParams } from '@livejsx/client'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { returnLate } from './return-page.ts'
import { startServer } from './start-server.ts'
import { TestDocument } from './test-document.tsx'

const list = liveView({
  mount: ({ params }) => ({ mounted: params['group'] ?? '', group: '', sort: '', count: 0 }),
  handleParams(socket, params, url) {
    socket.update('count', (count) => count + 1)
    if (url.searchParams.get('sort') === 'fail') throw new Error('in handleParams')
    socket.assign({ group: params['group'] ?? '', sort: url.searchParams.get('sort') ?? '' })
  },
  handleEvent: {
    sort: (socket) => socket.pushPatch('/list/a?sort=name'),
    group: (socket) => socket.pushPatch('/list/b', { replace: true }),
    away: (socket) => socket.pushPatch('/other'),
    outside: (socket) => socket.pushPatch('//evil.example'),
    fail: (socket) => socket.pushPatch('/list/a?sort=fail'),
  },
  render: ({ group, sort, count }, live) => (
    <main>
      <output>
        {group} {sort} {count}
      </output>
      {(['sort', 'group', 'away', 'outside', 'fail'] as const).map((name) => (
        <button key={name} id={name} onClick={live.on(name)} />
      ))}
    </main>
  ),
})

const table = routes([
  live('/list/:group', () => Promise.resolve({ default: list })),
  live('/other', () => Promise.resolve({ default: list })),
])

const open = (path: string) => openView(list, { routes: table }, { path })

const shown = (): string | undefined => document.querySelector('output')?.textContent

describe('handleParams', () => {
  it('[LIFE-03] runs after mount, in the HTML already', async () => {
    const { server } = startServer(list, { routes: table })
    const { html } = await requestPage(server, '/list/a?sort=age')
    expect(html).toContain('<output>a age 1</output>')
  })

  it('[LIFE-03] runs on each patch navigation of the server, which changes the address', async () => {
    const { page } = await open('/list/a')
    await page.click('#sort')
    expect([shown(), location.pathname + location.search]).toEqual([
      'a name 2',
      '/list/a?sort=name',
    ])
    expect(page.fromServer.slice(1)).toEqual([
      ['patch', 1, 1, 1, { sort: 'name', count: 2 }],
      ['address', 1, 2, '/list/a?sort=name', 'push'],
    ])
    await page.click('#group')
    expect([shown(), location.pathname]).toEqual(['b  3', '/list/b'])
  })

  it('[LIFE-03] runs when the page goes back in its history', async () => {
    const { page } = await open('/list/a')
    await page.click('#sort')
    history.replaceState(null, '', '/list/a?sort=back')
    window.dispatchEvent(new PopStateEvent('popstate'))
    await page.settled()
    expect(shown()).toBe('a back 3')
    window.dispatchEvent(new PopStateEvent('popstate'))
    await page.settled()
    expect(shown()).toBe('a back 3')
  })

  it('[LIFE-03] follows no address of another route or site', async () => {
    const { page, errors } = await open('/list/a')
    await page.click('#away')
    await page.click('#outside')
    expect([shown(), location.pathname, errors]).toEqual([
      'a  1',
      '/list/a',
      [
        expect.stringContaining("view's route does not answer that address"),
        expect.stringContaining('that is no path of this site'),
      ],
    ])
  })

  it('[LIFE-09] runs after the hooks that were attached for it, which may halt it', async () => {
    const guarded = liveView({
      mount({ attachHook }) {
        attachHook('params', 'guard', (_socket, _name, params) =>
          (params as { group: string }).group === 'b' ? { halt: true } : undefined,
        )
        return { group: 'none' }
      },
      handleParams: (socket, { group = '' }) => socket.assign({ group }),
      render: ({ group }) => <p>{group}</p>,
    })
    const path = live('/list/:group', () => Promise.resolve({ default: guarded }))
    const { server } = startServer(guarded, { routes: routes([path]) })
    expect((await requestPage(server, '/list/a')).html).toContain('<p>a</p>')
    expect((await requestPage(server, '/list/b')).html).toContain('<p>none</p>')
  })

  it('[LIFE-14] changes nothing when it throws', async () => {
    const { page, errors } = await open('/list/a')
    await page.click('#fail')
    expect([shown(), errors]).toEqual(['a  1', ['handleParams: in handleParams']])
  })

  it('[LIFE-01] gives a view that is mounted anew the address that the page has now', async () => {
    const opened = await open('/list/a')
    await opened.page.click('#sort')
    await returnLate(opened)
    expect(shown()).toBe('a name 1')
  })

  it('[LIFE-03] answers an address that is none, and follows none of another route', async () => {
    const { server, errors } = startServer(list, { routes: table })
    const raw = await rawPage(server, '/list/a')
    raw.join()
    const wrong = ['//evil.example', 'https://evil.example/list/b', 'list/b', '/\\evil', '']
    for (const to of [...wrong, '/other', '/nowhere']) raw.event('live:address', to)
    raw.event('live:address', { to: '/list/b' })
    raw.event('live:address', '/list/b')
    const answers = await raw.received()
    expect(answers.slice(1, 6).map(([name, , , event]) => [name, event])).toEqual(
      [1, 2, 3, 4, 5].map((event) => ['failed', event]),
    )
    expect(answers.slice(6, 8).map(([name, , , , set]) => [name, set])).toEqual([
      ['patch', {}],
      ['patch', {}],
    ])
    expect(answers.at(-1)?.[4]).toEqual({ group: 'b', count: 2 })
    expect(errors).toEqual([])
  })

  it('[LIFE-01] takes an address from a page only if the same route answers it', async () => {
    const { server, clock } = startServer(list, { routes: table })
    const first = await requestPage(server, '/list/a')
    clock.advance(10_000)
    for (const [url, group] of [
      ['/list/b', 'b'],
      ['/other', 'a'],
      ['//evil.example/list/b', 'a'],
      ['https://evil.example/list/b', 'a'],
    ]) {
      const raw = await rawPage(server, '/list/a', first.cookies)
      raw.join({ token: first.state?.token, url })
      expect(await raw.received()).toMatchObject([['joined', 1, 'mount', 0, { state: { group } }]])
    }
  })
})

describe('a nested view', () => {
  it('[LIFE-03] [LIFE-13] follows no address and sets no title', async () => {
    const inner = liveView({
      mount: () => ({ followed: false }),
      handleParams: (socket) => socket.assign({ followed: true }),
      handleEvent: { go: (socket) => socket.pushPatch('/list/a?x=1') },
      title: () => 'Inner',
      render: ({ followed }, own) => (
        <button id="go" onClick={own.on('go')}>
          {String(followed)}
        </button>
      ),
    })
    const outer = liveView({
      mount: () => ({}),
      title: () => 'Outer',
      render: () => <LiveRender view={inner} id="inner" />,
    })
    const { page, errors } = await openView(outer)
    await page.click('#go')
    expect([page.find('#go').textContent, document.title, location.search]).toEqual([
      'false',
      'Outer',
      '',
    ])
    expect(errors).toEqual([expect.stringContaining("view's route does not answer that address")])
  })
})

describe('live sessions', () => {
  const view = liveView({
    onMount: [({ session }) => void (session['trail'] = [...(session['trail'] as []), 'view'])],
    mount: ({ session }) => ({ trail: session['trail'] as string[] }),
    render: ({ trail }) => <p>{trail.join()}</p>,
  })
  const AdminDocument = (props: DocumentProps) => (
    <TestDocument {...props}>
      <nav>admin</nav>
      {props.children}
    </TestDocument>
  )
  let isAdmin = true
  const admin = liveSession(
    'admin',
    {
      onMount: [
        ({ session }) => {
          session['trail'] = ['admin']
          return isAdmin ? undefined : { redirect: '/sign-in' }
        },
      ],
      document: AdminDocument,
    },
    [live('/admin', () => Promise.resolve({ default: view }))],
  )

  it('[LIFE-08] run their mount hooks before those of the view, in the HTTP render and on the socket', async () => {
    isAdmin = true
    const { server, clock } = startServer(view, { routes: routes([admin]) })
    const first = await requestPage(server, '/admin')
    expect(first.html).toContain('<p>admin,view</p>')
    clock.advance(10_000)
    const raw = await rawPage(server, '/admin', first.cookies)
    isAdmin = false
    expect((await requestPage(server, '/admin')).response.headers.get('location')).toBe('/sign-in')
    raw.join({ token: first.state?.token })
    expect(await raw.received()).toEqual([['redirect', 1, '/sign-in']])
  })

  it('[LIFE-13] have a document of their own', async () => {
    isAdmin = true
    const { server } = startServer(view, { routes: routes([admin]) })
    expect((await requestPage(server, '/admin')).html).toContain('<nav>admin</nav>')
  })

  it('[LIFE-08] are named once', () => {
    expect(() => routes([admin, admin])).toThrow('the live session "admin" is listed twice')
  })
})

describe('connectInfo', () => {
  it('[LIFE-01] brings what `connectParams` of the page gives, when a view is mounted on the socket', async () => {
    const view = liveView({
      mount: ({ connectInfo }) => ({ zone: String(connectInfo.params?.['zone']) }),
      render: ({ zone }) => <output>{zone}</output>,
    })
    connectParams(() => ({ zone: 'UTC' }))
    const opened = await openView(view)
    expect(shown()).toBe('undefined')
    await returnLate(opened)
    expect(shown()).toBe('UTC')
    connectParams(() => ({}))
  })

  it('[LIFE-01] tells mount of the visitor, and of what the page says on the socket', async () => {
    const view = liveView({
      mount: ({ connectInfo, params, session, url, connected }) => ({
        connectInfo,
        params,
        session,
        path: url.pathname,
        connected,
      }),
      render: () => null,
    })
    const { server, clock } = startServer(view)
    const request = new Request('http://test/', {
      headers: {
        'user-agent': 'Test',
        'x-trace': '7',
        'accept-language': 'en',
        authorization: 'no',
      },
    })
    const html = await (await server.fetch(request, { address: '192.0.2.7' })).text()
    // What the page says of itself it can only say on the socket.
    expect(html).toContain('"params":{"$":"undefined"}')
    expect(html).toContain(
      '"connectInfo":{"ip":"192.0.2.7","userAgent":"Test","headers":{"accept-language":"en","x-trace":"7"}',
    )
    const first = await requestPage(server, '/')
    clock.advance(10_000)
    const raw = await rawPage(server, '/', first.cookies)
    raw.join({ token: first.state?.token, params: { zone: 'UTC' } })
    const [joined] = await raw.received()
    expect(joined?.[4]).toMatchObject({
      state: { connected: true, connectInfo: { ip: '192.0.2.1', params: { zone: 'UTC' } } },
    })
  })
})
