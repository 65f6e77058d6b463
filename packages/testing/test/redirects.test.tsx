import { liveView } from '@livejsx/view'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { rawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

const view = liveView({
  mount: () => ({ count: 0 }),
  events: { go: z.object({ to: z.string(), external: z.boolean().optional() }) },
  handleEvent: {
    go(socket, { to, external = false }) {
      socket.update('count', (count) => count + 1)
      socket.redirect(to, { external })
    },
    leave(socket) {
      socket.putFlash('info', 'Saved')
      socket.redirect('/saved')
    },
    long(socket) {
      socket.putFlash('info', 'x'.repeat(5_000))
      socket.redirect('/saved')
    },
  },
  render: ({ count }) => <p>{count}</p>,
})

async function joined() {
  const { server } = startServer(view)
  const page = await rawPage(server, '/')
  page.join()
  await page.received()
  return page
}

describe('socket.redirect', () => {
  it('[LIFE-04] sends the page to a path after the state of the turn', async () => {
    const page = await joined()
    page.event('go', { to: '/users?page=2' })
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, { count: 1 }],
      ['navigate', 1, 2, '/users?page=2', 'load'],
    ])
  })

  it('[EVT-16] seals the messages of the turn for the next page', async () => {
    const page = await joined()
    page.event('leave')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}],
      ['navigate', 1, 2, '/saved', 'load', expect.stringMatching(/^[\w-]+\.[\w-]+$/)],
    ])
  })

  it('goes to other origins only if that is said, and never to anything but the web', async () => {
    const page = await joined()
    const refused = ['https://example.org/', '//example.org', '/\\example.org', 'users', '/\n/x']
    for (const to of refused) page.event('go', { to })
    page.event('go', { to: 'javascript:alert(1)', external: true })
    page.event('go', { to: '/local', external: true })
    const answers = await page.received()
    expect(answers.map(([name]) => name)).toEqual(Array(refused.length + 2).fill('failed'))
    page.event('go', { to: 'https://bücher.example/ü', external: true })
    expect((await page.received())[1]).toEqual([
      'navigate',
      1,
      refused.length + 4,
      'https://xn--bcher-kva.example/%C3%BC',
      'load',
    ])
  })

  it('[EVT-16] fails a handler whose messages no cookie holds', async () => {
    const page = await joined()
    page.event('long')
    expect((await page.received())[0]).toEqual([
      'failed',
      1,
      1,
      1,
      'handler-failed',
      { name: 'long' },
    ])
  })
})

const notes = liveView({
  mount: () => ({ page: '' }),
  handleParams: (socket, _params, url) => socket.assign({ page: url.search }),
  handleEvent: {
    next(socket) {
      socket.putFlash('info', 'Saved')
      socket.pushPatch('/?page=2')
    },
    other: (socket) => socket.pushPatch('/?page=3'),
  },
  render: ({ page }, live) => (
    <p>
      {page} {live.flash['info']}
    </p>
  ),
})

const hops = liveView({
  mount: () => ({}),
  handleParams(socket, _params, { search }) {
    if (search === '?start') {
      socket.putFlash('info', 'Saved')
      socket.redirect('/?hop')
    } else if (search === '?hop') socket.redirect('/?end=ü \ud800')
  },
  render: (_state, live) => <p>{live.flash['info']}</p>,
})

describe('flash messages', () => {
  it('[EVT-16] stay when the server goes to another address, and go when the visitor does', async () => {
    const { server } = startServer(notes)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    page.event('next')
    page.event('other')
    const patches = (await page.received()).filter(([name]) => name === 'patch')
    expect(patches.map(([, , , , set]) => set)).toEqual([
      { flash: { info: 'Saved' }, page: '?page=2' },
      { page: '?page=3' },
    ])
    page.event('live:address', '/?page=2')
    expect((await page.received()).map(([, , , , set]) => set)).toEqual([
      { flash: {}, page: '?page=2' },
    ])
  })

  it('[EVT-16] go along where a page sends the visitor on, to any address', async () => {
    const { server } = startServer(hops)
    const cookies = new Map<string, string>()
    const visit = async (path: string): Promise<{ to: string | null; html: string }> => {
      const headers = { cookie: [...cookies].map((each) => each.join('=')).join('; ') }
      const response = await server.fetch(new Request(`http://test${path}`, { headers }))
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return { to: response.headers.get('location'), html: await response.text() }
    }
    expect(await visit('/?start')).toMatchObject({ to: '/?hop' })
    expect(await visit('/?hop')).toMatchObject({ to: '/?end=%C3%BC%20%EF%BF%BD' })
    expect((await visit('/?end')).html).toContain('<p>Saved</p>')
    expect((await visit('/?end')).html).toContain('<p></p>')
  })
})
