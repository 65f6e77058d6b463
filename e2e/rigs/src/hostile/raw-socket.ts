import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

/** A WebSocket by hand, which sends what no library would. */
export interface RawSocket {
  /** Texts of the server since the last call. */
  received(): string[]
  /** Whether the connection is there no more. */
  readonly closed: boolean
  /** Sends a text as a masked frame. */
  text(text: string): void
  /** Sends any bytes. */
  raw(bytes: Buffer): void
  /** Resolves once the server has said something more, or the connection is closed. */
  changed(): Promise<void>
  cut(): void
}

/** Opens a socket. Resolves once the server has answered the upgrade; `closed` = it refused. */
export async function openRawSocket(
  port: number,
  headers: Readonly<Record<string, string>>,
): Promise<RawSocket> {
  const socket = connect(port, '127.0.0.1')
  let buffer: Buffer = Buffer.alloc(0)
  let isUpgraded = false
  let closed = false
  let texts: string[] = []
  let wake = (): void => undefined
  const changed = (): Promise<void> =>
    closed ? Promise.resolve() : new Promise((resolve) => (wake = resolve))

  socket.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes])
    if (!isUpgraded) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      isUpgraded = buffer.subarray(0, end).toString().startsWith('HTTP/1.1 101')
      buffer = buffer.subarray(end + 4)
      if (!isUpgraded) socket.destroy()
    }
    const frames = readFrames(buffer)
    buffer = frames.rest
    texts.push(...frames.texts)
    wake()
  })
  socket.on('close', () => {
    closed = true
    wake()
  })
  // The server resets what it does not want to read to its end.
  socket.on('error', () => undefined)

  const fields = {
    Host: `127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  socket.write(`GET /_live/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  while (!isUpgraded && !closed) await changed()
  const raw = (bytes: Buffer): void => {
    if (!closed) socket.write(bytes)
  }

  return {
    get closed() {
      return closed
    },
    received() {
      const taken = texts
      texts = []
      return taken
    },
    changed,
    text: (text) => raw(frame(0x81, Buffer.from(text))),
    raw,
    cut: () => socket.destroy(),
  }
}

/** Makes a masked frame (RFC 6455, 5.2). @param head first byte: flags and opcode */
export function frame(head: number, payload: Buffer, { masked = true } = {}): Buffer {
  const { length } = payload
  const wide = length > 65_535 ? 8 : length > 125 ? 2 : 0
  const start = Buffer.alloc(2 + wide)
  start[0] = head
  start[1] = (masked ? 0x80 : 0) | (wide === 8 ? 127 : wide === 2 ? 126 : length)
  if (wide === 2) start.writeUInt16BE(length, 2)
  if (wide === 8) start.writeBigUInt64BE(BigInt(length), 2)
  if (!masked) return Buffer.concat([start, payload])
  // Any mask will do: with zeros the payload stays what it is.
  return Buffer.concat([start, Buffer.alloc(4), payload])
}

function readFrames(buffer: Buffer): { texts: string[]; rest: Buffer } {
  const texts: string[] = []
  let at = 0
  while (buffer.length - at >= 2) {
    const opcode = (buffer[at] ?? 0) & 15
    const short = (buffer[at + 1] ?? 0) & 127
    const wide = short === 127 ? 8 : short === 126 ? 2 : 0
    if (buffer.length - at < 2 + wide) break
    const length =
      wide === 8
        ? Number(buffer.readBigUInt64BE(at + 2))
        : wide === 2
          ? buffer.readUInt16BE(at + 2)
          : short
    const start = at + 2 + wide
    if (buffer.length < start + length) break
    if (opcode === 1) texts.push(buffer.subarray(start, start + length).toString())
    at = start + length
  }
  return { texts, rest: buffer.subarray(at) }
}
