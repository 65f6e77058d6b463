import type { ComponentType } from 'preact'
import { StatusError, type DocumentProps } from '@livejsx/view'
import { currentAssets } from './assets.ts'
import { newSession, readSession, type SessionStore } from './cookie-session.ts'
import { connectInfo } from './connect-info.ts'
import { LiveError } from '@livejsx/protocol'
import { answerFailure, type ErrorPageParts } from './error-page.tsx'
import { flashCookie, hasFlashCookie, readFlash } from './flash-cookie.ts'
import { receiveForm, refusalOf, submitForm } from './http-post.ts'
import type { Instance } from './instance.ts'
import { mountView, type Visitor } from './mount.ts'
import {
  markShown,
  mountSticky,
  refreshNested,
  stickyViews,
  tokenOf,
  type NestedParts,
} from './nested-view.ts'
import { pageHeaders, toResponse, type PageAnswer } from './page-answer.ts'
import { fetchedRequest, type ClientAddress, type PageRequest } from './page-request.ts'
import { renderPage } from './page.ts'
import { createNonce } from './random.ts'
import { isExpected } from './reporter.ts'
import type { RouteMatch, Router } from './router.ts'
import type { Departure } from './transaction.ts'
import { csrfToken } from './token.ts'

/** Answers a request. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** Answers a request for a page; `undefined` = no live view answers at its address. */
export type PageHandler = (request: PageRequest) => Promise<PageAnswer> | undefined

/** What the HTTP side is made of. */
export interface HttpParts extends NestedParts, ErrorPageParts {
  readonly router: Router
  readonly session: SessionStore
  readonly document: ComponentType<DocumentProps>
  /** Answers what no live route does. `undefined` = nobody does. */
  readonly http: Fetch | undefined
  /** Whether pages of an origin may send forms to a host. `undefined` = the browser names none. */
  isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean
}

/** Makes the handler of requests for live views. */
export function createPageHandler(parts: HttpParts): PageHandler {
  return (request) => {
    const match = parts.router(request.url.pathname)
    return match && answerPage(parts, request, match)
  }
}

/** Makes the handler of all requests: live views first, then the app's own pages. */
export function createFetch(
  parts: HttpParts,
  pages: PageHandler,
): (request: Request, client?: ClientAddress) => Promise<Response> {
  return async (request, client) => {
    const asked = fetchedRequest(request, client)
    const page = pages(asked)
    if (page !== undefined) return toResponse(await page)
    const { document } = parts
    try {
      if (parts.http !== undefined) return await parts.http(request)
      return toResponse(answerFailure(parts, asked, { status: 404, document }))
    } catch (error) {
      return toResponse(answerError(parts, asked, { error, document }))
    }
  }
}

async function answerPage(
  parts: HttpParts,
  request: PageRequest,
  match: RouteMatch,
): Promise<PageAnswer> {
  const { method } = request
  const document = match.route.session?.document ?? parts.document
  try {
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      const refused = answerFailure(parts, request, { status: 405, document })
      return { ...refused, headers: { ...refused.headers, allow: 'GET, HEAD, POST' } }
    }
    const form = method === 'POST' ? await receiveForm(parts, request) : undefined
    return await renderRoute(parts, request, form, match)
  } catch (error) {
    return answerError(parts, request, { error, document })
  }
}

/** @throws the error itself in development, unless it is a page's own way to say what it is. */
function answerError(
  parts: HttpParts,
  request: PageRequest,
  { error, document }: { error: unknown; document: ComponentType<DocumentProps> },
): PageAnswer {
  const { method, url } = request
  const isKnown = error instanceof StatusError
  if (error instanceof LiveError && method === 'POST') {
    return answerFailure(parts, request, { ...refusalOf(error), document })
  }
  if (!isExpected(error)) {
    parts.report(error, { callback: `${method === 'POST' ? method : 'GET'} ${url.pathname}` })
  }
  // Development shows the error itself: the dev server turns the rejection into its overlay.
  if (!isKnown && currentAssets().development) throw error
  const { status = 500, text } = isKnown ? error : {}
  return answerFailure(parts, request, { status, text, document })
}

