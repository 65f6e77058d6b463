import type { LiveServer } from '@livejsx/server'

/** A page as a browser without scripts gets it. */
export interface RequestedPage {
  readonly response: Response
  readonly html: string
  /** The `Cookie` header that the browser sends from here on. */
  readonly cookies: string
  /** What the page carries for the browser side; `undefined` = no live view. */
  readonly state: { view: string; token: string; csrf: string; assigns: unknown } | undefined
}

/**
 * Requests a page of a server over its `fetch`.
 *
 * @param cookies what an earlier page of the same browser answered
 */
export async function requestPage(
  server: Pick<LiveServer, 'fetch'>,
  path: string,
  cookies = '',
): Promise<RequestedPage> {
  const request = new Request(new URL(path, 'http://test'), { headers: { cookie: cookies } })
  const response = await server.fetch(request)
  const html = await response.text()
  const [set = cookies] = response.headers.get('set-cookie')?.split(';') ?? []
  const [, state] = /<script[^>]*data-live-state[^>]*>(.*?)<\/script>/s.exec(html) ?? []
  return {
    response,
    html,
    cookies: set,
    state: state === undefined ? undefined : JSON.parse(state),
  }
}
