import type { LiveServer } from '@livejsx/server'
import type { RequestedPage } from '../src/index.ts'

/** What a browser without JavaScript sends of a form. */
export interface Posted {
  /** Fields in order: a name may come more than once. */
  readonly fields?: Iterable<readonly [name: string, value: string | File]>
  /** Whether the body is urlencoded, as of a form without files. @default multipart */
  readonly isPlain?: boolean
  readonly headers?: Record<string, string>
  /** In place of the fields. */
  readonly body?: BodyInit
  readonly path?: string
}

/** Sends a form of a page as browsers do, with its token unless another one is given. */
export async function postForm(
  server: Pick<LiveServer, 'fetch'>,
  page: RequestedPage,
  { fields = [], isPlain = false, headers = {}, body, path = '/' }: Posted,
): Promise<{ response: Response; html: string }> {
  const entries = [['live:csrf', page.state?.csrf ?? ''] as const, ...fields]
  const names = entries.map(([name]) => name)
  // The last one counts, so that a case may bring another.
  const sent = entries.filter(
    ([name], index) => name !== 'live:csrf' || names.lastIndexOf(name) === index,
  )
  const data: FormData | URLSearchParams = isPlain ? new URLSearchParams() : new FormData()
  for (const [name, value] of sent) data.append(name, value as string)
  // As bytes: Node makes a stream of form data, which fails by itself when its reader gives up.
  const encoded = new Response(body ?? data)
  const type = encoded.headers.get('content-type')
  const request = new Request(new URL(path, 'http://test'), {
    method: 'POST',
    headers: {
      cookie: page.cookies,
      origin: 'http://test',
      ...(type !== null && { 'content-type': type }),
      ...headers,
    },
    body: await encoded.arrayBuffer(),
  })
  const response = await server.fetch(request)
  return { response, html: await response.text() }
}
