// Takes the place of socket.io-parser in the browser: the same wire, version 5, without binary
// attachments, acknowledgements and namespaces. LiveJSX sends bytes as text.

/** First character of a packet. */
export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, CONNECT_ERROR: 4 } as const

interface Packet {
  type: number
  data?: unknown
}

/** Writes packets: type, JSON. */
export class Encoder {
  /** Returns the packet as the only frame of a list. */
  encode({ type, data }: Packet): string[] {
    return [type + (data === undefined ? '' : JSON.stringify(data))]
  }
}

/** Reads packets and gives them to the listener of `decoded`. */
export class Decoder {
  #listener: ((packet: Packet) => void) | undefined

  on(_name: 'decoded', listener: (packet: Packet) => void): void {
    this.#listener = listener
  }

  off(): void {
    this.#listener = undefined
  }

  /** @throws Error when the frame is no packet; the manager closes the connection then */
  add(frame: string): void {
    const type = Number(frame[0])
    const data: unknown = frame.length > 1 ? JSON.parse(frame.slice(1)) : undefined
    if (!isValid(type, data)) throw new Error('invalid packet')
    this.#listener?.({ type, data })
  }
}

function isValid(type: number, data: unknown): boolean {
  if (type === PacketType.DISCONNECT) return data === undefined
  if (type === PacketType.EVENT) return Array.isArray(data)
  return (type === PacketType.CONNECT || type === PacketType.CONNECT_ERROR) && !!data
}
