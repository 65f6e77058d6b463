import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHttpListener } from './http-listener.ts'
import type { PageAnswer } from './page-answer.ts'
import type { PageRequest } from './page-request.ts'

const fetched: string[] = []
let http: Server

async function answerPage({ url, header, ip }: PageRequest): Promise<PageAnswer> {
  const name = url.searchParams.get('name') ?? ''
  if (name === 'nobody') throw new Error('There is nobody')
  return {
    status: 200,
    headers: { 'set-cookie': ['a=1', 'b=2'], 'x-cookie': header('cookie') ?? 'none' },
    html: `Hello ${name} of ${url.hostname}, ${typeof ip}`,
  }
}

beforeEach(async () => {
  fetched.length = 0
  const listener = createHttpListener(
    (asked) => (asked.url.pathname === '/page' ? answerPage(asked) : undefined),
    async ({ url }) => {
      fetched.push(new URL(url).pathname)
      return new Response('elsewhere', { status: 404 })
    },
  )
  http = createServer(listener)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  http.closeAllConnections()
  http.close()
})

interface Got extends Pick<IncomingMessage, 'headers'> {
  readonly status: number | undefined
  readonly text: string
}

// Not `fetch`, which sends neither a strange `Host` nor a whole address.
function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  const { port } = http.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, headers }, async (response) => {
      const text = (await response.setEncoding('utf8').toArray()).join('')
      resolve({ status: response.statusCode, headers: response.headers, text })
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('createHttpListener', () => {
  it('sends pages with their length, whatever letters they have', async () => {
    const names = ['you', 'Jürgen', '李', '🙂']
    const pages = await Promise.all(
      names.map((name) => get(`/page?name=${encodeURIComponent(name)}`)),
    )
    expect(pages.map(({ text }) => text)).toEqual(
      names.map((name) => `Hello ${name} of 127.0.0.1, string`),
    )
    expect(pages.map(({ headers }) => Number(headers['content-length']))).toEqual(
      pages.map(({ text }) => Buffer.byteLength(text)),
    )
  })

  it('sends each cookie by itself, and reads those of the visitor', async () => {
    const { headers } = await get('/page', { cookie: 'a=1; b=2' })
    expect([headers['set-cookie'], headers['x-cookie']]).toEqual([['a=1', 'b=2'], 'a=1; b=2'])
  })

  it('leaves to `fetch` what is no page', async () => {
    expect(await get('/elsewhere')).toMatchObject({ status: 404, text: 'elsewhere' })
    expect(fetched).toEqual(['/elsewhere'])
  })

  it('answers 400 for a whole address and for a host that is none', async () => {
    const answers = [
      await get('http://other.example/page'),
      await get('/page', { host: 'visitor@other.example' }),
      await get('/page', { host: 'no host' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
    expect(fetched).toEqual([])
  })

  it('answers 500 for a page that fails, without a word of why', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const { status, text } = await get('/page?name=nobody')
    expect([status, text]).toEqual([500, 'Internal Server Error'])
    expect(String(said.mock.calls[0])).toContain('There is nobody')
    said.mockRestore()
  })
})
