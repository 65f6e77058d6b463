import type { Random } from '../random.ts'
import type { RawSocket } from './raw-socket.ts'
import { frame } from './raw-socket.ts'
import { names } from './odd-values.ts'

/** Packets of engine.io and socket.io that the protocol does not use, or that are none. */
const packets = [
  ...['', '1', '2', '2probe', '3', '3probe', '4', '5', '6', '9', 'b', 'bAAAA', '0{"sid":"x"}'],
  ...['40', '40{}', '40{"csrf":7}', '40/other,{}', '40/__proto__,', '41', '41/other,', '43[]'],
  ...['431[1]', '44{}', '44"x"', '46', '47', '48', '42', '42[', '42{}', '42[]', '42null', '42[1]'],
  ...['42[null]', '42[{}]', '42[[]]', '42/other,["x"]', '42/,["x"]', '4213["seen",1,0]'],
  ...['42-1["x"]', '4299999999999999999999["x"]', '42["x"', '42["\\ud800"]'],
  ...['450-["x"]', '451-["x"]', '451-["event",1,1,"inc",{"_placeholder":true,"num":0}]'],
  ...['451-["x",{"_placeholder":true,"num":9}]', '4599999999999-["x"]', '45-["x"]', '461-1[]'],
  ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']
    .concat('error', 'message', ...names)
    .map((name) => `42${JSON.stringify([name])}`),
]

type Send = (random: Random, socket: RawSocket) => void

const binary: Send = (random, socket) =>
  socket.raw(frame(0x82, Buffer.alloc(random.pick([0, 1, 200, 70_000]), random.below(256))))

/** Frames that WebSockets do not allow. Most end the connection. */
const breaches: readonly Buffer[] = [
  frame(0x81, Buffer.from('42["seen",1,0]'), { masked: false }),
  frame(0xf1, Buffer.from('x')),
  frame(0x83, Buffer.from('x')),
  frame(0x80, Buffer.from('a piece of nothing')),
  frame(0x81, Buffer.from([0xff, 0xfe, 0xc0])),
  frame(0x89, Buffer.alloc(130)),
  frame(0x88, Buffer.from([0x03])),
  frame(0x88, Buffer.from([0x00, 0x07])),
  frame(0x8a, Buffer.alloc(5)),
  frame(0x89, Buffer.from('ping')),
  Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
  Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0, 1]),
  Buffer.from([0x81]),
  Buffer.from('GET / HTTP/1.1\r\n\r\n'),
]

const deep: Send = (random, socket) => {
  const depth = random.pick([1_000, 200_000])
  socket.text(`42["event",1,1,"echo",${'['.repeat(depth)}${']'.repeat(depth)}]`)
}

const big: Send = (random, socket) =>
  socket.text(`42["event",1,1,"echo","${'x'.repeat(random.pick([300_000, 2_500_000]))}"]`)

const inPieces: Send = (_random, socket) => {
  socket.raw(frame(0x01, Buffer.from('42["se')))
  socket.raw(frame(0x80, Buffer.from('en",1,0]')))
}

/** Sends something odd below the protocol: packets, bytes, or what is no frame at all. */
export function sendOddPacket(random: Random, socket: RawSocket): void {
  random.weighed<Send>([
    [70, () => socket.text(random.pick(packets))],
    [10, binary],
    [10, inPieces],
    [4, () => socket.raw(random.pick(breaches))],
    [2, deep],
    [1, big],
  ])(random, socket)
}
