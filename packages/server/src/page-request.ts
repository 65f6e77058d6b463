import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequest } from '@remix-run/node-fetch-server'

/** Where a request comes from, as the HTTP server knows it. */
export interface ClientAddress {
  readonly address: string
}

/** A request for a page, as `fetch` or Node's HTTP server has brought it. */
export interface PageRequest {
  readonly method: string
  readonly url: URL
  /** Address of the client; `undefined` = unknown. */
  readonly ip: string | undefined
  /** Finds a header by its name in small letters. */
  header(name: string): string | null
  headers(): Iterable<readonly [name: string, value: string | readonly string[] | undefined]>
  /** Gives the request as an object of `fetch`. It has the body, which can be read once. */
  toFetch(): Request
}

/** Makes the request for a page of what `fetch` was called with. */
export function fetchedRequest(request: Request, client: ClientAddress | undefined): PageRequest {
  const { method, headers } = request
  return {
    method,
    url: new URL(request.url),
    ip: client?.address,
    header: (name) => headers.get(name),
    headers: () => headers,
    toFetch: () => request,
  }
}

/**
 * Makes the request for a page of Node's. The objects of `fetch`, which take longer to make than a
 * small page, come with `toFetch` only.
 *
 * @returns `undefined` for an address that cannot be a page's
 */
export function nodeRequest(
  request: IncomingMessage,
  response: ServerResponse,
): PageRequest | undefined {
  const url = urlOf(request)
  if (url === undefined) return undefined
  const { method = 'GET', headers, socket } = request
  return {
    method,
    url,
    ip: socket.remoteAddress,
    header(name) {
      const value = headers[name]
      return typeof value === 'string' ? value : null
    },
    headers: () => Object.entries(headers),
    toFetch: () => createRequest(request, response),
  }
}

function urlOf({ headers, socket, url: path = '/' }: IncomingMessage): URL | undefined {
  // A proxy may be asked for a whole address; appended to a host, it is another one.
  if (!path.startsWith('/')) return undefined
  const protocol = 'encrypted' in socket ? 'https' : 'http'
  try {
    const url = new URL(`${protocol}://${headers.host ?? 'localhost'}${path}`)
    return url.username === '' && url.password === '' ? url : undefined
  } catch {
    // A `Host` that is none.
    return undefined
  }
}
