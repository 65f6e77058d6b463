import { describe, expect, it } from 'vitest'
import { Decoder, Encoder, PacketType } from './socket-parser.ts'

function decode(...frames: string[]): unknown[] {
  const packets: unknown[] = []
  const decoder = new Decoder()
  decoder.on('decoded', (packet) => packets.push(packet))
  for (const frame of frames) decoder.add(frame)
  return packets
}

// Frames as version 5 of the Socket.IO protocol prints them.
const frames: [string, { type: number; data?: unknown }][] = [
  ['0', { type: PacketType.CONNECT }],
  ['0{"sid":"a"}', { type: PacketType.CONNECT, data: { sid: 'a' } }],
  ['1', { type: PacketType.DISCONNECT }],
  ['2["join",1,{"a":[]}]', { type: PacketType.EVENT, data: ['join', 1, { a: [] }] }],
  ['4{"message":"no"}', { type: PacketType.CONNECT_ERROR, data: { message: 'no' } }],
]

describe('Encoder', () => {
  it.each(frames)('writes %s', (frame, packet) => {
    expect(new Encoder().encode(packet)).toEqual([frame])
  })
})

describe('Decoder', () => {
  // The protocol's own parser takes a bare `0` from a client only.
  it.each(frames.slice(1))('reads %s', (frame, packet) => {
    expect(decode(frame)).toEqual([packet])
  })

  it.each([
    ['an unknown type', '9[]'],
    ['binary attachments', '51-["a",{"_placeholder":true,"num":0}]'],
    ['another namespace', '2/admin,["ask"]'],
    ['what asks for an acknowledgement', '212["ask"]'],
    ['an acknowledgement', '312[]'],
    ['broken JSON', '2["a"'],
    ['an event that is no list', '2{"a":1}'],
    ['data of a disconnect', '1{"a":1}'],
    ['an empty frame', ''],
  ])('refuses %s', (_name, frame) => {
    expect(() => decode(frame)).toThrow(/invalid packet|JSON/)
  })

  it('stops telling a listener that is taken off', () => {
    const packets: unknown[] = []
    const decoder = new Decoder()
    decoder.on('decoded', (packet) => packets.push(packet))
    decoder.off()
    decoder.add('2["a"]')
    expect(packets).toEqual([])
  })
})
