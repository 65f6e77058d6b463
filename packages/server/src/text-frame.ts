/**
 * Makes the WebSocket frame of a text (RFC 6455, 5.2), not masked, as servers send it. In one piece, so
 * that one write sends it: head and body by themselves took a tenth of what an event costs.
 */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text)
  const start = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + size)
  frame[0] = 0x81
  if (start === 2) frame[1] = size
  else if (start === 4) {
    frame[1] = 126
    frame.writeUInt16BE(size, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(size), 2)
  }
  frame.write(text, start)
  return frame
}
