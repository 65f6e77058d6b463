import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server as Engine } from 'engine.io'
import { Server as SocketServer, type Socket } from 'socket.io'
import { WebSocketServer } from 'ws'
import { LiveError, limits, type ServerMessage } from '@livejsx/protocol'
import type { ConnectInfo } from '@livejsx/view'
import { connectInfo } from './connect-info.ts'
import type { Connection, Wire } from './connection.ts'
import type { Session } from './cookie-session.ts'
import { messageText } from './message-text.ts'
import { textFrame } from './text-frame.ts'

/** Path of the socket below the origin. */
const socketPath = '/_live'
/** Frames that may wait in a socket before new state is held back. */
const maxWaitingFrames = 4
/** Type of an event among the packets of socket.io, and of these among those of engine.io. */
const [eventPacket, messagePacket] = ['2', '4']
/** What socket.io dispatches as an event of our namespace: type 2, or 5 with attachments, an acknowledgement id, a list. */
const eventFrame = /^(?:2|5\d+-)\d*\[/
/** How those begin that our client sends. */
const plainEvent = `${eventPacket}[`

/** Who is at the other end of a new socket. */
export interface Peer {
  readonly session: Session
  readonly origin: string
  readonly connectInfo: ConnectInfo
}

/** What the transport asks and tells the server. */
export interface TransportHost {
  /** Reads the session of a handshake. @throws LiveError `session-required`, `csrf-refused` */
  authenticate(handshake: { cookies: string | undefined; csrf: unknown }): Session
  /** Whether a page of this origin may connect. */
  isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean
  connect(wire: Wire, peer: Peer): Connection
}

/** The one place that touches socket.io. */
export interface Transport {
  attach(http: HttpServer): void
  /** Count of open sockets. */
  readonly sockets: number
  close(): Promise<void>
}

/**
 * Makes the socket.io side of a server: WebSocket only, one namespace, nothing compressed. The
 * engine is made with the first HTTP server, so that a server without sockets has none.
 */
export function createTransport(host: TransportHost): Transport {
  const attached = new Set<HttpServer>()
  const closings: Closings = new WeakMap()
  let sockets: { engine: Engine; io: SocketServer } | undefined

  // Not `io.attach`: that one would also close the HTTP server, which is not ours, and end the
  // upgrades of others, such as the dev server's own WebSocket.
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname !== socketPath && pathname !== `${socketPath}/`) return
    closings.set(request, socket.listeners('close'))
    sockets?.engine.handleUpgrade(request as EngineRequest, socket, head)
  }

  return {
    attach(http) {
      sockets ??= openSockets(host, closings)
      attached.add(http)
      http.on('upgrade', onUpgrade)
    },
    get sockets() {
      return sockets?.io.of('/').sockets.size ?? 0
    },
    close: async () => {
      for (const http of attached) http.off('upgrade', onUpgrade)
      await sockets?.io.close()
    },
  }
}

type EngineRequest = Parameters<Engine['handleUpgrade']>[0]

/** What waited for the end of a socket when its handshake began. */
type Closings = WeakMap<IncomingMessage, readonly Function[]>

function openSockets(
  host: TransportHost,
  closings: Closings,
): { engine: Engine; io: SocketServer } {
  const engine = new Engine({
    transports: ['websocket'],
    perMessageDeflate: false,
    // A half-open connection is noticed after the sum of both (`limits.silenceTimeoutMs`).
    pingInterval: 10_000,
    pingTimeout: limits.silenceTimeoutMs - 10_000,
    maxHttpBufferSize: limits.maxFrameBytes,
    wsEngine: WebSocketServer,
    allowRequest: (request, decide) => {
      forgetAnswer(request, closings.get(request) ?? [])
      const { origin, host: target } = request.headers
      const allowed = host.isAllowedOrigin(origin, target)
      decide(allowed ? null : 'origin-refused', allowed)
    },
  })
  const io = new SocketServer({ serveClient: false, connectTimeout: limits.joinTimeoutMs })
  io.bind(engine)
  io.use((socket, next) => {
    try {
      const { headers, auth } = socket.handshake
      socket.data = host.authenticate({ cookies: headers.cookie, csrf: auth['csrf'] })
      next()
    } catch (error) {
      const { code } = LiveError.from(error)
      next(Object.assign(new Error(code), { data: { code } }))
    }
  })
  io.on('connection', (socket) => serve(socket, host))
  return { engine, io }
}

/**
 * engine.io's answer to a handshake waits for the end of the socket, to tell middlewares, of which there
 * are none. It would keep the request and its headers for as long: a tenth of what an idle page takes.
 */
function forgetAnswer({ socket }: IncomingMessage, before: readonly Function[]): void {
  for (const listener of socket.listeners('close').slice(before.length)) {
    socket.off('close', listener as () => void)
  }
}

/** The socket of one page. A class, since a server has thousands. */
class SocketWire implements Wire {
  readonly #conn: Socket['conn']

  constructor(conn: Socket['conn']) {
    this.#conn = conn
  }

  // Not `socket.emit`: what it would do besides – search the message for binary data, copy it, offer it
  // to listeners – takes longer than all of our own part of an event.
  send(message: ServerMessage): number {
    if (this.#conn.readyState !== 'open') return 0
    const text = `${eventPacket}${messageText(message)}`
    const frame = textFrame(`${messagePacket}${text}`)
    this.#conn.write(text, { wsPreEncodedFrame: [frame] } as object)
    return text.length
  }

  // engine.io documents the buffer and its `drain` event, but its types keep it private.
  isBackedUp(): boolean {
    const { writeBuffer } = this.#conn as unknown as { writeBuffer: readonly unknown[] }
    return writeBuffer.length > maxWaitingFrames
  }

  // Not `socket.disconnect`: after that packet the page would never come back by itself.
  close(): void {
    this.#conn.close()
  }
}

function serve(socket: Socket, host: TransportHost): void {
  const request: IncomingMessage = socket.request
  const secure = 'encrypted' in request.socket
  const origin = `${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`
  // Sizes of the event frames that are not dispatched yet: socket.io dispatches in a later tick.
  const sizes: number[] = []
  const { conn } = socket
  const connection = host.connect(new SocketWire(conn), {
    session: socket.data as Session,
    origin,
    connectInfo: connectInfo(Object.entries(request.headers), socket.handshake.address),
  })

  conn.on('packet', ({ data }: { data?: unknown }) => {
    if (typeof data !== 'string') return
    if (data.startsWith(plainEvent) || eventFrame.test(data)) sizes.push(data.length)
  })
  conn.on('drain', () => connection.onDrain())
  // A middleware that never calls `next` is the one door: a packet that is dispatched further
  // could name an event ("error") for which Node's emitter throws.
  socket.use((packet) => connection.onMessage(packet, sizes.shift() ?? 0))
  socket.on('disconnect', () => connection.onClose())
  // Nobody needs the handshake any more: headers, as they came and parsed.
  Object.assign(conn, { request: null })
  Object.assign(socket, { handshake: null })
}
