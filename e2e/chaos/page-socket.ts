import { WebSocket } from 'ws'
import { readFrame, writeFrame, type PageLog } from './page-log.ts'

/** Stands between a page and its wire, and may do to messages what a faulty product would. */
export interface WireFault {
  /** @returns what is sent in the message's place */
  up(message: unknown[]): unknown[][]
  /** @returns what is delivered in the message's place */
  down(message: unknown[]): unknown[][]
  /** Given once per connection, to send what nobody asked for. */
  onOpen?(send: (message: unknown[]) => void): void
}

/** What a page's socket needs to know. */
export interface SocketOptions {
  readonly cookies: string
  readonly origin: string
  readonly log: PageLog
  readonly fault?: WireFault | undefined
  /** Runs the page's handlers in the page. */
  run(handler: () => void): void
}

type Handler = (event: never) => void

/** The part of a browser's WebSocket that the client uses. */
interface BrowserSocket {
  onopen: Handler | null
  onclose: Handler | null
  onmessage: ((event: { readonly data: string }) => void) | null
  onerror: Handler | null
  send(data: string): void
  close(): void
}

/** Opens a WebSocket like the one of a browser, with its cookies. */
export function openPageSocket(url: string, options: SocketOptions): BrowserSocket {
  const { cookies, origin, log, fault, run } = options
  const wire = new WebSocket(url, {
    headers: { cookie: cookies },
    origin,
    perMessageDeflate: false,
    handshakeTimeout: 20_000,
  })
  let isLeft = false
  const socket: BrowserSocket = {
    onopen: null,
    onclose: null,
    onmessage: null,
    onerror: null,
    send(data) {
      for (const frame of through(fault?.up, data)) transmit(frame)
    },
    close() {
      isLeft = true
      wire.close()
    },
  }
  const transmit = (frame: string): void => {
    if (wire.readyState !== WebSocket.OPEN) return
    log.onFrame('up', frame)
    wire.send(frame)
  }
  wire.on('open', () => {
    fault?.onOpen?.((message) => transmit(writeFrame(message)))
    run(() => socket.onopen?.({} as never))
  })
  wire.on('message', (data: Buffer) => {
    const text = data.toString()
    // What comes after the page has closed the socket, it does not hear.
    if (!isLeft) log.onFrame('down', text)
    for (const frame of through(fault?.down, text)) run(() => socket.onmessage?.({ data: frame }))
  })
  wire.on('close', (code) => run(() => socket.onclose?.({ code } as never)))
  wire.on('error', (error) => run(() => socket.onerror?.(error as never)))
  return socket
}

/** The socket of a page that has gone without a word: nothing comes of it. */
export function closedSocket(): BrowserSocket {
  const nothing = (): void => undefined
  return {
    onopen: null,
    onclose: null,
    onmessage: null,
    onerror: null,
    send: nothing,
    close: nothing,
  }
}

function through(change: WireFault['up'] | undefined, frame: string): string[] {
  const message = change === undefined ? undefined : readFrame(frame)
  if (change === undefined || message === undefined) return [frame]
  return change(message).map(writeFrame)
}
