import type { RequestListener, ServerResponse } from 'node:http'
import { createRequestListener } from '@remix-run/node-fetch-server'
import type { PageHandler } from './http.ts'
import { sendAnswer } from './page-answer.ts'
import { nodeRequest, type ClientAddress } from './page-request.ts'

/**
 * Makes the listener of an HTTP server's requests.
 *
 * @param pages asked first
 * @param fetch answers what is no page
 */
export function createHttpListener(
  pages: PageHandler,
  fetch: (request: Request, client: ClientAddress) => Promise<Response>,
): RequestListener {
  const others = createRequestListener(fetch)
  return (request, response) => {
    const asked = nodeRequest(request, response)
    if (asked === undefined) return void sendText(response, 400, 'Bad Request')
    const answer = pages(asked)
    if (answer === undefined) return void others(request, response)
    answer
      .then((page) => sendAnswer(page, response))
      .catch((error: unknown) => {
        console.error(error)
        if (response.headersSent) response.destroy()
        else sendText(response, 500, 'Internal Server Error')
      })
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text)
}
