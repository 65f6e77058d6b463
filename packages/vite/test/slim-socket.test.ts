import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
// oxlint-disable-next-line no-restricted-imports -- what the copy has to get on with
import { Server, type Socket } from 'socket.io'
// oxlint-disable-next-line no-restricted-imports -- its types are those of the copy
import type { Manager } from 'socket.io-client'
import { build, type Plugin, type Rolldown } from 'vite'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { slimSocket } from '../src/slim-socket.ts'
import { socketUse } from '../src/socket-use.ts'
import { fixtureRoot } from './fixtures.ts'

/** Bundles a module of the fixtures, with what it takes of socket.io-client. */
async function bundle(file: string, plugins: Plugin[] = [slimSocket()]): Promise<string> {
  const result = (await build({
    root: fixtureRoot,
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: { write: false, rolldownOptions: { input: join(fixtureRoot, file) } },
  })) as Rolldown.RolldownOutput
  return result.output[0].code
}

const clientCopy = bundle('socket.js')
const formats = ['XMLHttpRequest', 'WebTransport', 'FileReader', 'Blob', '_placeholder']
const ways = ['emitWithAck', 'volatile', 'reconnect_attempt', 'offAny', 'sendBuffer', 'pingTimeout']

describe('slimSocket', () => {
  it('knows the modules of the packages that are there', async () => {
    const missing = await Promise.all(
      socketUse.map(async ([path, { unused, known, tests }]) => {
        const code = await readFile(
          join(import.meta.dirname, '../../../node_modules', path),
          'utf8',
        )
        return [...unused, ...known.keys(), ...tests.keys()].filter((text) => !code.includes(text))
      }),
    )
    expect(missing.flat()).toEqual([])
  })

  it('leaves of socket.io-client what the client uses', async () => {
    const code = await clientCopy
    expect([...formats, ...ways].filter((word) => code.includes(word))).toEqual([])
    expect(code).toContain('WebSocket')
    // Measured with gzip -9: 2.4 KB of the package's 12.7 KB.
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(2_600)
  })

  it('leaves an app’s own import alone', async () => {
    const [own, without] = await Promise.all([bundle('own-socket.js'), bundle('own-socket.js', [])])
    expect(own).toBe(without)
  })
})

/** As in browsers, where an error that nobody listens to is none. */
class BrowserSocket extends WebSocket {
  constructor(url: string) {
    super(url)
    this.on('error', () => undefined)
  }
}

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

/** A server of socket.io itself, and a connection to it by the client's copy. */
async function connect(auth: object = { csrf: 'right' }) {
  const http = createServer()
  const io = new Server(http, {
    path: '/_live',
    addTrailingSlash: false,
    transports: ['websocket'],
  })
  const heard: unknown[][] = []
  const sockets: Socket[] = []
  io.use(({ handshake }, next) => {
    if (handshake.auth['csrf'] === 'right') next()
    else next(Object.assign(new Error('refused'), { data: { code: 'csrf-refused' } }))
  })
  io.on('connection', (socket) => {
    sockets.push(socket)
    socket.onAny((...message: unknown[]) => void heard.push(message))
  })
  await new Promise<void>((resolve) => http.listen(0, resolve))
  const { port } = http.address() as AddressInfo
  vi.stubGlobal('location', { origin: `http://localhost:${port}` })
  vi.stubGlobal('WebSocket', BrowserSocket)
  vi.stubGlobal('window', globalThis)
  runInThisContext(`(() => {${await clientCopy}})()`, 'socket.js')
  const { used } = globalThis as unknown as { used: typeof Manager }
  const manager = new used({ path: '/_live', transports: ['websocket'], reconnection: false })
  const socket = manager.socket('/', { auth })
  const told: unknown[] = []
  for (const name of ['connect', 'disconnect', 'connect_error'] as const) {
    socket.on(name, (reason?: unknown) => void told.push([name, reason]))
  }
  socket.onAny((...message: unknown[]) => void told.push(message))
  close = () => io.close()
  return { heard, io, manager, socket, sockets, told }
}

describe('the client’s copy of socket.io-client', () => {
  it('sends and receives in order, and tells of every frame', async () => {
    const { heard, manager, socket, sockets, told } = await connect()
    const frames: unknown[] = []
    manager.engine.on('packetCreate', ({ data }) => frames.push(data))
    manager.engine.on('packet', ({ data }) => frames.push(data))
    await vi.waitFor(() => expect(socket.connected).toBe(true))
    for (let number = 0; number < 3; number += 1) socket.emit('event', number, { by: 'ä' })
    await vi.waitFor(() => expect(heard).toHaveLength(3))
    expect(heard).toEqual([0, 1, 2].map((number) => ['event', number, { by: 'ä' }]))
    sockets[0]?.emit('patch', 1)
    sockets[0]?.emit('patch', 2)
    await vi.waitFor(() => expect(told).toHaveLength(3))
    expect(told).toEqual([
      ['connect', undefined],
      ['patch', 1],
      ['patch', 2],
    ])
    expect(frames).toContain('2["event",0,{"by":"ä"}]')
    expect(frames).toContain('2["patch",2]')
  })

  it('says what is sent last before it closes', async () => {
    const { heard, socket, sockets, told } = await connect()
    await vi.waitFor(() => expect(socket.connected).toBe(true))
    const left: string[] = []
    sockets[0]?.on('disconnect', (reason) => left.push(reason))
    socket.emit('event', 1)
    socket.emit('leave', 1)
    socket.disconnect()
    await vi.waitFor(() => expect(left).toEqual(['client namespace disconnect']))
    expect(heard).toEqual([
      ['event', 1],
      ['leave', 1],
    ])
    expect(told.at(-1)).toEqual(['disconnect', 'io client disconnect'])
  })

  it.each([
    ['the server leaves', (socket: Socket) => void socket.disconnect(), 'io server disconnect'],
    ['the connection is cut', ({ conn }: Socket) => conn.close(), 'transport error'],
    ['what comes is no packet', ({ conn }: Socket) => void conn.write('x'), 'parse error'],
  ])('tells when %s', async (_what, end, reason) => {
    const { socket, sockets, told } = await connect()
    await vi.waitFor(() => expect(sockets).toHaveLength(1))
    await vi.waitFor(() => expect(socket.connected).toBe(true))
    end(sockets[0] as Socket)
    await vi.waitFor(() => expect(told.at(-1)).toEqual(['disconnect', reason]))
  })

  it('tells why it is refused', async () => {
    const { told } = await connect({ csrf: 'wrong' })
    await vi.waitFor(() => expect(told).toHaveLength(1))
    const data = { code: 'csrf-refused' }
    expect(told).toEqual([['connect_error', expect.objectContaining({ message: 'refused', data })]])
  })

  it('tells that nobody is there', async () => {
    const { io, manager, told } = await connect()
    manager.engine.close()
    await io.close()
    close = undefined
    const { used } = globalThis as unknown as { used: typeof Manager }
    const again = new used({ path: '/_live', reconnection: false }).socket('/', { auth: {} })
    again.on('connect_error', ({ message }) => void told.push(message))
    await vi.waitFor(() => expect(told).toContain('closed'))
  })
})
