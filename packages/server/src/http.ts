import { randomBytes } from 'node:crypto'
import type { ComponentType } from 'preact'
import type { DocumentProps } from '@livejsx/view'
import { currentAssets } from './assets.ts'
import type { Clock } from './clock.ts'
import { newSession, type SessionStore } from './cookie-session.ts'
import type { Instances } from './instances.ts'
import { mountView } from './mount.ts'
import { renderPage } from './page.ts'
import type { Report } from './reporter.ts'
import type { Router } from './router.ts'
import type { Keys } from './secret.ts'
import { securityHeaders } from './security-headers.ts'
import { csrfToken, issueToken } from './token.ts'

/** Answers a request. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** What the HTTP side is made of. */
export interface HttpParts {
  readonly router: Router
  readonly instances: Instances
  readonly session: SessionStore
  readonly keys: Keys
  readonly clock: Clock
  readonly document: ComponentType<DocumentProps>
  /** Answers what no live route does. `undefined` = 404. */
  readonly http: Fetch | undefined
  readonly report: Report
}

/** Makes the handler of HTTP requests: live views first, then the app's own pages. */
export function createHttpHandler(parts: HttpParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    const match = parts.router(url.pathname)
    if (match === undefined) {
      return parts.http?.(request) ?? new Response('Not found', { status: 404 })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
    }
    try {
      return await renderRoute(parts, request, url, match)
    } catch (error) {
      parts.report(error, { callback: `GET ${url.pathname}` })
      // Development shows the error itself: the dev server turns the rejection into its overlay.
      if (currentAssets().development) throw error
      return new Response('Something went wrong on this page.', { status: 500 })
    }
  }
}

async function renderRoute(
  { instances, session: store, keys, clock, document }: HttpParts,
  request: Request,
  url: URL,
  match: NonNullable<ReturnType<Router>>,
): Promise<Response> {
  const kept = store.read(request.headers.get('cookie'), keys.session)
  const session = kept ?? newSession()
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (kept === undefined) {
    headers.set('set-cookie', store.write(session, keys.session, url.protocol === 'https:'))
  }
  const mounted = await mountView(instances, match, { session, url, connected: false })
  if (mounted.redirect !== undefined) {
    headers.set('location', mounted.redirect)
    return new Response(null, { status: 303, headers })
  }
  const { instance } = mounted
  try {
    const nonce = randomBytes(16).toString('base64url')
    const assets = currentAssets()
    const token = issueToken(keys.token, instance, { build: assets.build, now: clock.now() })
    const csrf = csrfToken(keys.csrf, session.id)
    const html = renderPage({
      instance,
      document,
      assets,
      nonce,
      url,
      session: session.data,
      token,
      csrf,
    })
    for (const [name, value] of Object.entries(securityHeaders(nonce))) headers.set(name, value)
    headers.set('content-type', 'text/html; charset=utf-8')
    // Nobody joins after a HEAD request, and its page is not sent.
    if (request.method === 'HEAD') instance.end('evicted')
    else instances.await(instance)
    return new Response(request.method === 'HEAD' ? null : html, { headers })
  } catch (error) {
    instance.end('failed')
    throw error
  }
}
