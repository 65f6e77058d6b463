import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Journal } from './journal.server.ts'
import { requestLine } from './request-line.ts'

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Writes each request to this process, whoever answers it. Returns a function that stops. */
export function watchRequests(journal: Journal): () => void {
  const begun = new WeakMap<IncomingMessage, number>()
  const onStart = (message: unknown): void => {
    begun.set((message as Exchange).request, performance.now())
  }
  const onFinish = (message: unknown): void => {
    const { request, response } = message as Exchange
    const from = begun.get(request)
    if (from === undefined) return
    const { method = '', url = '' } = request
    const ms = performance.now() - from
    journal.write(requestLine({ method, url, status: response.statusCode, ms }))
  }
  // Node's own announcements: nothing is put between the server and its requests.
  subscribe('http.server.request.start', onStart)
  subscribe('http.server.response.finish', onFinish)
  return () => {
    unsubscribe('http.server.request.start', onStart)
    unsubscribe('http.server.response.finish', onFinish)
  }
}
