import { decodePacket, encodePacket, protocol, type Packet } from './engine-parser.ts'
import { Emitter } from './emitter.ts'

/** Text over a WebSocket to the page's own origin. */
class WebSocketTransport extends Emitter {
  /** Whether the frames of the last `send` are on their way. */
  writable = false
  readonly #path: string
  #socket: WebSocket | undefined

  constructor(options: { readonly path: string }) {
    super()
    this.#path = options.path
  }

  open(): void {
    const origin = location.origin.replace('http', 'ws')
    const socket = new WebSocket(`${origin}${this.#path}?EIO=${protocol}&transport=websocket`)
    this.#socket = socket
    socket.onopen = () => (this.writable = true)
    socket.onmessage = ({ data }) => this.emitReserved('packet', decodePacket(data))
    // Not `close`: the manager hears of that only later than it hears of errors.
    socket.onclose = () => this.emitReserved('error', new Error('closed'))
  }

  send(packets: readonly Packet[]): void {
    this.writable = false
    // A socket that is closing takes nothing, and says so when it has closed.
    for (const packet of packets) this.#socket?.send(encodePacket(packet))
    queueMicrotask(() => {
      this.writable = true
      this.emitReserved('drain')
    })
  }

  close(): void {
    this.#socket?.close()
  }
}

/** Takes the place of engine.io-client's table of transports. */
export { WebSocketTransport as transports }
