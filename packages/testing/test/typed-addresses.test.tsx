import { live, liveComponent, LiveRender, liveView, notFound, routes, toPath } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, requestPage } from '../src/index.ts'
import { go } from './site.tsx'
import { startServer } from './start-server.ts'

const Badge = liveComponent({
  mount: ({ params, search }) => ({ text: JSON.stringify([params, search]) }),
  render: ({ text }) => <i>{text}</i>,
})

const inner = liveView({
  params: z.object({ id: z.coerce.number().transform((id) => id * 10) }),
  mount: ({ params }) => ({ id: params.id }),
  render: ({ id }) => <b>{id}</b>,
})

const ranks = liveView({
  params: z.object({ id: z.coerce.number().int() }),
  search: z.object({ page: z.coerce.number().min(1).default(1) }),
  onMount: [
    ({ params, attachHook }) => {
      if (params['id'] === '13') notFound()
      attachHook('params', 'watch', (socket) => socket.assign({ hooked: true }))
    },
  ],
  mount: ({ params, search }) => ({ id: params.id, page: search.page, hooked: false }),
  handleParams(socket, params, url, search) {
    if (params.id === 99) notFound()
    socket.assign({ id: params.id + search.page, page: search.page * 2, hooked: !url.hash })
  },
  handleEvent: {
    next: (socket) => socket.pushPatch(toPath('/ranks/:id', { id: 8 }, { page: 3 })),
    astray: (socket) => socket.pushPatch('/ranks/8?page=none'),
  },
  render: ({ id, page }) => (
    <main>
      {id} {page} <Badge id="badge" />
      <LiveRender view={inner} id="inner" props={{}} />
    </main>
  ),
})

function start() {
  const list = routes([live('/ranks/:id', () => Promise.resolve({ default: ranks }))])
  return startServer(ranks, { routes: list })
}

async function joined(path: string) {
  const { server, errors } = start()
  const page = await rawPage(server, path)
  page.join()
  await page.received()
  return { page, server, errors }
}

describe('typed addresses', () => {
  it('[NAV-01] come as outputs to the view, and as they are written to what is inside of it', async () => {
    const { server } = start()
    const { html } = await requestPage(server, '/ranks/7?page=2')
    expect(html).toContain('9 4')
    expect(html).toContain('[{&quot;id&quot;:&quot;7&quot;},{&quot;page&quot;:&quot;2&quot;}]')
    // A nested view has schemas of its own.
    expect(html).toContain('<b>70</b>')
  })

  it('[NAV-01] come to `handleParams` with each new address', async () => {
    const { page, errors } = await joined('/ranks/7')
    page.event('next')
    const [patch] = await page.received()
    expect(patch?.[4]).toEqual({ id: 11, page: 6 })
    page.event('live:address', '/ranks/20?page=5')
    const shown = (await page.received()).filter(([name]) => name === 'patch').at(-1)
    expect(shown?.[4]).toEqual({ id: 25, page: 10 })
    expect(errors).toEqual([])
  })

  it('[NAV-01] that are refused leave the view as it is, and are an error only where the app went there', async () => {
    const { page, errors } = await joined('/ranks/7')
    for (const to of ['/ranks/7?page=0', '/ranks/ana', '/ranks/99']) page.event('live:address', to)
    expect((await page.received()).map(([name, , , , code]) => [name, code])).toEqual(
      Array(3).fill(['failed', 'handler-failed']),
    )
    expect(errors).toEqual([])
    page.event('astray')
    await page.received()
    expect(errors).toEqual(['handleParams: Status 400'])
  })

  it('[NAV-01] that are refused on the way to another page refuse its join, and nothing is reported', async () => {
    const { page, errors, server } = await joined('/ranks/7')
    const views = server.stats().views
    for (const to of ['/ranks/ana', '/ranks/7?page=0', '/ranks/13', '/ranks/99']) {
      go(page, to)
      expect(await page.received()).toEqual([['refused', 2, 'view-failed']])
    }
    expect(errors).toEqual([])
    expect(server.stats().views).toBe(views)
  })
})
