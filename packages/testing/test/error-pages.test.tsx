import {
  live,
  LiveRender,
  liveSession,
  liveView,
  notFound,
  routes,
  statusError,
  type DocumentProps,
  type ErrorPageProps,
} from '@livejsx/view'
import { setAssets, type Assets, type LiveServerOptions } from '@livejsx/server'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requestPage } from '../src/index.ts'
import { postForm } from './post-form.ts'
import { startServer } from './start-server.ts'

const secretText = 'the secret of the exception'
const render = () => null
const mount = () => ({})

/** One view for each way in which a page can fail. */
const failing = {
  '/users/:id': liveView({
    params: z.object({ id: z.coerce.number() }),
    search: z.object({ page: z.coerce.number().default(1) }),
    mount: ({ params, search }) => ({ text: `${params.id + 1} of ${search.page + 1}` }),
    render: ({ text }) => <p>{text}</p>,
  }),
  '/mount': liveView({ mount: () => notFound('No such user <b>'), render }),
  '/hook': liveView({ onMount: [() => statusError(403)], mount, render }),
  '/params': liveView({ mount, handleParams: () => statusError(410), render }),
  '/busy': liveView({ mount: () => statusError(503, 'Back at noon.'), render }),
  '/crash': liveView({
    mount(): object {
      throw new Error(secretText)
    },
    render,
  }),
  '/render': liveView({
    mount,
    render() {
      throw new Error(secretText)
    },
  }),
}

function start(options: Partial<LiveServerOptions> = {}) {
  const list = Object.entries(failing).map(([path, view]) =>
    live(path, () => Promise.resolve({ default: view })),
  )
  return startServer(failing['/mount'], { routes: routes(list), ...options })
}

async function request(path: string, options?: Partial<LiveServerOptions>, init?: RequestInit) {
  const { server, errors } = start(options)
  const response = await server.fetch(new Request(`http://test${path}`, init))
  return { response, status: response.status, html: await response.text(), errors, server }
}

const assets: Assets = { entry: '', styles: [], views: {}, build: 'none' }
afterEach(() => setAssets(assets))

describe('typed addresses', () => {
  it('[NAV-01] come to `mount` as their schemas make them', async () => {
    expect((await request('/users/7?page=2')).html).toContain('<p>8 of 3</p>')
    expect((await request('/users/7')).html).toContain('<p>8 of 2</p>')
  })

  it('[NAV-01] that a schema refuses are answered with 404 or 400, and nothing is mounted', async () => {
    const refused = [await request('/users/ana?page=x'), await request('/users/7?page=x')]
    expect(refused.map(({ status }) => status)).toEqual([404, 400])
    for (const { errors, server } of refused)
      expect([errors, server.stats().views]).toEqual([[], 0])
  })
})

