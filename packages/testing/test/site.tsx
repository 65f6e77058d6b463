import { PROTOCOL_VERSION } from '@livejsx/protocol'
import { live, LiveRender, liveSession, liveView, routes, type MountContext } from '@livejsx/view'
import { rawPage, type RawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

/** The view at `/`. */
export const home = liveView(
  {
    mount: ({ connected }) => ({ connected, count: 0 }),
    handleEvent: { add: (socket) => socket.update('count', (count) => count + 1) },
    render: ({ count }) => <p>{count}</p>,
  },
  'home',
)

/** What the pages of this file lead to, and what happens to them. */
export function createSite() {
  const log: string[] = []
  let letIn = (): void => undefined
  const user = liveView(
    {
      mount: ({ params, url, connected }) => ({
        id: params['id'] ?? '',
        search: url.search,
        connected,
      }),
      handleEvent: { note: () => void log.push('note') },
      terminate: (_socket, reason) => void log.push(`user ${reason}`),
      render: ({ id }, live) => (
        <p>
          {id} {live.flash['info']}
        </p>
      ),
    },
    'user',
  )
  const slow = liveView(
    {
      async mount() {
        await new Promise<void>((resolve) => (letIn = resolve))
        return {}
      },
      terminate: (_socket, reason) => void log.push(`slow ${reason}`),
      render: () => null,
    },
    'slow',
  )
  const broken = liveView(
    {
      mount() {
        throw new Error('in mount')
      },
      render: () => null,
    },
    'broken',
  )
  const onward = liveView(
    {
      mount: () => ({}),
      handleParams(socket) {
        socket.putFlash('info', 'Moved')
        socket.redirect('/users/1')
      },
      terminate: (_socket, reason) => void log.push(`onward ${reason}`),
      render: () => null,
    },
    'onward',
  )
  const guarded = liveView(
    {
      onMount: [() => ({ redirect: '/sign-in', flash: { error: 'Sign in first' } })],
      mount() {
        log.push('guarded')
        return {}
      },
      render: () => null,
    },
    'guarded',
  )
  const framed = liveView(
    {
      mount: () => ({}),
      render: () => <LiveRender view={home} id="inner" />,
    },
    'framed',
  )
  const all = { '/': home, '/users/:id': user, '/slow': slow, '/broken': broken }
  const more = { '/onward': onward, '/guarded': guarded, '/framed': framed }
  return {
    log,
    letIn: () => letIn(),
    table: Object.entries({ ...all, ...more }).map(([path, view]) =>
      live(path, () => Promise.resolve({ default: view })),
    ),
  }
}

/** A live session of its own. */
export const admin = (onMount: (context: MountContext) => void = () => undefined) =>
  liveSession('admin', { onMount: [onMount] }, [
    live('/admin', () => Promise.resolve({ default: home })),
    live('/admin/log', () => Promise.resolve({ default: home })),
  ])

/** A page at a path that has joined its view as 1, on a site of its own. */
export async function startSite({
  path = '/',
  options = {},
}: { path?: string; options?: object } = {}) {
  const site = createSite()
  const started = startServer(home, { routes: routes([...site.table, admin()]), ...options })
  const page = await rawPage(started.server, path)
  page.join()
  await page.received()
  return { ...site, ...started, page }
}

/** Joins the view at an address as the view 2. */
export function go(page: RawPage, to: string, details: object = {}): void {
  const token = page.state?.token
  const own = { version: PROTOCOL_VERSION, token, page: 'next-run', next: 1, to }
  page.send(['join', 2, { ...own, ...details }])
}

/** Targets that lead off the site, or are no paths of it. */
export const hostileTargets = [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/users/1',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/.//evil.example',
  'users/1',
  '?page=2',
  ' /users/1',
]
