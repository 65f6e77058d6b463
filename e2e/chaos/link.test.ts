import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLink, type Link } from './link.ts'
import { createRandom } from './random.ts'

/** An end of a connection, with what it heard. */
interface End {
  readonly socket: Socket
  text: string
  readonly closed: Promise<unknown>
}

let server: Server
let link: Link
const accepted: End[] = []

beforeEach(async () => {
  accepted.length = 0
  server = createServer((socket) => accepted.push(endOf(socket)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  link = await openLink((server.address() as AddressInfo).port, createRandom(1))
})

afterEach(async () => {
  await link.close()
  for (const { socket } of accepted) socket.destroy()
  server.close()
})

function endOf(socket: Socket): End {
  const end: End = {
    socket,
    text: '',
    // Of an error, too, a connection closes.
    closed: new Promise((resolve) => socket.on('close', resolve)),
  }
  socket.on('data', (chunk: Buffer) => (end.text += chunk.toString()))
  socket.on('error', () => undefined)
  return end
}

/** Opens a connection through the link, and greets. */
async function open(): Promise<{ near: End; far: End }> {
  const near = endOf(connect(Number(new URL(link.url).port), '127.0.0.1'))
  const count = accepted.length
  near.socket.write('hello ')
  await expect.poll(() => accepted[count]?.text).toBe('hello ')
  const far = accepted[count]
  if (far === undefined) throw new Error('Nobody was accepted')
  return { near, far }
}

describe('openLink', () => {
  it('carries bytes both ways', async () => {
    const { near, far } = await open()
    far.socket.write('answer')
    await expect.poll(() => near.text).toBe('answer')
  })

  it.each(['fin', 'rst'] as const)('cuts with %s, at both ends', async (how) => {
    const { near, far } = await open()
    link.cut(how)
    await Promise.all([near.closed, far.closed])
  })

  it('cuts one end and leaves the other in the dark', async () => {
    const { near, far } = await open()
    link.cut('near')
    await near.closed
    far.socket.write('nobody hears')
    const second = await open()
    expect([far.socket.destroyed, second.near.text]).toEqual([false, ''])
  })

  it('cuts within the next bytes of a way: what passed is the beginning of them', async () => {
    const { near, far } = await open()
    const happened = link.cutWithin('down', 'rst')
    near.socket.write('passes')
    await expect.poll(() => far.text).toBe('hello passes')
    far.socket.write('an answer')
    await Promise.all([happened, near.closed])
    expect('an answer'.startsWith(near.text)).toBe(true)
    expect(near.text).not.toBe('an answer')
  })

  it('brings what was sent before the cut to the server after a new connection was answered', async () => {
    const first = await open()
    const delivered = link.deliverLate(60_000)
    first.near.socket.write('late')
    await first.near.closed
    expect(first.far.text).toBe('hello ')
    const second = await open()
    for (const text of ['1', '2', '3', '4']) {
      second.far.socket.write(text)
      await expect.poll(() => second.near.text.at(-1)).toBe(text)
    }
    await delivered
    await expect.poll(() => first.far.text).toBe('hello late')
  })

  it('holds bytes in a stall, and keeps their order', async () => {
    const { near, far } = await open()
    const over = link.stall(30)
    near.socket.write('one ')
    near.socket.write('two')
    await over
    await expect.poll(() => far.text).toBe('hello one two')
  })

  it('keeps the order under jitter', async () => {
    const { near, far } = await open()
    const over = link.slow({ delayMs: 1, jitterMs: 8 }, 60)
    const texts = Array.from({ length: 20 }, (_, at) => `${at} `)
    for (const text of texts) near.socket.write(text)
    await over
    await expect.poll(() => far.text).toBe(`hello ${texts.join('')}`)
  })

  it('drops bytes of what is open in a blackhole, and serves what is opened then', async () => {
    const { near, far } = await open()
    link.blackhole(['up'])
    near.socket.write('gone')
    far.socket.write('comes')
    await expect.poll(() => near.text).toBe('comes')
    await open()
    expect(far.text).toBe('hello ')
  })

  it('refuses connections in an outage, until it is healed', async () => {
    const { near } = await open()
    const over = link.outage(10)
    await near.closed
    const refused = endOf(connect(Number(new URL(link.url).port), '127.0.0.1'))
    await refused.closed
    await over
    await open()
  })
})