describe('a page that fails', () => {
  it.each([
    ['/mount', 404, 'Not Found', 'No such user &lt;b>'],
    ['/hook', 403, 'Forbidden', 'You may not see this page.'],
    ['/params', 410, 'Gone', 'This page is not there any more.'],
  ])(
    '[NAV-01] at %s answers %i in the document, and is no error of the app',
    async (path, status, title, text) => {
      const { response, html, errors, server } = await request(path)
      expect(response.status).toBe(status)
      expect(html).toMatch(/^<!doctype html><html lang="en"><head><title>/)
      expect(html).toContain(`<title>${title}</title>`)
      expect(html).toContain(`<h1>${title}</h1>`)
      expect(html).toContain(`<p>${text}</p>`)
      expect(html).not.toContain('data-live-state')
      expect([errors, server.stats().views]).toEqual([[], 0])
    },
  )

  it.each(['/crash', '/render'])(
    '[NAV-01] by an error at %s answers 500, reports it, and tells nothing of it',
    async (path) => {
      const { status, html, errors, server } = await request(path)
      expect(status).toBe(500)
      expect(html).toContain('<p>Something went wrong on this page.</p>')
      expect(html).not.toContain('secret')
      expect(errors).toEqual([`GET ${path}: ${secretText}`])
      expect(server.stats().views).toBe(0)
    },
  )

  it('[NAV-01] by a status of 500 and above tells its text, and is reported', async () => {
    const { status, html, errors } = await request('/busy')
    expect(status).toBe(503)
    expect(html).toContain('<p>Back at noon.</p>')
    expect(errors).toEqual(['GET /busy: Status 503: Back at noon.'])
  })

  it('[NAV-01] carries the security headers, and styles that these allow', async () => {
    const { response, html } = await request('/hook')
    const policy = response.headers.get('content-security-policy') ?? ''
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    expect(nonce).not.toBe('')
    expect(html).toContain(`<style nonce="${nonce}">`)
    expect(html).not.toMatch(/ style=/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })

  it('[NAV-01] answers HEAD with the status alone', async () => {
    const { status, html } = await request('/mount', {}, { method: 'HEAD' })
    expect([status, html]).toEqual([404, ''])
  })

  it('[NAV-01] is the development server’s matter when the error was not expected', async () => {
    setAssets({ ...assets, development: true })
    const { server, errors } = start()
    const get = (path: string) => server.fetch(new Request(`http://test${path}`))
    await expect(get('/crash')).rejects.toThrow(secretText)
    expect(errors).toEqual([`GET /crash: ${secretText}`])
    expect((await get('/hook')).status).toBe(403)
    expect((await get('/busy')).status).toBe(503)
  })
})

describe('the script in the page', () => {
  const home = startServer(liveView({ mount, render })).server

  it('[NAV-01] knows the build of the page, to load it anew once for each', async () => {
    setAssets({ ...assets, early: 'run()', build: 'b1' })
    const { html } = await requestPage(home, '/')
    expect(html).toMatch(/<script nonce="[^"]+" data-live-build="b1">run\(\)<\/script>/)
  })

  it('[NAV-01] leaves missing code to the overlay in development', async () => {
    setAssets({ ...assets, early: 'run()', build: 'b1', development: true })
    expect((await requestPage(home, '/')).html).toMatch(/<script nonce="[^"]+">run\(\)<\/script>/)
  })
})

describe('unknown paths', () => {
  it('[NAV-01] are answered with 404 and the error page', async () => {
    const { status, html, errors } = await request('/nowhere')
    expect(status).toBe(404)
    expect(html).toContain('<p>There is no page at this address.</p>')
    expect(errors).toEqual([])
  })

  it('[NAV-01] are the app’s own where it answers requests, its 404 too', async () => {
    const http = () => new Response('my own', { status: 404 })
    expect(await request('/nowhere', { http })).toMatchObject({ status: 404, html: 'my own' })
    const failed = await request('/nowhere', { http: () => Promise.reject(new Error(secretText)) })
    expect(failed.status).toBe(500)
    expect(failed.html).not.toContain('secret')
    expect(failed.errors).toEqual([`GET /nowhere: ${secretText}`])
    expect((await request('/nowhere', { http: () => statusError(451) })).status).toBe(451)
  })
})

describe('errorPage', () => {
  const errorPage = ({ status, title, text, url }: ErrorPageProps) => (
    <article>
      {status} {title}: {text} ({url.pathname})
    </article>
  )

  it('[NAV-01] takes the place of the default page, within the document', async () => {
    const { html } = await request('/mount', { errorPage })
    expect(html).toContain('<article>404 Not Found: No such user &lt;b> (/mount)</article>')
    expect(html).not.toContain('data-live-error')
    expect((await request('/nowhere', { errorPage })).html).toContain('404 Not Found')
    expect((await request('/crash', { errorPage })).html).toContain('500 Internal Server Error')
  })

  it('[NAV-01] is shown in the document of the page’s own live session, with the visitor’s session', async () => {
    const document = ({ head, children, session, title }: DocumentProps) => (
      <html lang="en">
        <head>
          <title>{title}</title>
          {head}
        </head>
        <body data-user={session['user']}>
          <nav>Admin</nav>
          {children}
          <LiveRender view={failing['/users/:id']} id="player" sticky fallback={<i>No player</i>} />
        </body>
      </html>
    )
    const load = () => Promise.resolve({ default: failing['/mount'] })
    const list = routes([liveSession('admin', { document }, [live('/admin', load)])])
    const { html } = await request('/admin', { errorPage, routes: list })
    expect(html).toMatch(/<nav>Admin<\/nav><article>404/)
    expect(html).toContain('<i>No player</i>')
    expect((await request('/nowhere', { errorPage, routes: list })).html).not.toContain('<nav>')
  })

  it.each([
    ['the error page', { errorPage: () => crash() }],
    ['the document', { document: () => crash() }],
    ['the session store', { session: { read: () => crash(), write: () => '' } }],
  ])('[NAV-01] gives way to a plain page when %s throws', async (_what, options) => {
    const { status, html, errors, response } = await request('/nowhere', options)
    expect(status).toBe(404)
    expect(html).toContain('<h1>Not Found</h1>')
    expect(html).not.toContain('secret')
    expect(errors).toEqual([`the error page of /nowhere: ${secretText}`])
    expect(response.headers.get('content-security-policy')).toContain('nonce-')
  })
})

describe('a posted form that is refused', () => {
  it('[NAV-01] gets the error page, with the reason', async () => {
    const { server } = startServer(liveView({ mount, render }))
    const page = await requestPage(server, '/')
    const { response, html } = await postForm(server, page, { fields: [['live:csrf', 'wrong']] })
    expect(response.status).toBe(403)
    expect(html).toContain('<h1>Forbidden</h1>')
    expect(html).toContain('The CSRF token does not belong to the session')
  })
})

function crash(): never {
  throw new Error(secretText)
}
