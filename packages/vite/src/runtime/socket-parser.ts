// Takes the place of socket.io-parser in the browser: the same wire, version 5, without binary
// attachments. LiveJSX sends bytes as text.

/** Version of the Socket.IO protocol. */
export const protocol = 5

/** First character of a packet. */
export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
} as const

interface Packet {
  type: number
  nsp: string
  data?: unknown
  id?: number
}

/** Writes packets: type, namespace if it is not `/`, id, JSON. */
export class Encoder {
  /** Returns the packet as the only frame of a list. */
  encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== '/' ? `${nsp},` : ''
    const json = data === undefined || data === null ? '' : JSON.stringify(data)
    return [`${type}${namespace}${id ?? ''}${json}`]
  }
}

/** Reads packets and gives them to the listeners of `decoded`. */
export class Decoder {
  #listeners = new Set<(packet: Packet) => void>()

  on(_name: 'decoded', listener: (packet: Packet) => void): void {
    this.#listeners.add(listener)
  }

  off(_name: 'decoded', listener: (packet: Packet) => void): void {
    this.#listeners.delete(listener)
  }

  /** @throws Error when the frame is no packet; the manager closes the connection then */
  add(frame: unknown): void {
    const packet = decode(frame)
    for (const listener of this.#listeners) listener(packet)
  }

  /** Nothing is held between frames. */
  destroy(): void {}
}

function decode(frame: unknown): Packet {
  const [, type, nsp = '/', id, json] =
    /^([0-4])(?:(\/[^,]*)(?:,|$))?(\d+)?([^]*)$/.exec(String(frame)) ?? []
  const data: unknown = json && JSON.parse(json)
  const packet = {
    type: Number(type),
    nsp,
    ...(id && { id: Number(id) }),
    ...(json && { data }),
  }
  if (!type || !isValid(packet.type, json ? data : undefined)) throw new Error('invalid packet')
  return packet
}

function isValid(type: number, data: unknown): boolean {
  if (type === PacketType.DISCONNECT) return data === undefined
  if (type === PacketType.EVENT) return Array.isArray(data) && !reserved.test(String(data[0]))
  if (type === PacketType.ACK) return Array.isArray(data)
  return typeof data === 'object' && data !== null
}

/** Names of the socket's own events, which no server may send. */
const reserved = /^(connect|connect_error|disconnect|disconnecting|newListener|removeListener)$/
