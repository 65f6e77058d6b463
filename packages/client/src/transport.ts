import type { BrowserMessage } from '@livejsx/protocol'
import { Manager } from 'socket.io-client'
import { lines } from './wire-lines.ts'

/** The way to the server, which may open and close many times. */
export interface Wire {
  /** Sends at once; what is sent while closed is dropped. */
  send(message: BrowserMessage): void
  /** Closes for good. */
  close(): void
}

/** What the wire tells. */
export interface WireEvents {
  onOpen(): void
  /** @param bytes length of the frame */
  onMessage(message: unknown, bytes: number): void
  onSent(bytes: number): void
  onClose(): void
  /** The server refused the handshake; it is not tried again by itself. */
  onRefused(code: string): void
}

/** Opens a wire. It reconnects by itself, with growing pauses and jitter, until it is closed. */
export type OpenWire = (csrf: string, events: WireEvents) => Wire

/** The one place that touches socket.io-client. */
export const openSocket: OpenWire = (csrf, events) => {
  const manager = new Manager(location.origin, {
    path: '/_live',
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  })
  const socket = manager.socket('/', { auth: { csrf } })
  let frame = 0

  manager.on('open', () => {
    manager.engine.on('packet', ({ data }) => (frame = frameLength(data)))
    manager.engine.on('packetCreate', ({ data }) => events.onSent(frameLength(data)))
  })
  socket.on('connect', events.onOpen)
  socket.on('disconnect', events.onClose)
  socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
    if (error.data) events.onRefused(error.data.code)
  })
  socket.onAny((...message: unknown[]) => {
    const bytes = frame
    lines.down(() => {
      // What a connection brought is nothing to the next one.
      if (socket.connected) events.onMessage(message, bytes)
    })
  })

  return {
    send([name, ...rest]) {
      // socket.io would keep what is sent while offline and deliver it before our join.
      lines.up(() => {
        if (socket.connected) socket.emit(name, ...rest)
      })
    },
    close: () => void socket.disconnect(),
  }
}

function frameLength(data: unknown): number {
  return 1 + (typeof data === 'string' ? data.length : 0)
}
