import type { ServerResponse } from 'node:http'
import { securityHeaders } from './security-headers.ts'

/** Headers of an answer, by their names in small letters. */
export type AnswerHeaders = Record<string, string | string[]>

/** The answer to a request for a page. */
export interface PageAnswer {
  readonly status: number
  readonly headers: Readonly<AnswerHeaders>
  /** `undefined` = the headers are all that was asked for. */
  readonly html: string | undefined
}

/** Makes the headers of a page. @param nonce of its scripts */
export function pageHeaders(nonce: string): AnswerHeaders {
  const headers: AnswerHeaders = securityHeaders(nonce)
  headers['cache-control'] = 'no-store'
  headers['content-type'] = 'text/html; charset=utf-8'
  return headers
}

/** Makes of an answer what `fetch` returns. */
export function toResponse({ status, headers, html }: PageAnswer): Response {
  const all = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value].flat()) all.append(name, each)
  }
  return new Response(html || null, { status, headers: all })
}

/** Sends an answer over Node's HTTP server. */
export function sendAnswer({ status, headers, html }: PageAnswer, response: ServerResponse): void {
  // The visitor has left meanwhile.
  if (response.destroyed) return
  if (html === undefined) return void response.writeHead(status, headers).end()
  const bytes = Buffer.byteLength(html)
  response.writeHead(status, { ...headers, 'content-length': bytes })
  // Most pages are plain ASCII, whose bytes are the same in Latin-1: these are copied, not encoded.
  const encoding = bytes === html.length ? 'latin1' : 'utf8'
  // Node appends texts to the headers, which means to copy them once more.
  response.end(bytes > maxAppendedBytes ? Buffer.from(html, encoding) : html, encoding)
}

/** Up to here one text more costs less than a buffer of its own. */
const maxAppendedBytes = 32_768