async function renderRoute(
  parts: HttpParts,
  request: PageRequest,
  form: FormData | undefined,
  match: RouteMatch,
): Promise<PageAnswer> {
  const { instances, session: store, keys } = parts
  const { url } = request
  const cookies = request.header('cookie')
  const kept = readSession(store, cookies, keys.session)
  const session = kept ?? newSession()
  const set: string[] = []
  if (kept === undefined) {
    set.push(store.write(session, keys.session[0], url.protocol === 'https:'))
  }
  const info = connectInfo(request.headers(), request.ip)
  const flash = readFlash(keys.flash, cookies, { session: session.id, now: parts.clock.now() })
  const visitor: Visitor = { session, url, connected: false, connectInfo: info, flash }
  const mounted = await mountView(instances, match, visitor)
  const { instance } = mounted
  if (instance === undefined) {
    return redirected(set, { to: mounted.redirect, flash: mounted.flash })
  }
  const document = match.route.session?.document ?? parts.document
  const made: Instance[] = [instance]
  try {
    const isOnItsWay = form === undefined || instance.redirect !== undefined
    const posted = isOnItsWay ? undefined : await submitForm(instance, form)
    // `handleParams` may send the visitor on, and so may the handler of a form; a form that was posted
    // to an address that has another one by now is not lost for that.
    const redirect = form === undefined ? instance.moved : (instance.redirect ?? posted?.redirect)
    if (redirect !== undefined) {
      instance.end('left')
      return redirected(set, redirect)
    }
    const sticky = new Map<string, Instance>()
    for (const each of stickyViews(document, { url, session: session.data })) {
      try {
        const own = await mountSticky(each, { ...visitor, flash: undefined }, parts)
        made.push(own)
        sticky.set(each.id, own)
      } catch (error) {
        // Its fallback is shown; the rest of the page is not its fault.
        parts.report(error, {
          view: each.view.id,
          callback: `mount of <LiveRender id="${each.id}">`,
        })
      }
    }
    const nonce = createNonce()
    // From here on nothing waits: HTML, state and what counts as sent are the same moment's.
    for (const each of made) refreshNested(each, parts)
    const html = renderPage({
      instance,
      sticky,
      document,
      assets: currentAssets(),
      nonce,
      url,
      session: session.data,
      tokenOf: (each) => tokenOf(each, parts),
      csrf: csrfToken(keys.csrf[0], session.id),
    })
    for (const each of made) markShown(each)
    // Not before: where the visitor is sent on, the messages go along.
    if (hasFlashCookie(cookies)) set.push(flashCookie(undefined))
    // Nobody joins after a HEAD request, and its page is not sent.
    for (const each of made) {
      if (request.method === 'HEAD') each.end('evicted')
      else instances.await(each)
    }
    const headers = pageHeaders(nonce)
    if (set.length > 0) headers['set-cookie'] = set
    return {
      status: posted?.status ?? 200,
      headers,
      html: request.method === 'HEAD' ? undefined : html,
    }
  } catch (error) {
    for (const each of made) each.end('failed')
    throw error
  }
}

/** Sends the visitor elsewhere, with flash messages for the page there. */
function redirected(set: string[], { to, flash }: Pick<Departure, 'to' | 'flash'>): PageAnswer {
  const cookies = flash === undefined ? set : [...set, flashCookie(flash)]
  const headers = {
    'cache-control': 'no-store',
    location: toHeader(to),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  }
  return { status: 303, headers, html: '' }
}

/** Writes an address in the characters that a header may have. */
function toHeader(address: string): string {
  // By way of bytes: half a surrogate pair cannot be encoded.
  return Buffer.from(address)
    .toString()
    .replace(/[^!-~]+/g, encodeURIComponent)
}
