import { describe, expect, it } from 'vitest'
import { decodePacket, encodePacket } from './engine-parser.ts'

const frames: [string, { type: string; data?: string }][] = [
  ['0{"sid":"a"}', { type: 'open', data: '{"sid":"a"}' }],
  ['1', { type: 'close' }],
  ['2', { type: 'ping' }],
  ['2probe', { type: 'ping', data: 'probe' }],
  ['3', { type: 'pong' }],
  ['42["a"]', { type: 'message', data: '2["a"]' }],
  ['6', { type: 'noop' }],
]

describe('encodePacket', () => {
  it.each(frames)('writes %s', (frame, packet) => {
    expect(encodePacket(packet)).toBe(frame)
  })
})

describe('decodePacket', () => {
  it.each(frames)('reads %s', (frame, packet) => {
    expect(decodePacket(frame)).toEqual(packet)
  })

  it.each([['9'], [''], ['b'], [new ArrayBuffer(2)]])('calls %s an error', (frame) => {
    expect(decodePacket(frame)).toEqual({ type: 'error', data: 'parser error' })
  })
})
