import { STATUS_CODES } from 'node:http'
import type { ComponentType, JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { DocumentProps, ErrorPageProps } from '@livejsx/view'
import { PartHostContext } from '@livejsx/view/internal'
import { currentAssets } from './assets.ts'
import { readSession, type SessionStore } from './cookie-session.ts'
import { DefaultErrorPage, ErrorPageStyle } from './default-error-page.tsx'
import { stickyHost } from './frame.ts'
import { pageHeaders, type PageAnswer } from './page-answer.ts'
import type { PageRequest } from './page-request.ts'
import { appHead } from './page.ts'
import { createNonce } from './random.ts'
import type { Report } from './reporter.ts'
import type { Keys } from './secret.ts'

/** What error pages need of the server. */
export interface ErrorPageParts {
  readonly errorPage: ComponentType<ErrorPageProps> | undefined
  readonly session: SessionStore
  readonly keys: Keys
  readonly report: Report
}

/** What went wrong, and in which document it is told. */
export interface Failure {
  readonly status: number
  /** @default what the status says */
  readonly text?: string | undefined
  readonly document: ComponentType<DocumentProps>
}

const texts: { readonly [status: number]: string } = {
  401: 'Sign in to see this page.',
  403: 'You may not see this page.',
  404: 'There is no page at this address.',
  410: 'This page is not there any more.',
  429: 'That was too much at once. Try again in a while.',
  503: 'This page cannot be shown at the moment. Try again in a while.',
}

/**
 * Answers a request with the app's error page in a document of the app, or with a plain one where
 * these fail. Never throws.
 */
export function answerFailure(
  parts: ErrorPageParts,
  request: PageRequest,
  { status, text, document }: Failure,
): PageAnswer {
  const nonce = createNonce()
  const { url } = request
  const told: ErrorPageProps = {
    status,
    title: STATUS_CODES[status] ?? 'Error',
    text: text ?? texts[status] ?? textOfKind(status),
    url,
  }
  const html = (): string => {
    try {
      const cookies = request.header('cookie')
      const session = readSession(parts.session, cookies, parts.keys.session)?.data ?? {}
      return toHtml(pageWithin(document, parts.errorPage, { ...told, nonce, session }))
    } catch (error) {
      parts.report(error, { callback: `the error page of ${url.pathname}` })
      return toHtml(<PlainDocument {...told} nonce={nonce} />)
    }
  }
  return {
    status,
    headers: pageHeaders(nonce),
    html: request.method === 'HEAD' ? undefined : html(),
  }
}

function textOfKind(status: number): string {
  return status < 500 ? 'This page cannot be shown.' : 'Something went wrong on this page.'
}

type Told = ErrorPageProps & { readonly nonce: string }

function pageWithin(
  Document: ComponentType<DocumentProps>,
  ErrorPage: ComponentType<ErrorPageProps> | undefined,
  { nonce, session, ...told }: Told & Pick<DocumentProps, 'session'>,
): JSX.Element {
  const head = (
    <>
      {appHead(currentAssets(), nonce)}
      {ErrorPage === undefined && <ErrorPageStyle nonce={nonce} />}
    </>
  )
  const { title, url } = told
  return (
    // Sticky views of the document show their fallbacks.
    <PartHostContext.Provider value={stickyHost(new Map())}>
      <Document title={title} nonce={nonce} url={url} session={session} head={head}>
        {ErrorPage === undefined ? <DefaultErrorPage {...told} /> : <ErrorPage {...told} />}
      </Document>
    </PartHostContext.Provider>
  )
}

function PlainDocument({ nonce, ...told }: Told): JSX.Element {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{told.title}</title>
        <ErrorPageStyle nonce={nonce} />
      </head>
      <body>
        <DefaultErrorPage {...told} />
      </body>
    </html>
  )
}

function toHtml(page: JSX.Element): string {
  return `<!doctype html>${renderToString(page)}`
}
