import { Transport } from 'engine.io-client'
import { encodePacket } from './engine-parser.ts'

/** What the class it extends keeps to itself. */
interface Inside {
  writable: boolean
  emitReserved(name: 'drain'): void
  createUri(schema: string, query: object): string
}

type Packet = Parameters<typeof encodePacket>[0]

/**
 * The WebSocket transport of engine.io-client without what is for Node and React Native: text, in a
 * browser.
 */
export class WebSocketTransport extends Transport {
  #socket: WebSocket | undefined

  override get name(): string {
    return 'websocket'
  }

  override doOpen(): void {
    const inside = this as unknown as Inside
    const socket = new WebSocket(
      inside.createUri(this.opts.secure ? 'wss' : 'ws', this.query),
      this.opts.protocols,
    )
    this.#socket = socket
    socket.onopen = () => this.onOpen()
    socket.onclose = (context) =>
      this.onClose({ description: 'websocket connection closed', context })
    socket.onmessage = ({ data }) => this.onData(data)
    socket.onerror = (error) => this.onError('websocket error', error)
  }

  override write(packets: Packet[]): void {
    const inside = this as unknown as Inside
    inside.writable = false
    for (const packet of packets) {
      // A socket that is closing takes nothing, and says so when it has closed.
      encodePacket(packet, true, (data) => this.#socket?.send(data))
    }
    queueMicrotask(() => {
      inside.writable = true
      inside.emitReserved('drain')
    })
  }

  override doClose(): void {
    if (this.#socket === undefined) return
    this.#socket.onerror = null
    this.#socket.close()
    this.#socket = undefined
  }
}
