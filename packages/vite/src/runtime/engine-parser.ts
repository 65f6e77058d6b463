// Takes the place of engine.io-parser in the browser: the same wire, version 4, text frames only.

/** Version of the Engine.IO protocol. */
export const protocol = 4

const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']

/** What a frame says. */
export interface Packet {
  readonly type: string
  readonly data?: string
}

/** Returns the packet's text frame. */
export function encodePacket({ type, data = '' }: Packet): string {
  return types.indexOf(type) + data
}

/** Reads a text frame. What is none becomes an `error` packet, upon which the socket closes. */
export function decodePacket(frame: unknown): Packet {
  const text = String(frame)
  const type = types[Number(text[0])]
  if (type === undefined) return { type: 'error', data: 'parser error' }
  return text.length > 1 ? { type, data: text.slice(1) } : { type }
}
