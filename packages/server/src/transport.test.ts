import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { limits } from '@livejsx/protocol'
import { live, liveView, routes } from '@livejsx/view'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, type RawData } from 'ws'
import { createLiveServer, type LiveServer } from './server.ts'

const view = liveView({
  mount: () => ({ count: 0 }),
  handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
  render: () => null,
})

const stops: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

interface Started {
  server: LiveServer
  origin: string
  token: string
  csrf: string
  cookie: string
}

async function start(): Promise<Started> {
  const server = createLiveServer({
    routes: routes([live('/', () => Promise.resolve({ default: view }))]),
    document: ({ head, children }) => [head, children],
    report: () => undefined,
  })
  const http = createServer()
  server.attach(http)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  stops.push(
    () => void http.close(),
    () => server.close(),
  )
  const response = await server.fetch(new Request('http://test/'))
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const [, state = ''] = /data-live-state[^>]*>(.*?)<\/script>/s.exec(await response.text()) ?? []
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return { server, origin, cookie, ...(JSON.parse(state) as { token: string; csrf: string }) }
}

/** A socket that speaks engine.io and socket.io by hand. */
interface RawSocket {
  send(text: string): void
  /** Resolves with the next frame, or how the socket ended. */
  next(): Promise<string>
}

function open(
  { origin, cookie }: Started,
  headers: Record<string, string> = { origin },
): RawSocket {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/_live/?EIO=4&transport=websocket`, {
    headers: { cookie, ...headers },
  })
  stops.push(() => socket.terminate())
  const frames: string[] = []
  const waiting: ((frame: string) => void)[] = []
  const arrive = (frame: string): void => {
    const waiter = waiting.shift()
    if (waiter === undefined) frames.push(frame)
    else waiter(frame)
  }
  socket.on('message', (data: RawData) => arrive(String(data as Buffer)))
  socket.on('close', (code) => arrive(`closed ${code}`))
  socket.on('error', (error) => arrive(`error ${error.message}`))
  socket.on('unexpected-response', (_request, response) => {
    response
      .setEncoding('utf8')
      .on('data', (body) => arrive(`refused ${response.statusCode} ${body}`))
  })
  return {
    send: (text) => socket.send(text),
    next: () => {
      const frame = frames.shift()
      return frame === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(frame)
    },
  }
}

async function connected(started: Started): Promise<RawSocket> {
  const socket = open(started)
  await socket.next()
  socket.send(`40${JSON.stringify({ csrf: started.csrf })}`)
  expect(await socket.next()).toMatch(/^40/)
  return socket
}

async function joined(started: Started): Promise<RawSocket> {
  const socket = await connected(started)
  const details = { version: 1, token: started.token, page: 'p', next: 1, patch: 0 }
  socket.send(`42${JSON.stringify(['join', 1, details])}`)
  expect(await socket.next()).toBe('42["joined",1,"adopt",0]')
  return socket
}

async function expectAlive(socket: RawSocket): Promise<void> {
  socket.send('42["event",1,1,"inc"]')
  expect(await socket.next()).toBe('42["patch",1,1,1,{"count":1}]')
}

describe('the socket', () => {
  it('[LIFE-02] joins the page that was rendered over HTTP', async () => {
    await expectAlive(await joined(await start()))
  })

  it('[RT-06] refuses a foreign origin before anything else', async () => {
    const started = await start()
    const socket = open(started, { origin: 'http://evil.example' })
    expect(await socket.next()).toBe('refused 400 origin-refused')
    expect(started.server.stats().sockets).toBe(0)
  })

  it('[RT-06] refuses a page without the session’s CSRF token', async () => {
    const started = await start()
    const socket = open(started)
    await socket.next()
    socket.send('40{"csrf":"forged"}')
    expect(await socket.next()).toBe('44{"message":"csrf-refused","data":{"code":"csrf-refused"}}')
  })

  it('[RT-06] refuses a page without a session', async () => {
    const started = await start()
    const socket = open({ ...started, cookie: '' })
    await socket.next()
    socket.send(`40${JSON.stringify({ csrf: started.csrf })}`)
    expect(await socket.next()).toContain('"code":"session-required"')
  })

  it('refuses the token of another session, and keeps that instance for its own page', async () => {
    const started = await start()
    const other = await start()
    const socket = await connected(started)
    const details = { version: 1, token: other.token, page: 'p', next: 1, patch: 0 }
    socket.send(`42${JSON.stringify(['join', 1, details])}`)
    expect(await socket.next()).toBe('42["refused",1,"token-invalid"]')
    await expectAlive(await joined(other))
  })

  it('refuses another version of the protocol and names both', async () => {
    const started = await start()
    const socket = await connected(started)
    const details = { version: 99, token: started.token, page: 'p', next: 1, patch: 0 }
    socket.send(`42${JSON.stringify(['join', 1, details])}`)
    expect(await socket.next()).toBe('42["refused",1,"version-mismatch",{"server":1,"client":99}]')
  })

  it('answers a frame of 1 MB with a typed error, and lives on', async () => {
    const socket = await joined(await start())
    socket.send(`42["event",1,1,"inc","${'x'.repeat(1_000_000)}"]`)
    expect(await socket.next()).toContain('message-too-large')
    socket.send('42["event",1,2,"inc"]')
    expect(await socket.next()).toBe('42["patch",1,2,2,{"count":1}]')
  })

  it('cuts a frame above the hard limit unread', async () => {
    const socket = await joined(await start())
    socket.send(`42["event",1,1,"inc","${'x'.repeat(limits.maxFrameBytes)}"]`)
    expect(await socket.next()).toMatch(/^closed 10\d\d/)
  })

  it.each([10_000, 60_000])(
    'answers a payload nested %i deep with a typed error, and lives on',
    async (depth) => {
      const socket = await joined(await start())
      socket.send(`42["event",1,1,"inc",${'['.repeat(depth)}${']'.repeat(depth)}]`)
      expect(await socket.next()).toContain('too-deep')
      await expectAlive(socket)
    },
  )

  it.each([
    ['an event of a view that was never joined', '42["event",7,1,"inc"]', 'unexpected-message'],
    ['an unknown message', '42["nope",1]', 'message-unknown'],
    ['a malformed message', '42["event",1,"one","inc"]', 'message-malformed'],
    ['the name of an emitter’s error event', '42["error",1]', 'message-unknown'],
    ['a message of the other direction', '42["patch",1,1,0,{}]', 'message-unknown'],
    [
      'a second join',
      '42["join",1,{"version":1,"token":"t","page":"p","next":1}]',
      'unexpected-message',
    ],
  ])('answers %s with a typed error, and lives on', async (_, frame, code) => {
    const socket = await joined(await start())
    socket.send(frame)
    expect(await socket.next()).toContain(`42["error","${code}"`)
    await expectAlive(socket)
  })

  it('closes a connection that sends no socket.io at all, and serves others', async () => {
    const started = await start()
    const socket = await connected(started)
    socket.send('4nonsense')
    expect(await socket.next()).toMatch(/^(closed|41)/)
    await expectAlive(await joined(started))
  })

  it('leaves the upgrades of others on its port alone', async () => {
    const started = await start()
    const answered = new Promise((resolve) => {
      const other = new WebSocket(`${started.origin.replace('http', 'ws')}/other`)
      stops.push(() => other.terminate())
      other.on('error', () => resolve('error'))
      other.on('open', () => resolve('open'))
      setImmediate(() => setImmediate(() => resolve('untouched')))
    })
    expect(await answered).toBe('untouched')
  })
})
