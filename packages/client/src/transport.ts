import type { BrowserMessage } from '@livejsx/protocol'
// The build gives this name a part of the package; an app's own import gets all of it.
import { Manager, type Socket } from '#socket.io-client'
import { createReconnect } from './reconnect.ts'
import { lines } from './wire-lines.ts'

/** The way to the server, which may open and close many times. */
export interface Wire {
  /** Sends at once; what is sent while closed is dropped. */
  send(message: BrowserMessage): void
  /** Gives the connection up and opens another one, after a pause. */
  again(): void
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

/** What a server may say with a refusal or an error. */
interface Refusal {
  readonly code?: string
  readonly retryAfterMs?: number
}

/** The one place that touches socket.io-client. */
export const openSocket: OpenWire = (csrf, events) => {
  const listening = new AbortController()
  let socket: Socket | undefined
  let isOpen = false

  const drop = (): void => {
    const last = socket
    // First, so that nothing that it tells from now on counts.
    socket = undefined
    last?.disconnect()
    if (!isOpen) return
    isOpen = false
    events.onClose()
  }
  const again = (): void => {
    drop()
    reconnect.onLost()
  }
  const close = (): void => {
    listening.abort()
    reconnect.stop()
    drop()
  }
  const open = (): void => {
    // Later: whoever opens does not wait for an end yet.
    if (lines.isCut) return queueMicrotask(again)
    const manager = new Manager({
      path: '/_live',
      transports: ['websocket'],
      reconnection: false,
    })
    const own = (socket = manager.socket('/', { auth: { csrf } }))
    let frame = 0
    manager.engine.on('packet', ({ data }) => {
      frame = frameLength(data)
      reconnect.onSign()
    })
    manager.engine.on('packetCreate', ({ data }) => events.onSent(frameLength(data)))
    const onEnd = (): void => {
      if (own === socket) again()
    }
    own.on('connect', () => {
      isOpen = true
      reconnect.onOpen()
      events.onOpen()
    })
    own.on('disconnect', onEnd)
    own.on('connect_error', ({ data = {} }: Error & { data?: Refusal }) => {
      const { code, retryAfterMs } = data
      if (retryAfterMs !== undefined) reconnect.onHint(retryAfterMs)
      else if (code !== undefined) {
        close()
        return events.onRefused(code)
      }
      onEnd()
    })
    own.onAny((...message: [name: string, code: unknown, details?: Refusal]) => {
      const [name, , { retryAfterMs } = {}] = message
      if (name === 'error' && retryAfterMs) reconnect.onHint(retryAfterMs)
      const bytes = frame
      lines.down(() => {
        // What a connection brought is nothing to the next one.
        if (own === socket) events.onMessage(message, bytes)
      })
    })
  }
  const reconnect = createReconnect({
    open,
    drop,
    now: Date.now,
    random: Math.random,
    isHidden: () => document.hidden,
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  const { signal } = listening
  addEventListener('online', reconnect.wake, { signal })
  addEventListener('visibilitychange', reconnect.wake, { signal })
  addEventListener('offline', again, { signal })

  return {
    send([name, ...rest]) {
      const own = socket
      // socket.io would keep what is sent while offline and deliver it before our join.
      if (isOpen) {
        lines.up(() => {
          if (own === socket) own?.emit(name, ...rest)
        })
      }
    },
    again,
    close,
  }
}

function frameLength(data: unknown): number {
  return 1 + (typeof data === 'string' ? data.length : 0)
}
