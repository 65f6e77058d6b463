import { describe, expect, it } from 'vitest'
import { Decoder, Encoder, PacketType } from './socket-parser.ts'

function decode(...frames: unknown[]): unknown[] {
  const packets: unknown[] = []
  const decoder = new Decoder()
  decoder.on('decoded', (packet) => packets.push(packet))
  for (const frame of frames) decoder.add(frame)
  return packets
}

// Frames as version 5 of the Socket.IO protocol prints them.
const frames: [string, { type: number; nsp: string; data?: unknown; id?: number }][] = [
  ['0', { type: PacketType.CONNECT, nsp: '/' }],
  ['0{"sid":"a"}', { type: PacketType.CONNECT, nsp: '/', data: { sid: 'a' } }],
  ['0/admin,{"sid":"a"}', { type: PacketType.CONNECT, nsp: '/admin', data: { sid: 'a' } }],
  ['1', { type: PacketType.DISCONNECT, nsp: '/' }],
  ['1/admin,', { type: PacketType.DISCONNECT, nsp: '/admin' }],
  ['2["join",1,{"a":[]}]', { type: PacketType.EVENT, nsp: '/', data: ['join', 1, { a: [] }] }],
  ['212["ask"]', { type: PacketType.EVENT, nsp: '/', data: ['ask'], id: 12 }],
  ['2/admin,0["ask"]', { type: PacketType.EVENT, nsp: '/admin', data: ['ask'], id: 0 }],
  ['3/admin,456[]', { type: PacketType.ACK, nsp: '/admin', data: [], id: 456 }],
  ['4{"message":"no"}', { type: PacketType.CONNECT_ERROR, nsp: '/', data: { message: 'no' } }],
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
    ['a binary frame', new ArrayBuffer(1)],
    ['broken JSON', '2["a"'],
    ['an event that is no list', '2{"a":1}'],
    ['the name of an own event', '2["disconnect"]'],
    ['an acknowledgement without a list', '31{}'],
    ['data of a disconnect', '1{"a":1}'],
    ['an empty frame', ''],
  ])('refuses %s', (_name, frame) => {
    expect(() => decode(frame)).toThrow(/invalid packet|JSON/)
  })

  it('stops telling a listener that is taken off', () => {
    const packets: unknown[] = []
    const listener = (packet: unknown) => packets.push(packet)
    const decoder = new Decoder()
    decoder.on('decoded', listener)
    decoder.off('decoded', listener)
    decoder.add('2["a"]')
    expect(packets).toEqual([])
  })
})
